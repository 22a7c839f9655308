import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

export async function createReminders(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await createFollowUps(query);
  await createItems(query);
  await createMessages(query);
  await createAttempts(query);
  await createRecipients(query);
  await createPolicy(query);
  await (engine === 'postgres' ? followOnPostgres(query) : followOnEmbedded(query));
}

async function createFollowUps(query: Kysely<unknown>): Promise<void> {
  const table = query.schema
    .createTable('follow_ups')
    .addColumn('customer_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('unconfirmed_since', 'text')
    .addColumn('urgency', 'text', (column) =>
      column.generatedAlwaysAs(sql`coalesce(needed_by, '9999-12-31') || unconfirmed_since`).stored(),
    )
    .addColumn('cycle', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('settled_cycle', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('times', 'integer', (column) => column.notNull().defaultTo(0));
  const texts = ['owner_id', 'owner_because', 'needed_by', 'needed_for', 'due_at', 'planned_at', 'last_sent_at'];
  await withTexts(table, [...texts, 'claimed_until']).execute();
  const index = (name: string) => query.schema.createIndex(name).on('follow_ups');
  await index('follow_ups_by_due').column('due_at').execute();
  await index('follow_ups_by_planned').column('planned_at').where(sql.ref('due_at'), 'is not', null).execute();
  await index('follow_ups_by_urgency').columns(['urgency', 'customer_id']).execute();
  await index('follow_ups_by_owner').columns(['owner_id', 'urgency', 'customer_id']).execute();
  await index('follow_ups_to_settle')
    .column('customer_id')
    .where(sql<boolean>`settled_cycle < cycle`)
    .execute();
}

async function createItems(query: Kysely<unknown>): Promise<void> {
  const table = query.schema
    .createTable('reminder_items')
    .addColumn('item_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('recipient_id', 'text', (column) => column.notNull())
    .addColumn('cycle', 'integer', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('failed_reads', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('position', 'integer')
    .addColumn('because', 'text', (column) => column.notNull())
    .addColumn('urgency', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('queued_at', 'text', (column) => column.notNull())
    .addCheckConstraint('reminder_items_state', sql`state in ('queued', 'named', 'settled', 'dropped')`);
  await withTexts(table, ['owner_id', 'last_sent_at', 'not_before', 'message_id', 'reason']).execute();
  const index = (name: string) => query.schema.createIndex(name).on('reminder_items');
  const queued = sql<boolean>`state = 'queued'`;
  await index('reminder_items_queued').unique().columns(['customer_id', 'recipient_id']).where(queued).execute();
  await index('reminder_items_by_recipient').columns(['recipient_id', 'urgency']).where(queued).execute();
  await index('reminder_items_by_customer').columns(['customer_id', 'cycle']).execute();
  await index('reminder_items_by_message').column('message_id').execute();
}

async function createMessages(query: Kysely<unknown>): Promise<void> {
  const table = query.schema
    .createTable('reminder_messages')
    .addColumn('message_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('recipient_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('update_attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('intended_at', 'text', (column) => column.notNull())
    .addColumn('read_at', 'text', (column) => column.notNull())
    .addCheckConstraint('reminder_messages_state', sql`state in ('intended', 'sent', 'given-up')`);
  const texts = ['next_attempt_at', 'sent_at', 'conversation_id', 'activity_id', 'taken_at', 'update_due_at'];
  await withTexts(table, [...texts, 'claimed_until']).execute();
  const index = (name: string) => query.schema.createIndex(name).on('reminder_messages');
  await index('reminder_messages_by_attempt').column('next_attempt_at').execute();
  await index('reminder_messages_by_update').column('update_due_at').execute();
  await index('reminder_messages_by_recipient').columns(['recipient_id', 'day']).execute();
  await index('reminder_messages_by_activity').columns(['conversation_id', 'activity_id']).execute();
}

async function createAttempts(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('reminder_attempts')
    .addColumn('attempt_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('outcome', 'text')
    .addColumn('status', 'integer')
    .execute();
  await query.schema.createIndex('reminder_attempts_by_message').on('reminder_attempts').column('message_id').execute();
}

async function createRecipients(query: Kysely<unknown>): Promise<void> {
  const recipients = query.schema
    .createTable('reminder_recipients')
    .addColumn('agent_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('has_opted_out', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('wakes', 'integer', (column) => column.notNull().defaultTo(0));
  await withTexts(recipients, ['paused_until', 'next_at', 'claimed_until']).execute();
  await query.schema.createIndex('reminder_recipients_by_next').on('reminder_recipients').column('next_at').execute();
  const mutes = query.schema
    .createTable('reminder_mutes')
    .addColumn('mute_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull());
  await withTexts(mutes, ['until', 'claimed_until']).execute();
  await query.schema.createIndex('reminder_mutes_by_customer').on('reminder_mutes').column('customer_id').execute();
  await query.schema.createIndex('reminder_mutes_by_until').on('reminder_mutes').column('until').execute();
}

async function createPolicy(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('reminder_policy')
    .addColumn('policy_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('policy', 'text', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .execute();
}

function withTexts<Table extends string>(
  table: CreateTableBuilder<Table, string>,
  names: readonly string[],
): CreateTableBuilder<Table, string> {
  return names.reduce((so, name) => so.addColumn(name, 'text'), table);
}

// In the database itself, so that no road by which a status changes can forget to open or to close what hangs on it.
const open = `
  insert into follow_ups (customer_id, unconfirmed_since, due_at, planned_at)
  values (new.customer_id, coalesce(new.unconfirmed_since, new.read_at, new.first_listed_at),
    coalesce(new.unconfirmed_since, new.read_at, new.first_listed_at), '')
  on conflict (customer_id) do update set
    unconfirmed_since = excluded.unconfirmed_since,
    due_at = coalesce(follow_ups.due_at, excluded.due_at)
  where follow_ups.unconfirmed_since is distinct from excluded.unconfirmed_since;`;

const close = `
  update follow_ups set
    unconfirmed_since = null, due_at = null, needed_by = null, needed_for = null,
    times = 0, last_sent_at = null, claimed_until = null, cycle = cycle + 1
  where customer_id = new.customer_id and unconfirmed_since is not null;`;

const isUnconfirmed = `(new.status in ('none', 'renewal-due') and new.left_at is null)`;

async function followOnEmbedded(query: Kysely<unknown>): Promise<void> {
  const trigger = (name: string, rest: string) => sql.raw(`create trigger ${name} ${rest}; end`).execute(query);
  const changes = 'after update of status, unconfirmed_since, left_at on customers';
  const body = (statement: string) => `begin ${statement.trim().replace(/;$/, '')}`;
  await trigger('customers_listed_unconfirmed', `after insert on customers when ${isUnconfirmed} ${body(open)}`);
  await trigger('customers_become_unconfirmed', `${changes} when ${isUnconfirmed} ${body(open)}`);
  await trigger('customers_become_settled', `${changes} when not ${isUnconfirmed} ${body(close)}`);
}

async function followOnPostgres(query: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create function follow_customer() returns trigger language plpgsql as $$
      begin
        if ${isUnconfirmed} then ${open} else ${close} end if;
        return null;
      end $$`,
    )
    .execute(query);
  await sql
    .raw(
      `create trigger customers_are_followed after insert or update of status, unconfirmed_since, left_at on customers
      for each row execute function follow_customer()`,
    )
    .execute(query);
}
