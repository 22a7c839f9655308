import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { type RawActivity, deliver, rawMessage, repliesTo } from '../../support/microsoft/raw-activities.ts';

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open();
  admin = desk.person('admin');
  await desk.person('sales').says('help');
  await admin.says('help');
});

afterAll(() => desk.close());

const said = (text: string) => rawMessage(desk, 'admin', text);
const edited = (message: RawActivity, text: string, eventType = 'editMessage'): RawActivity => ({
  ...message,
  type: 'messageUpdate',
  text,
  channelData: { ...(message['channelData'] as object), eventType },
});

async function answerTo(activity: RawActivity) {
  const before = (await repliesTo(desk, 'admin')).length;
  await deliver(desk, activity);
  const after = (await repliesTo(desk, 'admin')).length;
  return after > before ? admin.newestCard() : undefined;
}

test('a message that was not understood is answered once it is mended, each time and once', async () => {
  const message = said('statsu of nobody at all');
  await answerTo(message);
  expect((await answerTo(edited(message, 'status contoso')))?.text).toContain('Contoso Ltd');
  expect(await answerTo(edited(message, 'status contoso'))).toBeUndefined();
  expect((await answerTo(edited(message, 'status litware')))?.text).toContain('Litware');
});

test('a name that nobody has is mended while the question is open', async () => {
  await admin.says('status');
  const message = said('qwertzuiop');
  expect((await answerTo(message))?.text).toContain('No customer found');
  expect((await answerTo(edited(message, 'contoso')))?.text).toContain('Contoso Ltd');
});

test('nothing is done by editing: it is asked for again', async () => {
  const message = said('assign litware');
  await answerTo(message);
  const asked = await answerTo(edited(message, 'assign litware to Sam Okafor'));
  expect(asked?.text).toContain('Who looks after this customer?');
  expect((await admin.says('status litware')).text).not.toContain('Sam Okafor');
  expect((await answerTo(edited(message, 'language svenska')))?.text).toContain('Choose your language');
});

test('an edited “cancel” cancels nothing', async () => {
  await admin.says('confirm lucerne');
  const message = said('thanks');
  await answerTo(message);
  expect((await answerTo(edited(message, 'cancel')))?.text).toContain('Lucerne Publishing is still open above');
});

test('a message that is deleted and restored is not answered again', async () => {
  const message = said('status contoso');
  await answerTo(message);
  expect(await answerTo(edited(message, 'status contoso', 'undeleteMessage'))).toBeUndefined();
});
