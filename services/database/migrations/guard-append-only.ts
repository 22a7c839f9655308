import { type Kysely, sql } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

interface AppendOnly {
  readonly engine: DatabaseEngine;
  readonly table: string;
  /** Whether rows may go, though none may change. */
  readonly isErasable?: boolean;
}

/** Lets rows be added to a table, and none be changed; nor deleted, unless they are erasable. */
export async function guardAppendOnly(
  query: Kysely<unknown>,
  { engine, table, isErasable }: AppendOnly,
): Promise<void> {
  const [rewritten, deleted] = [`a row of ${table} is never rewritten`, `a row of ${table} is never deleted`];
  await guard(query, engine, { table, name: 'keep', event: 'update', message: rewritten });
  if (isErasable) return;
  await guard(query, engine, { table, name: 'stay', event: 'delete', message: deleted });
  if (engine === 'postgres')
    await guard(query, engine, { table, name: 'stay_all', event: 'truncate', message: deleted });
}

interface Guard {
  readonly table: string;
  readonly name: string;
  readonly event: 'update' | 'delete' | 'truncate';
  readonly message: string;
}

async function guard(query: Kysely<unknown>, engine: DatabaseEngine, given: Guard): Promise<void> {
  const { table, name, event, message } = given;
  const refuse =
    engine === 'postgres'
      ? `execute function refuse_ledger_change('${message}')`
      : `begin select raise(abort, '${message}'); end`;
  const each = event === 'truncate' ? 'statement' : 'row';
  await sql
    .raw(`create trigger ${table}_${name} before ${event} on ${table} for each ${each} ${refuse}`)
    .execute(query);
}
