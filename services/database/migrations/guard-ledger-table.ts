import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

interface LedgerGuard {
  readonly engine: DatabaseEngine;
  readonly table: 'attestations' | 'attestation_corrections' | 'erasures';
  /** The columns that may change after a row was written. All others are guarded. */
  readonly changing: readonly string[];
}

/**
 * Lets no row of a ledger be deleted, and nothing in it be rewritten but the columns named. SQLite guards the columns there
 * are, so a migration that adds one calls this again; PostgreSQL guards later ones too. A test compares guard and table.
 */
export async function guardLedgerTable(query: Kysely<unknown>, guard: LedgerGuard): Promise<void> {
  return guard.engine === 'postgres' ? guardOnPostgres(query, guard) : guardOnEmbedded(query, guard);
}

function refusals(table: LedgerGuard['table']) {
  const what = table === 'erasures' ? 'the record of an erasure' : 'an attestation';
  return { deleted: `${what} is never deleted`, rewritten: `${what} is never rewritten` };
}

async function guardOnEmbedded(query: Kysely<unknown>, { table, changing }: LedgerGuard): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(query);
  const { deleted, rewritten } = refusals(table);
  const refuse = (message: string) => `begin select raise(abort, '${message}'); end`;
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(query);
  const fixed = rows.map(({ name }) => name).filter((name) => !changing.includes(name));
  await run(`drop trigger if exists ${table}_keep_intent`);
  await run(
    `create trigger ${table}_keep_intent before update of ${fixed.join(', ')} on ${table} for each row ${refuse(rewritten)}`,
  );
  await run(`create trigger if not exists ${table}_stay before delete on ${table} for each row ${refuse(deleted)}`);
}

async function guardOnPostgres(query: Kysely<unknown>, { table, changing }: LedgerGuard): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(query);
  const { deleted, rewritten } = refusals(table);
  const refuse = (message: string) => `execute function refuse_ledger_change('${message}')`;
  const names = changing.map((name) => `'${name}'`).join(', ');
  const fixed = (row: 'old' | 'new') => `to_jsonb(${row}) - array[${names}]::text[]`;
  await run(`drop trigger if exists ${table}_keep_intent on ${table}`);
  await run(
    `create trigger ${table}_keep_intent before update on ${table} for each row ` +
      `when (${fixed('new')} is distinct from ${fixed('old')}) ${refuse(rewritten)}`,
  );
  for (const [name, event, each] of [
    ['stay', 'delete', 'row'],
    ['stay_all', 'truncate', 'statement'],
  ]) {
    await run(`drop trigger if exists ${table}_${name} on ${table}`);
    await run(`create trigger ${table}_${name} before ${event} on ${table} for each ${each} ${refuse(deleted)}`);
  }
}
