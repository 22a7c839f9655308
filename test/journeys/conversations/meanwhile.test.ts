import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openForm, openReview, typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import { Person } from '../../support/desk/person.ts';
import { SandboxControl } from '../../support/microsoft/sandbox-control.ts';
import { startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';

const always = 50;
const once = { posts: 1, records: 1 };
const nothing = { posts: 0, records: 0 };

let desk: Desk;
let admin: Person;
let sales: Person;

beforeAll(async () => {
  desk = await Desk.open({ environment: { RECONCILE_EVERY_SECONDS: '0.2' } });
  admin = desk.person('admin');
  sales = desk.person('sales');
});

afterEach(() => desk.withoutFaults());
afterAll(() => desk.close());

const reviewed = (person: Person, form: Awaited<ReturnType<Person['says']>>, email: string) =>
  person.presses(form, 'attestation.review', { ...typedContact, email });

describe('what is sent is what the card showed', () => {
  test('a review that another device has overtaken sends nothing and shows what stands there now', async () => {
    const form = await openForm(desk, admin, 'Litware');
    const onPhone = await reviewed(admin, form, 'phone@customer.example');
    await reviewed(admin, form, 'desk@customer.example');
    const again = await admin.presses(onPhone, 'attestation.confirm');
    expect(again.text).toContain('Check before it goes to Microsoft');
    expect(again.text).toContain('desk@customer.example');
    expect(await desk.agreementsOf('Litware')).toEqual([]);
    expect((await admin.presses(again, 'attestation.confirm')).text).toContain('Acceptance recorded');
    expect(await desk.countFor('desk@customer.example')).toEqual(once);
  });

  test('a button without a version, or with one made up, sends nothing', async () => {
    const review = await openReview(desk, admin, { customer: 'Litware', email: 'forged@customer.example' });
    const { draftId } = review.action('attestation.confirm').data;
    for (const version of [undefined, '0123456789abcdef', 7, { $ne: '' }]) {
      const card = await forge(admin, review, execute({ verb: 'attestation.confirm', draftId, version }));
      expect(card.buttons).toContain('Cancel');
    }
    expect(await desk.countFor('forged@customer.example')).toEqual(nothing);
  });
});

describe('a form left open', () => {
  test('while a colleague confirms the customer sends nothing, says who and when, and can be sent deliberately', async () => {
    const form = await admin.says('confirm vanarsdel');
    const other = await openReview(desk, sales, { customer: 'VanArsdel', email: 'sofia@customer.example' });
    await sales.presses(other, 'attestation.confirm');

    const review = await reviewed(admin, form, 'tania@customer.example');
    expectWords(review, 'already been confirmed');
    expectWords(review, 'Sam Okafor confirmed this customer on');
    expect(review.buttons).toEqual(['Status', 'Change', 'Cancel', 'Confirm again']);
    expect(await desk.countFor('tania@customer.example')).toEqual(nothing);
    const why = await admin.presses(review, 'Confirm again');
    expectWords(why, 'Sam Okafor confirmed this customer on');
    expect(why.inputs).toMatchObject({ email: 'tania@customer.example', reason: '' });
    const reason = 'Sofia has left the company';
    const again = await admin.presses(why, 'attestation.review', { ...why.inputs, reason });
    expect((await admin.presses(again, 'Confirm again for VanArsdel')).text).toContain('Acceptance recorded');
    expect(await desk.agreementsOf('VanArsdel')).toHaveLength(2);
  });

  test('on its review while a colleague confirms the customer sends nothing at the press', async () => {
    const mine = await admin.presses(await admin.says('confirm lucerne'), 'attestation.review', {
      ...typedContact,
      email: 'mine@customer.example',
    });
    expect(mine.buttons).toContain('Confirm for Lucerne Publishing');
    const theirs = await openReview(desk, sales, { customer: 'Lucerne Publishing', email: 'theirs@customer.example' });
    await sales.presses(theirs, 'attestation.confirm');
    const stopped = await admin.presses(mine, 'attestation.confirm');
    expectWords(stopped, 'Sam Okafor confirmed this customer on');
    expect(await desk.countFor('mine@customer.example')).toEqual(nothing);
    const status = await admin.presses(stopped, 'Status');
    expectWords(status, 'Acceptance confirmed');
  });

  test('while the customer accepts by itself sends nothing and says so', async () => {
    const review = await openReview(desk, admin, { customer: 'Zambezi Solar', email: 'direct@customer.example' });
    await new SandboxControl(desk.partnerCenter.url).acceptDirectly(await desk.customerId('Zambezi Solar'));
    const stopped = await admin.presses(review, 'attestation.confirm');
    expectWords(stopped, 'The customer has already accepted');
    expect(await desk.countFor('direct@customer.example')).toEqual(nothing);
  });

  test('while one of the same agent is on its way sends nothing', async () => {
    const first = await openReview(desk, admin, { customer: 'Fourth Coffee', email: 'first@customer.example' });
    const second = await openReview(desk, admin, { customer: 'Fourth Coffee', email: 'second@customer.example' });
    await desk.fault({ method: 'POST', path: '/agreements$', delayMs: 1_000 });
    const sending = admin.presses(first, 'attestation.confirm');
    await (await desk.ledger()).until((rows) => rows.some(({ email }) => email === 'first@customer.example'));
    const stopped = await forge(admin, second, execute(second.action('attestation.confirm').data));
    expectWords(stopped, 'Ada Lindqvist confirmed this customer on');
    expect((await sending).text).toContain('Acceptance recorded');
    expect(await desk.countFor('second@customer.example')).toEqual(nothing);
  });

  test('behind a card that shows the customer as open leads to the status once it is confirmed', async () => {
    const status = await admin.says('status olympia');
    const review = await openReview(desk, sales, { customer: 'Olympia Sportswear', email: 'open@customer.example' });
    await sales.presses(review, 'attestation.confirm');
    expectWords(await admin.presses(status, 'Confirm acceptance'), 'Acceptance confirmed');
  });
});

test('“Confirm again” in view of an acceptance needs no second warning', async () => {
  const form = await admin.presses(await admin.says('status fabrikam'), 'Confirm again');
  const review = await reviewed(admin, form, 'renewed@customer.example');
  expect(review.text).toContain('Check before it goes to Microsoft');
  expect((await admin.presses(review, 'Confirm again for Fabrikam')).text).toContain('Acceptance recorded');
});

describe('when Partner Center does not tell whether the customer has accepted', () => {
  const fault = () =>
    desk.fault({ method: 'GET', path: 'directSigned', status: 500, headers: { 'Retry-After': '0' }, times: always });

  test('the form says so, and the review offers to confirm without the check', async () => {
    await fault();
    const form = await admin.says('confirm terra firm');
    expectWords(form, 'couldn’t check whether this customer has already accepted');
    const review = await reviewed(admin, form, 'unchecked@customer.example');
    const anyway = 'Confirm for Terra Firm Landscaping without the check';
    expectWords(review, 'can’t check whether this customer has already accepted');
    expect(review.buttons).toEqual(['Status', 'Change', 'Cancel', anyway]);
    const receipt = await admin.presses(review, anyway);
    expect(receipt.text).toContain('Acceptance recorded');
  });

  test('at the press alone, nothing is sent silently', async () => {
    const email = 'unread@customer.example';
    const form = await admin.says('confirm southridge');
    const review = await reviewed(admin, form, email);
    await fault();
    expectWords(await admin.presses(review, 'attestation.confirm'), 'can’t check whether');
    expect(await desk.countFor(email)).toEqual(nothing);
  });
});

test('two agents at two instances in the same second: one statement reaches Microsoft', async () => {
  const database = await createMigratedPostgresDatabase();
  const twice = await Desk.open({ environment: { DATABASE_URL: database.url } });
  const other = twice.startInstance();
  const otherTeams = await startTeamsSandbox({
    botEndpoint: await other.endpoint(),
    patienceMs: 60_000,
    keys: sharedKeys,
  });
  try {
    for (const customer of ['Contoso Ltd', 'Litware', 'VanArsdel']) {
      const here = twice.person('admin');
      const there = new Person(otherTeams.url, twice.person('sales').objectId);
      const email = (place: string) => `${place}-${customer.slice(0, 3)}@customer.example`;
      const [one, two] = [
        await openReview(twice, here, { customer, email: email('here') }),
        await openReview(twice, there, { customer, email: email('there') }),
      ];
      const texts = (
        await Promise.all([here.presses(one, 'attestation.confirm'), there.presses(two, 'attestation.confirm')])
      ).map(({ text }) => text);
      expect(texts.filter((text) => text.includes('Acceptance recorded'))).toHaveLength(1);
      expect(texts.filter((text) => text.includes('Nothing has been sent yet'))).toHaveLength(1);
      expect(await twice.agreementsOf(customer)).toHaveLength(1);
    }
  } finally {
    await other.stop();
    await otherTeams.close();
    await twice.close();
    await database.remove();
  }
});
