import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openForm, openReview, typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { type LedgerView, isDone } from '../../support/worlds/ledger-view.ts';
import type { Person } from '../../support/desk/person.ts';

const always = 20;

let desk: Desk;
let ledger: LedgerView;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open();
  ledger = await desk.ledger();
  admin = desk.person('admin');
});

afterAll(() => desk.close());

afterEach(async () => {
  await desk.withoutFaults();
  expect((await admin.says('help')).text).toContain('What you can ask me');
});

describe('when Partner Center', () => {
  test('is slow, the card says that it is being worked on, and changes once the answer is there', async () => {
    const email = 'slow@customer.example';
    const review = await openReview(desk, admin, { customer: 'Litware', email });
    await desk.fault({ method: 'POST', path: '/agreements$', delayMs: 3_500 });
    const [working, again] = await Promise.all([
      admin.pressesBriefly(review, 'attestation.confirm'),
      admin.pressesBriefly(review, 'attestation.confirm'),
    ]);
    expect([working.isWorking, again.isWorking]).toEqual([true, true]);
    const receipt = await admin.cardNow(review.activityId);
    expect(receipt.text).toContain('Acceptance recorded');
    expect(await desk.countFor(email)).toEqual({ posts: 1, records: 1 });
    await ledger.until((rows) => rows.some((row) => row.email === email && isDone(row)));
  });

  test('is slow to answer a typed command, the answer comes in the place of the promise', async () => {
    await desk.fault({ method: 'GET', path: '/customers', delayMs: 3_500 });
    const status = await admin.says('status litware');
    expect(status.text).toContain('Litware');
    expect(await admin.newestCard()).toEqual(status);
  });

  test('no longer takes attestations in this way, the receipt says so and offers to invite instead of a second try', async () => {
    const email = 'retired@customer.example';
    const review = await openReview(desk, admin, { customer: 'Litware', email });
    await desk.switch({ legacyRetired: true });
    const receipt = await admin.presses(review, 'attestation.confirm');
    expectWords(receipt, 'no longer takes confirmations in this way');
    expect(receipt.buttons).toEqual(['Invite the customer']);
    expect(await desk.countFor(email)).toEqual({ posts: 1, records: 0 });
  });

  test.each([400, 409])(
    'holds the same contact already and says so by %i, the record that it holds is shown',
    async (duplicateStatus) => {
      const email = `twice-${duplicateStatus}@customer.example`;
      const first = await openReview(desk, admin, { customer: 'VanArsdel', email });
      await admin.presses(first, 'attestation.confirm');
      await desk.switch({ duplicateStatus });
      const form = await openForm(desk, admin, 'VanArsdel');
      const review = await admin.presses(form, 'attestation.review', {
        ...typedContact,
        email,
        dateAgreed: '2026-04-30',
      });
      const receipt = await admin.presses(review, 'attestation.confirm');
      expect(receipt.text).toContain('Already recorded');
      expect(receipt.text).toContain('March 2, 2026');
      expect(receipt.text).not.toContain('April 30, 2026');
      expect((await desk.countFor(email)).records).toBe(1);
    },
  );

  test('does not tell which text is current, nothing is sent and another try works', async () => {
    const email = 'template@customer.example';
    const review = await openReview(desk, admin, { customer: 'Litware', email });
    await desk.fault({ method: 'GET', path: '/v1/agreements', status: 503, times: always });
    const failed = await admin.presses(review, 'attestation.confirm');
    expectWords(failed, 'having problems');
    expect(await ledger.rowFor(email)).toBeUndefined();
    await desk.withoutFaults();
    expect((await admin.presses(failed, 'Try again')).text).toContain('Acceptance recorded');
  });

  test('is down, the card says so, and another try works when it is back', async () => {
    const email = 'down@customer.example';
    const review = await openReview(desk, admin, { customer: 'Litware', email });
    let failed = review;
    await desk.stopPartnerCenter();
    try {
      failed = await admin.presses(review, 'attestation.confirm');
      expectWords(failed, 'can’t reach Partner Center');
      expectWords(await admin.says('status litware'), 'can’t reach Partner Center');
    } finally {
      await desk.startPartnerCenter();
    }
    expect((await admin.presses(failed, 'Try again')).text).toContain('Acceptance recorded');
    expect(await desk.countFor(email)).toEqual({ posts: 1, records: 1 });
  });
});
