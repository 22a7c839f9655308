import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChatMessage } from '../../../sandbox/teams/chat-message.ts';
import { openReview } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { SandboxControl } from '../../support/microsoft/sandbox-control.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';

let desk: Desk;
let control: SandboxControl;

beforeAll(async () => {
  // Ten minutes a second.
  const environment = { SANDBOX_CLOCK_SPEED: '600', SANDBOX_CLOCK_ANCHOR: String(Date.now()) };
  desk = await Desk.open({ environment });
  await desk.isolateBot();
  control = new SandboxControl(desk.partnerCenter.url);
}, 60_000);

afterAll(async () => {
  await desk.close();
});

async function invites(person: Person, words: string): Promise<ShownCard> {
  const form = await person.says(words);
  return person.presses(form, 'invitation.sent');
}

/** The cards that tell this person of this customer so. */
const tells = (companyName: string, title: string) => (message: ChatMessage) => {
  const card = JSON.stringify(message.cards);
  return message.from === 'bot' && card.includes(companyName) && card.includes(title);
};

async function countTold(person: Person, companyName: string, title: string): Promise<number> {
  return (await person.messages()).filter(tells(companyName, title)).length;
}

test('the agent who invited is told when the customer has accepted, though Partner Center fails now and then', async () => {
  const admin = desk.person('admin');
  const ready = await invites(admin, 'invite contoso');
  expect(ready.text).toContain('I’ll check for 90 days whether they’ve accepted');
  const status = await admin.presses(ready, 'status.show');
  expect(status.text).toContain('I’m checking whether the customer has accepted');
  const contoso = await desk.customerId('Contoso Ltd');
  // One look, at the acceptance and then at the customer itself; the next is twenty minutes later.
  const faults = [{ status: 429 }, { reset: 'before' }];
  await control.fault(...faults.map((fault) => ({ method: 'GET', path: `/v1/customers/${contoso}`, ...fault })));
  await control.acceptDirectly(contoso);

  const { id } = await admin.sees(tells('Contoso Ltd', 'The customer has accepted'));
  const news = await admin.cardNow(id);
  expect(news.text).toContain('Directly, in the Microsoft 365 admin center');
  expect(news.buttons).toEqual(['Status', 'History']);
  const history = await admin.presses(news, 'history.show');
  expect(history.text).toContain('Invited, then accepted directly');
}, 60_000);

test('the news survives a bot that is killed, and comes in Swedish', async () => {
  const sales = desk.person('sales').with({ locale: 'sv-SE' });
  const ready = await invites(sales, 'bjud in litware');
  expect(ready.text).toContain('hör av mig när kunden har godkänt avtalet.');
  await desk.bot.kill();
  await control.acceptDirectly(await desk.customerId('Litware'));
  await desk.restart();

  const { id } = await sales.sees(tells('Litware', 'Kunden har godkänt'));
  expect((await sales.cardNow(id)).text).toContain('Direkt, i administrationscentret för Microsoft 365');
}, 60_000);

test('of a colleague who has confirmed meanwhile it tells, and of what it told before nothing more', async () => {
  const admin = desk.person('admin');
  const sales = desk.person('sales').with({ locale: 'sv-SE' });
  await invites(admin, 'invite vanarsdel');
  await invites(sales, 'invite vanarsdel');
  const review = await openReview(desk, admin, { customer: 'VanArsdel', email: 'told@customer.example' });
  await admin.presses(review, 'attestation.confirm');

  const { id } = await sales.sees(tells('VanArsdel', 'Godkännandet är bekräftat'));
  expect((await sales.cardNow(id)).text).toContain('Ada Lindqvist');
  const status = await sales.presses(await sales.cardNow(id), 'status.show');
  expect(status.text).toContain('Bekräftat av\nAda Lindqvist');
  expect(await countTold(sales, 'Litware', 'Kunden har godkänt')).toBe(1);
  expect(await countTold(admin, 'Contoso Ltd', 'The customer has accepted')).toBe(1);
  expect(await countTold(admin, 'VanArsdel', 'You invited this customer')).toBe(0);
}, 60_000);
