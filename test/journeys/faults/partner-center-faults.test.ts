import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openForm, openReview } from '../../support/desk/confirming.ts';
import type { Desk } from '../../support/desk/desk.ts';
import { openFaultyDesk } from '../../support/desk/faulty-desk.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { type LedgerView, isDone, showsOutcome } from '../../support/worlds/ledger-view.ts';
import type { Person } from '../../support/desk/person.ts';
import { SandboxControl } from '../../support/microsoft/sandbox-control.ts';

const wireError = (status: number, code: number) => ({
  status,
  body: { code, description: 'x', data: [], source: 'x' },
});
const html = '<html><body>Service unavailable</body></html>';
const mfa = { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, body: '' };

/** A fault, what a read that meets it is said to have come to, and what an attestation. */
const faults = [
  { name: 'asks for patience', fault: { status: 429 }, read: 'busy right now', sent: 'busy right now' },
  { name: 'has trouble of its own', fault: { status: 503 }, read: 'having problems', sent: 'No answer yet' },
  {
    name: 'answers with a web page',
    fault: { status: 200, body: html },
    read: 'don’t understand',
    sent: 'No answer yet',
  },
  {
    name: 'fails with a web page',
    fault: { status: 500, body: html },
    read: 'having problems',
    sent: 'No answer yet',
  },
  {
    name: 'answers with half a JSON',
    fault: { status: 200, body: '{"items": [' },
    read: 'don’t understand',
    sent: 'No answer yet',
  },
  {
    name: 'answers with other JSON',
    fault: { status: 200, body: { items: 5 } },
    read: 'don’t understand',
    sent: 'No answer yet',
  },
  { name: 'cuts the connection at once', fault: { reset: 'before' }, read: 'can’t reach', sent: 'No answer yet' },
  {
    name: 'cuts the connection after the work',
    fault: { reset: 'after' },
    read: 'can’t reach',
    sent: 'Acceptance recorded',
  },
  { name: 'takes longer than we wait', fault: { delayMs: 2_500 }, read: 'in time', sent: 'No answer yet' },
  { name: 'misses the second factor', fault: mfa, read: 'multifactor', sent: 'multifactor' },
  {
    name: 'says that resellers may not (1002)',
    fault: wireError(403, 1002),
    status: 'Your provider can see who has accepted',
    read: 'indirect reseller',
    sent: 'indirect reseller',
  },
  {
    name: 'says that there is no relationship (20002)',
    fault: wireError(403, 20002),
    read: 'relationship',
    form: 'find this customer',
    sent: 'reseller relationship',
  },
  { name: 'says that the role may not (900150)', fault: wireError(403, 900150), read: 'role', sent: 'your role' },
];

const emailFor = (name: string): string => `${name.replace(/\W|\d/g, '-')}@customer.example`;
/** More often than the background can read along while a test runs. */
const always = 1_000;
/** Tried again at once, so that the first three tries of a read take no time. */
const threeTries = { status: 503, headers: { 'Retry-After': '0' }, times: 3 };
let desk: Desk;
let ledger: LedgerView;
let admin: Person;

const failReads = (path: string, fault: object) =>
  desk.fault(...[threeTries, { ...fault, times: always }].map((one) => ({ method: 'GET', path, ...one })));

beforeAll(async () => {
  ({ desk, ledger, admin } = await openFaultyDesk());
});

afterAll(() => desk.close());

afterEach(() => desk.withoutFaults());

describe('when Partner Center does not do as it should', () => {
  const confirmed: string[] = [];

  describe.each(faults)('it $name', ({ name, fault, status = 'Status unknown', read, form, sent }) => {
    // One of its own: what is not settled yet would hold up another confirmation.
    const customer = `Relecloud ${String(faults.findIndex((one) => one.name === name)).padStart(2, '0')}`;

    beforeAll(() => new SandboxControl(desk.partnerCenter.url).addCustomer({ companyName: customer }));

    test('and the status card, or what stands for it, says so', async () => {
      await failReads('/agreements', fault);
      expectWords(await admin.says(`status ${customer}`), status);
      await desk.withoutFaults();
      await failReads('/customers', fault);
      expectWords(await admin.says(`status ${customer}`), read);
    });

    test('and nobody gets a form that leads nowhere', async () => {
      await failReads('/customers', fault);
      expectWords(await openForm(desk, admin, customer), form ?? read);
      await desk.withoutFaults();
      expect((await openForm(desk, admin, customer)).buttons).toContain(`Review for ${customer}`);
    });

    test('and the receipt says so', async () => {
      const email = emailFor(name);
      const review = await openReview(desk, admin, { customer, email });
      await desk.fault({ method: 'POST', path: '/agreements$', ...fault });
      expectWords(await admin.presses(review, 'attestation.confirm'), sent);
      confirmed.push(email);
    });
  });

  test('every agent is told in the end, and Partner Center has been asked once for each', async () => {
    const rows = await ledger.until((all) => all.length === confirmed.length && all.every(isDone));
    for (const row of rows) {
      const { email, state } = row;
      expect({ email, told: await showsOutcome(admin, row) }).toEqual({ email, told: true });
      const records = state === 'recorded' ? 1 : 0;
      expect({ email, ...(await desk.countFor(String(email))) }).toEqual({ email, posts: 1, records });
    }
    const recorded = rows.filter(({ state }) => state === 'recorded').map(({ email }) => email);
    expect(recorded.toSorted()).toEqual([
      emailFor('cuts the connection after the work'),
      emailFor('takes longer than we wait'),
    ]);
  });
});
