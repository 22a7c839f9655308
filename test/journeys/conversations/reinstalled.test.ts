import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import { deliver, rawActivity, repliesTo } from '../../support/microsoft/raw-activities.ts';

const bot = [{ id: '28:22222222-2222-4222-8222-222222222222' }];

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(() => desk.close());

const tell = async (content: Record<string, unknown>) => {
  expect((await deliver(desk, rawActivity(desk, 'admin', content))).status).toBe(200);
};
const add = async () => {
  await tell({ type: 'installationUpdate', action: 'add' });
  await tell({ type: 'conversationUpdate', membersAdded: bot });
};
const welcomes = async () =>
  (await repliesTo(desk, 'admin')).filter((card) => card.includes('Hello, I’m Agreement Desk')).length;

test('an agent who removes the app and adds it again is welcomed again, once', async () => {
  await add();
  expect(await welcomes()).toBe(1);
  await tell({ type: 'installationUpdate', action: 'remove' });
  await add();
  expect(await welcomes()).toBe(2);
  await add();
  expect(await welcomes()).toBe(2);
});

test('a removal that only the members tell of counts too', async () => {
  await tell({ type: 'conversationUpdate', membersRemoved: bot });
  await tell({ type: 'conversationUpdate', membersAdded: bot });
  expect(await welcomes()).toBe(3);
});

test('an update of the app brings no welcome', async () => {
  await tell({ type: 'installationUpdate', action: 'remove-upgrade' });
  await tell({ type: 'installationUpdate', action: 'add-upgrade' });
  await add();
  expect(await welcomes()).toBe(3);
});

test('a welcome that Teams did not take is said at the next occasion', async () => {
  await tell({ type: 'installationUpdate', action: 'remove' });
  await desk.connectorFault({ method: 'POST', path: '/activities', status: 400 });
  await tell({ type: 'installationUpdate', action: 'add' });
  expect(await welcomes()).toBe(3);
  await tell({ type: 'conversationUpdate', membersAdded: bot });
  expect(await welcomes()).toBe(4);
});
