import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import { type RawActivity, deliver, rawMessage, rawPress, repliesTo } from '../../support/microsoft/raw-activities.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.person('admin').says('help');
});

afterAll(() => desk.close());

const count = async () => (await repliesTo(desk, 'admin')).length;

async function repliesToBoth(first: RawActivity, second: RawActivity, atOnce = false): Promise<number> {
  const before = await count();
  const one = deliver(desk, first);
  if (!atOnce) await one;
  const answers = await Promise.all([one, deliver(desk, second)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  return (await count()) - before;
}

test.each(['status contoso', 'confirm lucerne', 'new customer'])(
  '“%s” delivered twice is answered once',
  async (text) => {
    const later = rawMessage(desk, 'admin', text);
    expect(await repliesToBoth(later, later)).toBe(1);
    const atOnce = rawMessage(desk, 'admin', text);
    expect(await repliesToBoth(atOnce, atOnce, true)).toBe(1);
  },
);

test('the same words said again are another message', async () => {
  expect(await repliesToBoth(rawMessage(desk, 'admin', 'help'), rawMessage(desk, 'admin', 'help'))).toBe(2);
});

test('messages without an id are all answered', async () => {
  const { id: _id, ...message } = rawMessage(desk, 'admin', 'help');
  expect(await repliesToBoth(message, message)).toBe(2);
});

test('the same id in another conversation is another message', async () => {
  const message = rawMessage(desk, 'admin', 'help');
  const elsewhere = rawMessage(desk, 'sales', 'help');
  const before = (await repliesTo(desk, 'sales')).length;
  expect(await repliesToBoth(message, { ...elsewhere, id: message['id'] })).toBe(1);
  expect((await repliesTo(desk, 'sales')).length).toBe(before + 1);
});

test('a press delivered twice is answered twice, with the same card', async () => {
  const press = rawPress(desk, 'admin', { verb: 'language.choose', language: 'en' });
  const [one, other] = [await deliver(desk, press), await deliver(desk, press)];
  expect(one.body).toMatchObject({ statusCode: 200 });
  expect(other).toEqual(one);
});

test('a message that could not be answered is answered when it is delivered again', async () => {
  const message = rawMessage(desk, 'admin', 'help');
  await desk.connectorFault({ method: 'POST', path: '/activities', status: 403 });
  expect(await repliesToBoth(message, message)).toBe(1);
});
