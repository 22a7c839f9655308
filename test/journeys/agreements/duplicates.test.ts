import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { openForm, openReview, typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import { isDone } from '../../support/worlds/ledger-view.ts';
import { Person } from '../../support/desk/person.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';

const customer = 'Litware';
const once = { posts: 1, records: 1 };
const nothing = { posts: 0, records: 0 };

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open({ environment: { RECONCILE_EVERY_SECONDS: '0.2' } });
  admin = desk.person('admin');
});

afterAll(() => desk.close());

function expectReceipt(card: ShownCard): void {
  expect(card.text).toContain('Acceptance recorded');
}

describe('pressing Confirm more than once', () => {
  test.each([2, 20])('%i times at once records it once, and every press shows the receipt', async (times) => {
    const email = `at-once-${times}@customer.example`;
    const review = await openReview(desk, admin, { customer, email });
    const presses = Array.from({ length: times }, () => admin.presses(review, 'attestation.confirm'));
    (await Promise.all(presses)).forEach(expectReceipt);
    expect(await desk.countFor(email)).toEqual(once);
  });

  test('again after a restart shows the receipt and sends nothing', async () => {
    const email = 'restart@customer.example';
    const review = await openReview(desk, admin, { customer, email });
    await admin.presses(review, 'attestation.confirm');
    await desk.bot.stop();
    await desk.restart();
    expectReceipt(await admin.presses(review, 'attestation.confirm'));
    expect(await desk.countFor(email)).toEqual(once);
  });

  test('by a new client and by one that only knows Action.Submit, at once, records it once', async () => {
    const email = 'submit@customer.example';
    const review = await openReview(desk, admin, { customer, email });
    const presses = [admin.presses(review, 'attestation.confirm'), admin.submits(review, 'attestation.confirm')];
    await Promise.all(presses);
    expectReceipt(await admin.cardNow(review.activityId));
    expect(await desk.countFor(email)).toEqual(once);
  });

  test('late, on a card that the chat no longer shows, shows the receipt and sends nothing', async () => {
    const email = 'late@customer.example';
    const review = await openReview(desk, admin, { customer, email });
    const receipt = await admin.presses(review, 'attestation.confirm');
    await admin.presses(receipt, 'status.show');
    expectReceipt(await admin.presses(review, 'attestation.confirm'));
    expect(await desk.countFor(email)).toEqual(once);
  });

  test('reaching two instances at once records it once', async () => {
    const database = await createMigratedPostgresDatabase();
    const twice = await Desk.open({ environment: { DATABASE_URL: database.url } });
    const other = twice.startInstance();
    const otherTeams = await startTeamsSandbox({
      botEndpoint: await other.endpoint(),
      patienceMs: 60_000,
      keys: sharedKeys,
    });
    try {
      const email = 'instances@customer.example';
      const here = twice.person('admin');
      const there = new Person(otherTeams.url, here.objectId);
      const review = await openReview(twice, here, { customer, email });
      await twice.fault({ method: 'POST', path: '/agreements$', delayMs: 300 });
      const presses = [here, there, here, there].map((person) => person.presses(review, 'attestation.confirm'));
      (await Promise.all(presses)).forEach(expectReceipt);
      expect(await twice.countFor(email)).toEqual(once);
    } finally {
      await other.stop();
      await otherTeams.close();
      await twice.close();
      await database.remove();
    }
  });
});

describe('pressing something else meanwhile or afterwards', () => {
  test('Cancel while Confirm is still being prepared wins, and nothing is sent', async () => {
    const email = 'in-time@customer.example';
    const review = await openReview(desk, admin, { customer, email });
    await desk.fault({ method: 'GET', path: '/v1/agreements', delayMs: 400 });
    const { draftId } = review.action('attestation.confirm').data;
    const confirming = admin.presses(review, 'attestation.confirm');
    const cancelled = await forge(admin, review, execute({ verb: 'attestation.cancel', draftId }));
    for (const { text } of [cancelled, await confirming]) expect(text).toContain('Nothing was sent');
    expect(await desk.countFor(email)).toEqual(nothing);
  });

  test('Confirm and Cancel at once either sends it or does not, and says which', async () => {
    for (let round = 0; round < 4; round++) {
      const email = `cancel-${round}@customer.example`;
      const review = await openReview(desk, admin, { customer, email });
      const { draftId } = review.action('attestation.confirm').data;
      const cancel = () => forge(admin, review, execute({ verb: 'attestation.cancel', draftId }));
      const confirm = () => admin.presses(review, 'attestation.confirm');
      await Promise.all(round % 2 === 0 ? [confirm(), cancel()] : [cancel(), confirm()]);
      const { posts, records } = await desk.countFor(email);
      expect(records).toBe(posts);
      const { text } = await admin.presses(review, 'attestation.confirm');
      expect(text).toContain(posts === 1 ? 'Acceptance recorded' : 'Nothing was sent');
    }
  });

  test.each(['attestation.review', 'attestation.change', 'attestation.cancel'])(
    '%s after Confirm shows the receipt and changes nothing',
    async (verb) => {
      const email = `after-${verb}@customer.example`;
      const review = await openReview(desk, admin, { customer, email });
      const { draftId } = review.action('attestation.confirm').data;
      const receipt = await admin.presses(review, 'attestation.confirm');
      const typed = { ...typedContact, email: 'other@customer.example' };
      expectReceipt(await forge(admin, receipt, { ...execute({ verb, draftId }), inputs: typed }));
      expect(await desk.countFor(email)).toEqual(once);
      expect(await desk.countFor('other@customer.example')).toEqual(nothing);
    },
  );

  test('Cancel while it is on its way comes too late and shows the receipt', async () => {
    const email = 'too-late@customer.example';
    const review = await openReview(desk, admin, { customer, email });
    await desk.fault({ method: 'POST', path: '/agreements$', delayMs: 400 });
    const { draftId } = review.action('attestation.confirm').data;
    const confirming = admin.presses(review, 'attestation.confirm');
    await (await desk.ledger()).until((rows) => rows.some((row) => row.email === email));
    expectReceipt(await forge(admin, review, execute({ verb: 'attestation.cancel', draftId })));
    expectReceipt(await confirming);
  });

  test('Confirm while the first one is on its way, from another message, tells the same outcome', async () => {
    const email = 'two-messages@customer.example';
    const review = await openReview(desk, admin, { customer, email });
    const again = await admin.says('hello?');
    await desk.fault({ method: 'POST', path: '/agreements$', delayMs: 400 });
    const { data } = review.action('attestation.confirm');
    const cards = await Promise.all([admin.presses(review, 'attestation.confirm'), forge(admin, again, execute(data))]);
    cards.forEach(expectReceipt);
    expect(await desk.countFor(email)).toEqual(once);
  });

  test('Confirm after the fields were emptied on an older card asks for them and sends nothing', async () => {
    const email = 'emptied@customer.example';
    const form = await openForm(desk, admin, customer);
    const review = await admin.presses(form, 'attestation.review', { ...typedContact, email });
    await admin.presses(form, 'attestation.review', { firstName: '', lastName: '', email: '', dateAgreed: '' });
    const again = await admin.presses(review, 'attestation.confirm');
    expect(again.text).toContain('Some details need another look');
    expect(again.buttons).toContain(`Review for ${customer}`);
    expect(await desk.countFor(email)).toEqual(nothing);
  });
});

test('in the end every draft that was sent has one row, and its agent has been told', async () => {
  const rows = await (await desk.ledger()).until((all) => all.every(isDone));
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ draft_id }) => draft_id)).size).toBe(rows.length);
  expect(await desk.posts()).toHaveLength(rows.length);
});
