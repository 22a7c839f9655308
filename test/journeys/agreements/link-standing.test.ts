import { afterAll, beforeAll, expect, test } from '@jest/globals';
import en from '../../../cards/wording/en.json' with { type: 'json' };
import { expectWords } from '../../support/cards/expect-words.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { addressIn, answersOn } from '../../support/desk/accepting.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let admin: Person;
let api: ApiClient;

beforeAll(async () => {
  // Ten minutes a second.
  const clock = { SANDBOX_CLOCK_SPEED: '600', SANDBOX_CLOCK_ANCHOR: String(Date.now()) };
  const settings = { ATTESTATION_ROAD: 'ask', ENHANCED_CREATE: 'press', DIRECTORY_SYNC: 'true' };
  desk = await Desk.open({ environment: { ...clock, ...settings } });
  api = await ApiClient.open(desk);
  admin = desk.person('admin');
  await until('all customers are read', async () => {
    const { json } = await api.call('admin', { method: 'get', path: '/customers?limit=200' });
    const statuses = json?.customers?.map(({ status }) => status) ?? [];
    return statuses.length > 0 && !statuses.includes('unknown');
  });
}, 60_000);

afterAll(() => desk.close());

async function linksAskedFor(): Promise<number> {
  const response = await fetch(`${desk.partnerCenter.url}/sandbox/requests`);
  const { calls } = (await response.json()) as { calls: { method: string; path: string }[] };
  return calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/attestations/enhanced')).length;
}

async function listed(view: string): Promise<readonly string[]> {
  const { json } = await api.call('admin', { method: 'get', path: `/customers?view=${view}` });
  return json?.customers?.map(({ companyName }) => companyName) ?? [];
}

/** The letter with a link, for a customer that has accepted nothing. */
async function getsLetter(customer: string, contact: Readonly<Record<string, string>>): Promise<ShownCard> {
  const form = await admin.presses(await admin.says(`confirm ${customer}`), en['road.choose.enhanced']);
  return admin.presses(form, 'link.make', contact);
}

test('help and the guide say in one sentence which road it is, and why', async () => {
  expectWords(await admin.says('help'), en['help.byEither']);
  let shown = await admin.says('guide');
  for (const answer of ['Yes', 'From us', 'This message']) shown = await admin.presses(shown, answer);
  expectWords(shown, en['guide.attest.byLink']);
});

test('for a person whose acceptance Microsoft holds, no link is asked for, and what was typed is kept', async () => {
  const before = await linksAskedFor();
  const place = `/customers/${await desk.customerId('Fabrikam')}`;
  const { json } = await api.call('admin', { method: 'get', path: place });
  expect(json?.acts?.slice(0, 2)).toEqual(['confirm-again', 'link']);
  const [held] = await desk.agreementsOf('Fabrikam');
  const signer = held?.primaryContact as Readonly<Record<string, string>>;
  const roads = await admin.presses(await admin.says('status fabrikam'), en['status.confirmAgain']);
  const form = await admin.presses(roads, en['road.choose.enhanced']);
  const typed = { ...form.inputs, ...signer, reason: typedContact.reason };
  const same = await admin.presses(form, 'link.make', typed);
  expectWords(same, en['link.form.same-signer']);
  expect(same.inputs).toMatchObject({ email: signer['email'], reason: typedContact.reason });
  expect(await linksAskedFor()).toBe(before);
  const letter = await admin.presses(same, 'link.make', { ...same.inputs, email: 'somebody@fabrikam.example' });
  expect(addressIn(letter)).toContain('attestationid=');
  expect(await linksAskedFor()).toBe(before + 1);
});

test('a customer waits, has accepted, or let its link run out: in the list, on the page and by the press that is left', async () => {
  const contact = { firstName: 'Zoë-Ann', lastName: 'O’Neill Søn', email: 'Zoe.Ann+mca@Contoso.example' };
  const phoneNumber = '+46 (0)70-555 13 37';
  const letter = await getsLetter('contoso', { ...typedContact, ...contact, phoneNumber });
  const address = addressIn(letter);
  const sent = await admin.presses(letter, 'link.sent');
  expect(await listed('link-waiting')).toContain('Contoso Ltd');
  expectWords(await admin.says('remind contoso'), en['list.link.waiting']);

  await answersOn(address, 'agreed');
  const accepted = await admin.presses(sent, en['status.checkAgain']);
  expectWords(accepted, en['link.accepted.title']);
  expect(await listed('link-ready')).toEqual(['Contoso Ltd']);
  expectWords(await admin.says('remind contoso'), en['list.link.ready']);
  expect(await desk.agreementsOf('Contoso Ltd')).toEqual([]);
  expectWords(await admin.presses(accepted, en['link.create']), en['link.entered.title']);
  expect(await desk.agreementsOf('Contoso Ltd')).toMatchObject([{ primaryContact: { ...contact, phoneNumber } }]);
  expect(await listed('link-ready')).toEqual([]);

  const another = await admin.presses(await getsLetter('litware', typedContact), 'link.sent');
  const ranOut = { method: 'GET', path: 'sandbox-progress', status: 200, body: { sandboxProgress: 'link ran out' } };
  await desk.fault(ranOut);
  expectWords(await admin.presses(another, en['status.checkAgain']), en['link.expired.title']);
  expect(await listed('link-expired')).toEqual(['Litware']);
  expectWords(await admin.says('remind litware'), en['list.link.expired']);
});
