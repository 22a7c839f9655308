import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

const table = 'attestation_people';
const rewritten = 'what the ledger says of people is never rewritten, only erased';
const deleted = 'an attestation is never deleted';

/** Lets each column be emptied, and nothing else. A migration that adds a column calls this again; a test compares. */
export async function guardLedgerPeople(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  const columns = (await query.introspection.getTables()).find(({ name }) => name === table)?.columns ?? [];
  const run = (statement: string) => sql.raw(statement).execute(query);
  const refuse = (message: string) =>
    engine === 'postgres'
      ? `execute function refuse_ledger_change('${message}')`
      : `begin select raise(abort, '${message}'); end`;
  const isRewritten = columns
    .map(({ name }) => (name === 'attestation_id' ? '' : `new.${name} is not null and `) + isChanged(name))
    .join(' or ');
  const on = engine === 'postgres' ? ` on ${table}` : '';
  await run(`drop trigger if exists ${table}_keep${on}`);
  await run(
    `create trigger ${table}_keep before update on ${table} for each row when (${isRewritten}) ${refuse(rewritten)}`,
  );
  await run(`drop trigger if exists ${table}_stay${on}`);
  await run(`create trigger ${table}_stay before delete on ${table} for each row ${refuse(deleted)}`);
  if (engine === 'embedded') return;
  await run(`drop trigger if exists ${table}_stay_all${on}`);
  await run(`create trigger ${table}_stay_all before truncate on ${table} for each statement ${refuse(deleted)}`);
}

function isChanged(name: string): string {
  return `new.${name} is distinct from old.${name}`;
}
