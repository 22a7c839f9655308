import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openForm, openReview } from '../../support/desk/confirming.ts';
import type { Desk } from '../../support/desk/desk.ts';
import { endFaults, openFaultyDesk } from '../../support/desk/faulty-desk.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { type LedgerView, isDone, showsOutcome } from '../../support/worlds/ledger-view.ts';
import type { Person } from '../../support/desk/person.ts';

const wireError = (status: number, code: number) => ({
  status,
  body: { code, description: 'x', data: [], source: 'x' },
});
const html = '<html><body>Service unavailable</body></html>';
const mfa = { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, body: '' };

/** A fault, what a read that meets it is said to have come to, and what an attestation. */
const faults = [
  { name: 'asks for patience', fault: { status: 429 }, read: 'too much to do', sent: 'too much to do' },
  { name: 'has trouble of its own', fault: { status: 503 }, read: 'problem of its own', sent: 'No answer yet' },
  {
    name: 'answers with a web page',
    fault: { status: 200, body: html },
    read: 'don’t understand',
    sent: 'No answer yet',
  },
  {
    name: 'fails with a web page',
    fault: { status: 500, body: html },
    read: 'problem of its own',
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
const always = 20;
let desk: Desk;
let ledger: LedgerView;
let admin: Person;

beforeAll(async () => {
  ({ desk, ledger, admin } = await openFaultyDesk());
});

afterAll(() => desk.close());

afterEach(() => endFaults({ desk, ledger, admin }));

describe('when Partner Center does not do as it should', () => {
  const confirmed: string[] = [];

  describe.each(faults)('it $name', ({ name, fault, read, form, sent }) => {
    test('and the status card, or what stands for it, says so', async () => {
      await desk.fault({ method: 'GET', path: '/agreements', ...fault, times: always });
      const status = await admin.says('status litware');
      expectWords(status, 'Status not known');
      await desk.withoutFaults();
      await desk.fault({ method: 'GET', path: '/customers', ...fault, times: always });
      expectWords(await admin.says('status litware'), read);
    });

    test('and nobody gets a form that leads nowhere', async () => {
      await desk.fault({ method: 'GET', path: '/customers', ...fault, times: always });
      expectWords(await openForm(desk, admin, 'Litware'), form ?? read);
      await desk.withoutFaults();
      expect((await openForm(desk, admin, 'Litware')).buttons).toContain('Review');
    });

    test('and the receipt says so', async () => {
      const email = emailFor(name);
      const review = await openReview(desk, admin, { customer: 'Litware', email });
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
      expect({ email, ...(await desk.countFor(email)) }).toEqual({ email, posts: 1, records });
    }
    const recorded = rows.filter(({ state }) => state === 'recorded').map(({ email }) => email);
    expect(recorded.toSorted()).toEqual([
      emailFor('cuts the connection after the work'),
      emailFor('takes longer than we wait'),
    ]);
  });
});
