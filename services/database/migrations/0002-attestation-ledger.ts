import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

/** Written with the intent, and never again. */
const fixed = {
  required: [
    'customer_id',
    'company_name',
    'agent_id',
    'agent_name',
    'first_name',
    'last_name',
    'email',
    'accepted_on',
    'date_agreed',
    'template_id',
    'request_id',
    'intended_at',
  ],
  optional: ['conversation_id', 'phone_number'],
};

const outcome = ['refusal_code', 'settled_at', 'told_at', 'claimed_until', 'card_activity_id'];

export async function createAttestationLedger(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await createTable(query);
  await createIndexes(query);
  if (engine === 'postgres') await createRefusal(query);
  for (const guard of guardsOf(engine)) await createGuard(query, engine, guard);
}

async function createTable(query: Kysely<unknown>): Promise<void> {
  let table: CreateTableBuilder<'attestations', string> = query.schema
    .createTable('attestations')
    .addColumn('attestation_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('draft_id', 'text', (column) => column.notNull().unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addCheckConstraint(
      'attestations_state',
      sql`state in ('intended', 'recorded', 'already-recorded', 'refused', 'uncertain')`,
    );
  for (const name of fixed.required) table = table.addColumn(name, 'text', (column) => column.notNull());
  for (const name of [...fixed.optional, ...outcome]) table = table.addColumn(name, 'text');
  await table.execute();
}

async function createIndexes(query: Kysely<unknown>): Promise<void> {
  const { schema } = query;
  await schema.createIndex('attestations_by_state').on('attestations').column('state').execute();
  await schema
    .createIndex('attestations_by_customer')
    .on('attestations')
    .columns(['customer_id', 'intended_at'])
    .execute();
  await schema.createIndex('attestations_by_told_at').on('attestations').column('told_at').execute();
}

interface Guard {
  readonly name: string;
  readonly event: string;
  readonly when?: string;
  readonly message: string;
}

function guardsOf(engine: DatabaseEngine): Guard[] {
  const columns = ['attestation_id', 'draft_id', ...fixed.required, ...fixed.optional];
  const never = 'an attestation is never deleted';
  return [
    { name: 'attestations_stay', event: 'delete', message: never },
    ...(engine === 'postgres' ? [{ name: 'attestations_stay_all', event: 'truncate', message: never }] : []),
    {
      name: 'attestations_keep_intent',
      event: `update of ${columns.join(', ')}`,
      message: 'an attestation is never rewritten',
    },
    {
      name: 'attestations_keep_outcome',
      event: 'update of state, refusal_code, settled_at',
      when:
        `old.state in ('recorded', 'already-recorded', 'refused') and (new.state <> old.state ` +
        `or new.refusal_code is distinct from old.refusal_code or new.settled_at is distinct from old.settled_at)`,
      message: 'an attestation is settled once',
    },
  ];
}

async function createGuard(query: Kysely<unknown>, engine: DatabaseEngine, guard: Guard): Promise<void> {
  const each = guard.event === 'truncate' ? 'statement' : 'row';
  const when = guard.when === undefined ? '' : `when (${guard.when})`;
  const refuse =
    engine === 'postgres'
      ? `execute function refuse_ledger_change('${guard.message}')`
      : `begin select raise(abort, '${guard.message}'); end`;
  await sql
    .raw(`create trigger ${guard.name} before ${guard.event} on attestations for each ${each} ${when} ${refuse}`)
    .execute(query);
}

async function createRefusal(query: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_ledger_change() returns trigger language plpgsql as $$
    begin
      raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
    end $$`.execute(query);
}
