import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openForm } from '../support/desk/confirming.ts';
import { Desk } from '../support/desk/desk.ts';
import { isDone } from '../support/worlds/ledger-view.ts';
import { until } from '../support/until.ts';

const contact = {
  firstName: 'Zephyrine',
  lastName: 'Quillfeather',
  email: 'z.quillfeather@private.example',
  phoneNumber: '+46 70 555 13 37',
  dateAgreed: '2026-03-02',
  reason: 'Hortensius had entered his aunt',
};
const refused = {
  ...contact,
  firstName: 'Umbrella-Unfit',
  email: 'nowhere-to-be-mailed',
  phoneNumber: 'call-me-maybe',
};
const typed = { words: 'my dog is called Rumpelstilt', company: 'Snafu Heavy Industries' };

/** What someone at Microsoft's side might put into an error: everything it was sent. */
const echo = `Bad contact ${contact.firstName} ${contact.lastName}, ${contact.email}, ${contact.phoneNumber}`;
const wireError = { code: 400123, message: echo, description: echo, data: [echo], source: echo };
const connectorError = { error: { code: 'BadArgument', message: echo } };

const secrets = [
  ...Object.values(contact).filter((value) => value !== contact.dateAgreed),
  refused.firstName,
  refused.email,
  refused.phoneNumber,
  ...Object.values(typed),
  'Rumpelstilt',
  'Snafu',
  'Contoso Ltd',
  'contoso.onmicrosoft',
  'Bearer',
  // How every token of the sandbox begins.
  'eyJhbGciOi',
];

const unreadable: readonly (readonly [name: string, fault: Record<string, unknown>])[] = [
  ['refuses with a sentence about the contact', { status: 400, body: wireError }],
  ['forbids with a sentence about the contact', { status: 403, body: wireError }],
  ['fails with a page about the contact', { status: 500, body: `<html>${echo}</html>` }],
  ['answers with half a JSON about the contact', { status: 200, body: `{"primaryContact": "${echo}` }],
  [
    'answers with another shape about the contact',
    { status: 200, body: { primaryContact: echo, type: echo, items: [echo] } },
  ],
  ['hangs up', { reset: 'after' }],
  ['is silent', { delayMs: 2_500 }],
];

const always = 20;

let desk: Desk;
let linesBefore: number;

beforeAll(async () => {
  const environment = { LOG_LEVEL: 'debug', PARTNER_CENTER_TIMEOUT_SECONDS: '2', RECONCILE_EVERY_SECONDS: '0.2' };
  desk = await Desk.open({ environment });
  await desk.isolateBot();
});

beforeEach(() => {
  linesBefore = desk.bot.log.length;
});

afterAll(() => desk.close());

/** Waits until all of it has happened; then nothing that was logged meanwhile holds a secret. */
async function expectOnlyHarmless(...phrases: readonly string[]): Promise<void> {
  const lines = () => desk.bot.log.slice(linesBefore);
  for (const phrase of phrases) await until(`the line: ${phrase}`, () => lines().some(({ msg }) => msg === phrase));
  expect(lines().filter(holdsSecret)).toEqual([]);
}

function holdsSecret(line: object): boolean {
  const written = JSON.stringify(line).toLowerCase();
  return secrets.some((secret) => written.includes(JSON.stringify(secret).slice(1, -1).toLowerCase()));
}

describe('the log has nothing that was typed, no personal data and no tokens', () => {
  test('of what an agent says', async () => {
    const admin = desk.person('admin');
    for (const text of [
      typed.words,
      `status ${typed.company}`,
      `confirm ${typed.company}`,
      'cancel',
      'history contoso',
    ]) {
      await admin.says(text);
    }
    await expectOnlyHarmless();
  });

  test('of a confirmation, right or wrong', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('confirm contoso');
    const again = await admin.presses(form, 'attestation.review', refused);
    const review = await admin.presses(again, 'attestation.review', contact);
    await admin.presses(review, 'attestation.confirm');
    await expectOnlyHarmless('attestation settled');
  });

  test.each(unreadable)('of a confirmation where Partner Center %s', async (_what, fault) => {
    const admin = desk.person('sales');
    const form = await openForm(desk, admin, 'Contoso Ltd');
    const own = { ...contact, lastName: `${contact.lastName} ${desk.bot.log.length}` };
    const review = await admin.presses(form, 'attestation.review', own);
    await desk.fault({ method: 'POST', path: '/agreements', ...fault });
    await admin.presses(review, 'attestation.confirm');
    await expectOnlyHarmless('partner center call failed');
  });

  test.each(unreadable)('of a question where Partner Center %s', async (_what, fault) => {
    await desk.fault({ method: 'GET', path: '/customers', ...fault, times: always });
    await desk.person('admin').says(`status ${typed.company}`);
    await desk.withoutFaults();
    await expectOnlyHarmless('turn refused');
  });

  test('of a card that Teams refuses, with a sentence about the contact', async () => {
    const admin = desk.person('admin');
    // More than the card: on a busy machine, a typing activity may come before it.
    await desk.connectorFault({
      method: 'POST',
      path: '/activities',
      status: 400,
      body: connectorError,
      times: always,
    });
    await admin.sendsRaw({ type: 'message', text: `status ${typed.company}` });
    await desk.withoutFaults();
    await expectOnlyHarmless('turn ended in an error');
  });

  test('of a late answer that Teams refuses, with a sentence about the contact', async () => {
    const admin = desk.person('admin');
    const ledger = await desk.ledger();
    const form = await openForm(desk, admin, 'Contoso Ltd');
    const review = await admin.presses(form, 'attestation.review', { ...contact, firstName: 'Zephyrine II' });
    await desk.fault({ method: 'POST', path: '/agreements', reset: 'before' });
    await desk.connectorFault({ method: 'PUT', path: '/activities', status: 400, body: connectorError, times: 1 });
    await desk.connectorFault({ method: 'POST', path: '/activities', status: 400, body: connectorError, times: 1 });
    await admin.executes(review, 'attestation.confirm');
    await ledger.until((rows) => rows.every(isDone));
    await expectOnlyHarmless('attestation outcome told', 'attestation left for the next reconciliation');
  });

  test('of what is no activity', async () => {
    const endpoint = await desk.bot.endpoint();
    for (const body of [
      `{"text": "${echo}`,
      `"${echo}"`,
      JSON.stringify({ text: echo }),
      `{"type":"message","text":"${echo}"}`,
    ]) {
      const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' };
      const response = await fetch(endpoint, { method: 'POST', body, headers });
      expect(await response.text()).not.toContain(contact.lastName);
    }
    await expectOnlyHarmless('request refused');
  });

  test('of people of another tenant', async () => {
    const tenantId = '99999999-9999-4999-8999-999999999999';
    const elsewhere = { conversation: { tenantId }, channelData: { tenant: { id: tenantId } } };
    await desk.person('admin').sendsRaw({ type: 'message', text: `status ${typed.company}`, ...elsewhere });
    await expectOnlyHarmless('activity turned away');
  });

  test('of anything, until the process has ended', async () => {
    await desk.bot.stop();
    await expectOnlyHarmless('stopped');
  });
});
