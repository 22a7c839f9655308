import { type Kysely, sql } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

interface Unfinished {
  readonly handover_id: string;
  readonly customer_id: string;
}

/** One hand-over of a customer at a time; and an invitation is looked at as soon as the directory learns of the acceptance. */
export async function createOneOpenHandover(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await endDuplicates(query);
  await query.schema
    .createIndex('handovers_one_unfinished')
    .unique()
    .on('handovers')
    .column('customer_id')
    .where(sql<boolean>`state in ('open', 'taken')`)
    .execute();
  await (engine === 'postgres' ? hastenOnPostgres(query) : hastenOnEmbedded(query));
}

/** The one that somebody has taken counts, else the oldest; the sender of another one hears what becomes of it. */
async function endDuplicates(query: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Unfinished>`
    select handover_id, customer_id from handovers where state in ('open', 'taken')
    order by customer_id, case state when 'taken' then 0 else 1 end, created_at, handover_id`.execute(query);
  let kept: Unfinished | undefined;
  for (const row of rows) {
    if (kept?.customer_id === row.customer_id) await endDuplicate(query, row.handover_id, kept.handover_id);
    else kept = row;
  }
}

async function endDuplicate(query: Kysely<unknown>, duplicate: string, kept: string): Promise<void> {
  await sql`
    update handovers set state = 'closed', by_agent_id = coalesce(by_agent_id, from_agent_id),
      by_name = coalesce(by_name, from_name)
    where handover_id = ${duplicate}`.execute(query);
  await sql`update handover_cards set due_at = null where handover_id = ${duplicate}`.execute(query);
  await sql`
    update handover_cards set handover_id = ${kept}
    where handover_id = ${duplicate} and party = 'sender'
      and agent_id not in (select agent_id from handover_cards where handover_id = ${kept})`.execute(query);
}

const hasten = `
  update invitation_follow_ups set due_at = new.read_at
  where customer_id = new.customer_id and state = 'following' and due_at > new.read_at
    and new.read_at > coalesce(checked_at, invited_at);`;
const isAccepted = `new.status in ('direct', 'attested') and new.read_at is not null`;

async function hastenOnEmbedded(query: Kysely<unknown>): Promise<void> {
  const trigger = (name: string, when: string) =>
    sql.raw(`create trigger ${name} ${when} on customers when ${isAccepted} begin ${hasten} end`).execute(query);
  await trigger('invitations_hastened_by_listing', 'after insert');
  await trigger('invitations_hastened', 'after update of status, read_at');
}

async function hastenOnPostgres(query: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create function hasten_invitations() returns trigger language plpgsql as $$ begin ${hasten} return null; end $$`,
    )
    .execute(query);
  await sql
    .raw(
      `create trigger invitations_hastened after insert or update of status, read_at on customers
      for each row when (${isAccepted}) execute function hasten_invitations()`,
    )
    .execute(query);
}
