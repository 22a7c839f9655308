import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open();
  admin = desk.person('admin');
});

afterEach(() => desk.withoutFaults());
afterAll(() => desk.close());

/** Longer than a turn may take. */
const slowly = { method: 'GET', path: '/customers', delayMs: 3_500 };

test('a form that came late is what cancel cancels, once', async () => {
  await desk.fault(slowly);
  const form = await admin.says('confirm litware');
  expect(Object.keys(form.inputs)).toContain('dateAgreed');
  const cancelled = await admin.says('cancel');
  expect(cancelled.text).toContain('Not confirmed');
  expect(cancelled.text).toContain('Litware');
  expect((await admin.says('cancel')).text).toContain('Nothing is open');
});

test('a form that came late is named to words that are no command, and comes back when it is asked for', async () => {
  await desk.fault(slowly);
  await admin.says('confirm litware');
  const note = await admin.says('what now');
  expect(note.text).toContain('The form for Litware is still open above.');
  expect(Object.keys((await admin.presses(note, 'Go on')).inputs)).toContain('dateAgreed');
  await admin.says('cancel');
});

test('a form that is still on its way is waited for and cancelled', async () => {
  await desk.fault(slowly);
  const working = await admin.saysBriefly('confirm litware');
  expect(working.isWorking).toBe(true);
  expect((await admin.says('cancel')).text).toContain('Litware');
  const form = await admin.cardNow(working.activityId);
  expect((await admin.presses(form, 'attestation.review', { ...form.inputs })).text).toContain('Not confirmed');
});

test('a choice that came late can be answered by typing', async () => {
  await desk.fault(slowly);
  expect((await admin.says('status tailwind')).buttons).toContain('Tailwind Toys');
  expect((await admin.says('tailwind toys')).text).toContain('Tailwind Toys');
});

test('a customer that is not found, as was told late, can be named again', async () => {
  await desk.fault(slowly);
  expect((await admin.says('confirm nobody at all')).text).toContain('No customer found');
  expect(Object.keys((await admin.says('litware')).inputs)).toContain('dateAgreed');
  await admin.says('cancel');
});

test('a form that a press opened late is what cancel cancels, and an older one stays open behind a card without any', async () => {
  const status = await admin.says('status litware');
  await desk.fault(slowly);
  const form = await admin.presses(status, 'Confirm acceptance');
  expect(Object.keys(form.inputs)).toContain('dateAgreed');
  await desk.fault(slowly);
  const other = await admin.says('status fabrikam');
  await desk.fault(slowly);
  await admin.presses(other, 'History');
  expect((await admin.says('cancel')).text).toContain('Litware');
});

test('an answer that came late and awaits nothing leaves nothing open', async () => {
  await desk.fault(slowly);
  await admin.says('status fabrikam');
  expect((await admin.says('what now')).text).toContain('I didn’t understand that');
});
