import { type Kysely, sql } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

/** For the page in Teams: its lists are read from an index, and it learns which customers somebody has acted on. */
export async function createPageInTeams(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await createListIndexes(query, engine);
  await query.schema
    .createTable('customer_changes')
    .addColumn('customer_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await query.schema.createIndex('customer_changes_by_time').on('customer_changes').column('changed_at').execute();
  if (engine === 'postgres') await createNoting(query);
  for (const act of acts) await createTrigger(query, engine, act);
}

/** Names in one order whatever the case, on each engine in its own alphabet of bytes. */
async function createListIndexes(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  const name = sql.raw(engine === 'postgres' ? '(lower(company_name) collate "C")' : 'lower(company_name)');
  await sql`
    create index customers_by_name on customers (status, ${name}, customer_id) where left_at is null`.execute(query);
  await sql`
    create index invitation_follow_ups_expired on invitation_follow_ups (ended_at, customer_id) where state = 'expired'
  `.execute(query);
  await sql`create index attestations_of_agent on attestations (agent_id, intended_at)`.execute(query);
  await sql`create index handovers_by_sender on handovers (from_agent_id, created_at)`.execute(query);
}

interface Act {
  readonly table: string;
  readonly event: 'insert' | 'update' | 'delete';
  /** Where only some updates are acts. */
  readonly isAct?: string;
}

const acts: readonly Act[] = [
  { table: 'attestations', event: 'insert' },
  { table: 'attestations', event: 'update', isAct: 'old.state <> new.state' },
  { table: 'attestation_corrections', event: 'insert' },
  { table: 'invitations', event: 'insert' },
  { table: 'invitations', event: 'delete' },
  { table: 'invitation_follow_ups', event: 'update', isAct: 'old.state <> new.state' },
  { table: 'handovers', event: 'insert' },
  { table: 'handovers', event: 'update', isAct: 'old.state <> new.state' },
  { table: 'follow_ups', event: 'insert', isAct: 'new.owner_id is not null or new.needed_by is not null' },
  {
    table: 'follow_ups',
    event: 'update',
    isAct: 'old.owner_id is distinct from new.owner_id or old.needed_by is distinct from new.needed_by',
  },
  { table: 'reminder_mutes', event: 'insert' },
  { table: 'reminder_mutes', event: 'update', isAct: 'old.until is distinct from new.until' },
  { table: 'reminder_mutes', event: 'delete' },
];

/** By the clock of the database, so that all instances write the same time. */
const nowOn = {
  embedded: `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  postgres: `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
} as const;

function note(customerId: string, engine: DatabaseEngine): string {
  return `
    insert into customer_changes (customer_id, changed_at) values (${customerId}, ${nowOn[engine]})
    on conflict (customer_id) do update set changed_at = excluded.changed_at;`;
}

/** A correction names its attestation alone. */
const ofAttestation = '(select customer_id from attestations where attestation_id = new.attestation_id)';

async function createNoting(query: Kysely<unknown>): Promise<void> {
  for (const [name, customerId] of [
    ['note_new', 'new.customer_id'],
    ['note_old', 'old.customer_id'],
    ['note_correction', ofAttestation],
  ] as const) {
    const body = `begin ${note(customerId, 'postgres')} return null; end`;
    await sql.raw(`create function ${name}() returns trigger language plpgsql as $$ ${body} $$`).execute(query);
  }
}

async function createTrigger(query: Kysely<unknown>, engine: DatabaseEngine, { table, event, isAct }: Act) {
  const row = event === 'delete' ? 'old' : 'new';
  const isCorrection = table === 'attestation_corrections';
  const noting = isCorrection ? 'note_correction' : `note_${row}`;
  const work =
    engine === 'postgres'
      ? `execute function ${noting}()`
      : `begin ${note(isCorrection ? ofAttestation : `${row}.customer_id`, engine)} end`;
  const when = isAct === undefined ? '' : `when (${isAct})`;
  await sql
    .raw(`create trigger ${table}_noted_on_${event} after ${event} on ${table} for each row ${when} ${work}`)
    .execute(query);
}
