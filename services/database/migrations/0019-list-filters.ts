import { type Kysely, sql } from 'kysely';

/** For the filters of the list of unconfirmed customers: each reads a few rows of an index, however many customers there are. */
export async function createListFilters({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    // With the status in front, though it is the same in all rows: SQLite prefers an index that it can look something up in.
    .createIndex('customers_to_renew')
    .on('customers')
    .columns(['status', 'accepted_on', 'customer_id'])
    .where(sql<boolean>`status = 'renewal-due' and left_at is null`)
    .execute();
  await schema
    .createIndex('invitation_follow_ups_open')
    .on('invitation_follow_ups')
    .columns(['invited_at', 'customer_id'])
    .where(sql<boolean>`state = 'following'`)
    .execute();
  await schema
    .createIndex('reminder_mutes_for_good')
    .on('reminder_mutes')
    .columns(['customer_id', 'agent_id'])
    .where(sql.ref('until'), 'is', null)
    .execute();
}
