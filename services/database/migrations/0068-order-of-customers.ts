import type { Kysely } from 'kysely';

/** Many customers are found open in the same moment. Without their ids in the index, all of them are sorted for each page. */
export async function orderCustomers({ schema }: Kysely<unknown>): Promise<void> {
  await schema.dropIndex('customers_by_status').execute();
  await schema
    .createIndex('customers_by_status')
    .on('customers')
    .columns(['status', 'unconfirmed_since', 'customer_id'])
    .execute();
}
