import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function createInvitationFollowUps(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('invitation_follow_ups')
    .addColumn('follow_up_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('invitation_id', 'text', (column) => column.notNull())
    .addColumn('invited_at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('checked_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('told_at', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'text')
    .addColumn('claimed_until', 'text')
    .addCheckConstraint(
      'invitation_follow_ups_state',
      sql`state in ('following', 'direct', 'attested', 'expired', 'left')`,
    )
    .execute();
  const index = (name: string) => query.schema.createIndex(name).on('invitation_follow_ups');
  await index('invitation_follow_ups_by_due').column('due_at').execute();
  await index('invitation_follow_ups_by_customer').columns(['customer_id', 'state']).execute();
  await index('invitation_follow_ups_by_invitation').column('invitation_id').execute();
  await followEarlierInvitations(query);
}

/** The newest of each agent to each customer. */
async function followEarlierInvitations(query: Kysely<unknown>): Promise<void> {
  await sql`
    insert into invitation_follow_ups
      (follow_up_id, customer_id, agent_id, invitation_id, invited_at, state, due_at)
    select customer_id || '/' || agent_id, customer_id, agent_id, invitation_id, invited_at, 'following', invited_at
    from (
      select *, row_number() over (partition by customer_id, agent_id order by invited_at desc, invitation_id) as place
      from invitations
    ) as ranked
    where place = 1`.execute(query);
}
