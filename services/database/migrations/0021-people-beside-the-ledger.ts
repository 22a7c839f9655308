import { type Kysely, sql } from 'kysely';
import { commitmentTo, newSalt } from '../../commitment.ts';
import type { DatabaseEngine } from '../database.ts';
import { changingInLedger } from './0013-attestation-corrections.ts';
import { guardLedgerTable } from './guard-ledger-table.ts';
import { guardLedgerPeople } from './guard-ledger-people.ts';

/** What an entry says of people, by the name of its part. */
const parts = {
  contact: ['first_name', 'last_name', 'email', 'phone_number'],
  agent: ['agent_name'],
  reason: ['reason'],
  replaces: ['replaces'],
} as const;
const names = Object.keys(parts) as readonly (keyof typeof parts)[];
/** The chat with the agent leads to a person too, but proves nothing. */
const moved = [...Object.values(parts).flat(), 'conversation_id'] as const;
const salts = names.map((name) => `${name}_salt`);

type Entry = Readonly<Record<'attestation_id' | (typeof moved)[number], string | null>>;

/** Parts what the ledger says of people from what it proves, so that a person can be erased and no entry is rewritten. */
export async function partPeopleFromLedger(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await createPeople(query);
  for (const name of names) await query.schema.alterTable('attestations').addColumn(`${name}_hash`, 'text').execute();
  await sql
    .raw(`drop trigger attestations_keep_intent ${engine === 'postgres' ? 'on attestations' : ''}`)
    .execute(query);
  await movePeople(query);
  for (const column of moved) await query.schema.alterTable('attestations').dropColumn(column).execute();
  await guardLedgerTable(query, { engine, table: 'attestations', changing: changingInLedger });
  await guardLedgerPeople(query, engine);
}

async function createPeople(query: Kysely<unknown>): Promise<void> {
  const table = query.schema
    .createTable('attestation_people')
    .addColumn('attestation_id', 'text', (column) =>
      column.notNull().primaryKey().references('attestations.attestation_id'),
    );
  await [...moved, ...salts].reduce((so, name) => so.addColumn(name, 'text'), table).execute();
}

const atOnce = 500;

async function movePeople(query: Kysely<unknown>): Promise<void> {
  for (let after = ''; ;) {
    const { rows } = await sql<Entry>`
      select attestation_id, ${sql.join(moved.map((column) => sql.ref(column)))} from attestations
      where attestation_id > ${after} order by attestation_id limit ${atOnce}`.execute(query);
    for (const row of rows) await moveOne(query, row);
    const last = rows.at(-1)?.attestation_id;
    if (!last) return;
    after = last;
  }
}

async function moveOne(query: Kysely<unknown>, row: Entry): Promise<void> {
  const committed = names.flatMap((name) => {
    const values = Object.fromEntries(parts[name].map((column) => [column, row[column]]));
    const salt = newSalt();
    const isEmpty = Object.values(values).every((value) => value === null);
    return isEmpty ? [] : [{ name, salt, hash: commitmentTo(values, salt) }];
  });
  const people = [
    ...Object.entries(row),
    ...committed.map(({ name, salt }): [string, string] => [`${name}_salt`, salt]),
  ];
  await sql`
    insert into attestation_people (${sql.join(people.map(([column]) => sql.ref(column)))})
    values (${sql.join(people.map(([, value]) => value))})`.execute(query);
  const hashes = committed.map(({ name, hash }) => sql`${sql.ref(`${name}_hash`)} = ${hash}`);
  await sql`update attestations set ${sql.join(hashes)} where attestation_id = ${row.attestation_id}`.execute(query);
}
