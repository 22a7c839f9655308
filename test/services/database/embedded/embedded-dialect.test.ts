import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { toInstantText } from '../../../../services/database/instant-text.ts';
import type { Database } from '../../../../services/database/database.ts';
import { engines } from '../../../support/databases/databases.ts';
import type { TestDatabase } from '../../../support/databases/databases.ts';

let place: TestDatabase;

beforeEach(async () => {
  place = await engines[0].create();
});

afterEach(async () => {
  await place.remove();
});

test('lets two instances read and then write in a transaction, one after the other', async () => {
  const instances = await Promise.all([place.open(), place.open()]);
  const row = { state_key: 'count', value: '0', etag: '', updated_at: toInstantText(new Date(0)) };
  await instances[0].query.insertInto('bot_state').values(row).execute();

  const addOne = ({ query }: Database) =>
    query.transaction().execute(async (transaction) => {
      const { value } = await transaction.selectFrom('bot_state').select('value').executeTakeFirstOrThrow();
      await transaction
        .updateTable('bot_state')
        .set({ value: `${Number(value) + 1}` })
        .execute();
    });
  await Promise.all(instances.flatMap((instance) => Array.from({ length: 10 }, () => addOne(instance))));

  const { value } = await instances[0].query.selectFrom('bot_state').select('value').executeTakeFirstOrThrow();
  expect(value).toBe('20');
});
