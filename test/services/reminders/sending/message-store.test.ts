import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../../services/database/database.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import type { ReminderItem } from '../../../../services/database/tables/reminder-tables.ts';
import { RecipientStore } from '../../../../services/reminders/queue/recipient-store.ts';
import { MessageStore } from '../../../../services/reminders/sending/message-store.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';

describe.each(engines)('a message that is given up on $engine', ({ create }) => {
  let world: ReminderWorld;
  let ada: Agent;

  beforeEach(async () => {
    world = await ReminderWorld.open(create);
    ada = await world.addAgent('Ada');
  });

  afterEach(() => world.close());

  /** Named to Ada in a message that was not taken. */
  const named = async (): Promise<readonly [ReminderItem, ...ReminderItem[]]> => {
    for (const name of ['Contoso', 'Litware']) await world.addCustomer(name, { owner: ada });
    world.chats.answers.push({ kind: 'failed', status: 500 });
    await world.run();
    const items = await world.database.query
      .selectFrom('reminder_items')
      .selectAll()
      .where('state', '=', 'named')
      .execute();
    const [first, ...others] = items;
    if (!first) throw new Error('nothing was named');
    return [first, ...others];
  };
  const giveUp = async ({ message_id: messageId }: ReminderItem): Promise<void> => {
    const messages = new MessageStore(world.database, new RecipientStore(world.database));
    const message = messageId === null ? undefined : await messages.find(messageId);
    if (!message) throw new Error('in no message');
    await messages.giveUp(message, 'queued', world.now);
  };
  const queued = async (): Promise<readonly string[]> => {
    const items = await world.database.query
      .selectFrom('reminder_items')
      .select('customer_id')
      .where('state', '=', 'queued')
      .orderBy('customer_id')
      .execute();
    return items.map((item) => item.customer_id);
  };

  test('leaves its customers to be named in another', async () => {
    const items = await named();
    await giveUp(items[0]);
    expect(await queued()).toEqual(items.map((item) => item.customer_id).toSorted());
  });

  test('queues a customer once, also when another instance is just queueing it', async () => {
    const [first, ...others] = await named();
    const other: Database = await world.openDatabase();
    const isQueued = Promise.withResolvers<undefined>();
    const isSeen = Promise.withResolvers<undefined>();
    const queueing = other.query.transaction().execute(async (query) => {
      const twin = { ...first, item_id: randomUUID(), state: 'queued', message_id: null, position: null } as const;
      await query.insertInto('reminder_items').values(twin).execute();
      isQueued.resolve(undefined);
      await isSeen.promise;
    });
    await isQueued.promise;
    const givenUp = giveUp(first);
    isSeen.resolve(undefined);
    await Promise.all([queueing, givenUp]);
    expect(await queued()).toEqual([first, ...others].map((item) => item.customer_id).toSorted());
  });
});
