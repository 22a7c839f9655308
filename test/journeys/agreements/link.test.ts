import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import yauzl from 'yauzl';
import { ApiClient } from '../../support/desk/api-client.ts';
import { pdfTexts, streamsOf } from '../../support/pages/pdf-text.ts';
import { addressIn as addressInLetter, answersOn, secretIn } from '../../support/desk/accepting.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { DeskWitness } from '../../support/desk/desk-witness.ts';
import { ExtensionUser } from '../../support/desk/extension-user.ts';
import type { Person } from '../../support/desk/person.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import { channel } from '../../../sandbox/teams/channel.ts';
import { personalChatIdOf } from '../../../sandbox/teams/teams-account.ts';

let desk: Desk;
let admin: Person;
let sales: Person;
let witness: DeskWitness;
/** Who made each that was shown. */
const makers = new Map<string, Person>();

beforeAll(async () => {
  // Ten minutes a second.
  const clock = { SANDBOX_CLOCK_SPEED: '600', SANDBOX_CLOCK_ANCHOR: String(Date.now()) };
  desk = await Desk.open({ environment: { ...clock, ATTESTATION_ROAD: 'ask', LOG_LEVEL: 'debug' } });
  witness = await DeskWitness.open(desk);
  admin = desk.person('admin');
  sales = desk.person('sales').with({ locale: 'de-DE' });
  for (const person of [admin, sales, desk.person('helpdesk')]) await person.says('help');
}, 60_000);

afterEach(async () => {
  await desk.withoutFaults();
  await desk.switch({ attestationWord: 'known' });
});

afterAll(async () => {
  await witness.close();
  await desk.close();
});

function expectAll(card: ShownCard, ...words: readonly string[]): void {
  for (const one of words) expectWords(card, one);
}

const signer = (email: string) => ({ ...typedContact, email });

/** From the question to the letter, for this customer. */
async function getsLetter(person: Person, customer: string, email: string): Promise<ShownCard> {
  const choice = await person.says(`confirm ${customer}`);
  const form = await person.presses(choice, 'attestation.start');
  return person.presses(form, 'link.make', signer(email));
}

/** The letter's, noted with whoever may see it. */
function addressIn(letter: ShownCard, maker = admin): string {
  const address = addressInLetter(letter);
  makers.set(secretIn(address), maker);
  return address;
}

/** A message of the bot's own about this customer. */
async function hears(person: Person, customer: string, words: string): Promise<ShownCard> {
  const { id } = await person.sees(({ from, cards }) => {
    const card = JSON.stringify(cards);
    return from === 'bot' && card.includes(customer) && card.includes(words);
  });
  return person.cardNow(id);
}

/** The next answer of Microsoft's about any link. */
const saysOnce = (sandboxProgress: string) =>
  desk.fault({ method: 'GET', path: 'sandbox-progress', status: 200, body: { sandboxProgress }, times: 1 });

test('from “confirm contoso” over the link and the customer’s page to the receipt', async () => {
  const choice = await admin.says('confirm contoso');
  expectAll(choice, 'Since January 2026, Microsoft asks customers to accept on its own page');
  expect(choice.buttons).toEqual(['Create a link', 'Confirm for them', 'Status']);
  const form = await admin.presses(choice, 'Create a link');
  const wrong = await admin.presses(form, 'link.make', signer('nowhere'));
  expectAll(wrong, 'Enter an email address like name@example.com.');
  const letter = await admin.presses(wrong, 'link.make', signer('tania@contoso.example'));
  expect(letter.activityId).toBe(choice.activityId);
  expectAll(letter, 'anyone who has the link can accept for the customer', 'Recipient: tania@contoso.example');
  const address = addressIn(letter);
  const german = await admin.presses(letter, 'Rewrite email', { letterLanguage: 'de' });
  expect(german.inputs['body']).toContain(address);
  const sent = await admin.presses(german, 'I’ve sent it');
  expectAll(sent, 'Waiting for the customer');
  expect(JSON.stringify(sent.json)).not.toContain(address);

  expectAll(await admin.says('send the link to contoso'), 'Waiting for the customer');
  expectAll(await sales.says('status contoso'), 'Ada Lindqvist hat am', 'einen Link gesendet');
  await answersOn(address, 'agreed');
  const receipt = await hears(admin, 'Contoso Ltd', 'Agreement created');
  expectAll(receipt, 'The customer accepted on Microsoft’s page', 'Tania Carr');
  expect(await desk.agreementsOf('Contoso Ltd')).toHaveLength(1);
  expectAll(await admin.says('history contoso'), 'Agreement created', 'Link to accept on Microsoft’s page');
}, 60_000);

test('a link that expires is told, and renewed with one press', async () => {
  const letter = await getsLetter(sales, 'litware', 'tania@litware.example');
  const address = addressIn(letter, sales);
  await sales.presses(letter, 'link.sent');
  await saysOnce('link ran out');
  const news = await hears(sales, 'Litware', 'Der Link ist abgelaufen');
  expectAll(await sales.says('status litware'), 'ist abgelaufen');
  const renewed = await sales.presses(news, 'Link erneuern');
  const another = addressIn(renewed, sales);
  expect(another).not.toBe(address);
  expectAll(renewed, 'tania@litware.example');
  await answersOn(another, 'declined');
  await hears(sales, 'Litware', 'Der Kunde hat abgelehnt');
  expect(await desk.agreementsOf('Litware')).toEqual([]);
}, 60_000);

test('a confirmation that Microsoft refuses as retired leads on to a link, with all that was typed', async () => {
  await desk.switch({ legacyRetired: true });
  const form = await admin.presses(await admin.says('confirm vanarsdel'), 'Confirm for them');
  const review = await admin.presses(form, 'attestation.review', signer('tania@vanarsdel.example'));
  const refused = await admin.presses(review, 'attestation.confirm');
  expectAll(refused, 'Not recorded', 'What you entered is kept.');
  const kept = await admin.presses(refused, 'Create a link');
  expect(kept.inputs).toMatchObject({ firstName: 'Tania', email: 'tania@vanarsdel.example' });
  const letter = await admin.presses(kept, 'link.make', kept.inputs);
  expect(addressIn(letter)).toContain('attestationid=');
  const withdrawn = await admin.presses(letter, 'Withdraw link');
  expectAll(withdrawn, 'Link withdrawn', 'the page may still open until it expires');
}, 60_000);

test('a status word that nobody knows is shown as it is, and is never an acceptance', async () => {
  const letter = await getsLetter(admin, 'lucerne', 'tania@lucerne.example');
  const address = addressIn(letter);
  const sent = await admin.presses(letter, 'link.sent');
  await desk.switch({ attestationWord: 'never-seen' });
  await answersOn(address, 'agreed');
  const looked = await admin.presses(sent, 'Check again');
  expectAll(looked, 'Waiting for the customer', 'customer agreed to think about it');
  expect(await desk.agreementsOf('Lucerne Publishing')).toEqual([]);
  await desk.switch({ attestationWord: 'known' });
  await hears(admin, 'Lucerne Publishing', 'Agreement created');
}, 60_000);

test('two agents who ask at once get one link, which only its maker sees', async () => {
  const start = { customerId: await desk.customerId('Fourth Coffee'), road: 'enhanced', verb: 'attestation.start' };
  const forms = await Promise.all(
    [admin, sales].map(async (person) => forge(person, await person.newestCard(), execute(start))),
  );
  const shown = await Promise.all(
    [admin, sales].map((person, at) =>
      person.presses(forms[at] as ShownCard, 'link.make', signer(`tania${at}@fourthcoffee.example`)),
    ),
  );
  const letters = shown.filter(({ inputs }) => inputs['body'] !== undefined);
  expect(letters).toHaveLength(1);
  const [letter] = letters as [ShownCard];
  const address = addressIn(letter, letter === shown[0] ? admin : sales);
  const other = shown.find((card) => card !== letters[0]);
  expect(JSON.stringify(other?.json)).not.toContain(address);
  expect(other?.text).toMatch(/hasn’t been sent yet|noch nicht gesendet|Link requested|Link angefordert/);
}, 60_000);

test('whoever may not confirm gets no link, and not the address of a colleague’s', async () => {
  const helpdesk = desk.person('helpdesk');
  const letter = await getsLetter(admin, 'trey', 'tania@trey.example');
  const address = addressIn(letter);
  const { linkId } = letter.action('link.sent').data;
  for (const verb of ['link.letter', 'link.sent', 'link.renew', 'link.withdraw', 'link.create', 'link.look']) {
    const refused = await forge(helpdesk, await helpdesk.newestCard(), execute({ verb, linkId }));
    expectAll(refused, 'You can’t confirm acceptances');
  }
  const colleague = await forge(sales, await sales.newestCard(), execute({ verb: 'link.letter', linkId }));
  expect(JSON.stringify(colleague.json)).not.toContain(address);
});

test('a channel is not told the address, even by whoever made the link', async () => {
  const made = await admin.says('send the link to trey');
  const { linkId } = made.action('link.sent').data;
  addressIn(made);
  const inChannel = new ExtensionUser(desk, 'admin');
  for (const words of ['send the link to trey', 'status trey', 'confirm trey', 'history trey', 'unconfirmed'])
    await inChannel.posts({ text: `@Agreement Desk ${words}` });
  const answered = (await admin.messages(channel.id)).filter(({ from }) => from === 'bot');
  expect(answered).toHaveLength(5);
  for (const verb of ['link.letter', 'link.show', 'link.look', 'link.renew'])
    await admin.sends({ ...execute({ verb, linkId }), activityId: answered[0]?.id, place: 'channel' });
});

test('the address of a link is in no log, row or file, and in no chat but its maker’s', async () => {
  expect(makers.size).toBeGreaterThan(5);
  for (const [secret, maker] of makers)
    expect(await witness.placesOf(secret)).toEqual([`chat ${personalChatIdOf(maker.objectId)}`]);
});

test('and not in the evidence that is handed out, on paper or for machines', async () => {
  const api = await ApiClient.open(desk);
  const download = async (customer: string, format: string): Promise<Buffer> => {
    const path = `/customers/${await desk.customerId(customer)}/evidence/file?format=${format}`;
    const headers = { Authorization: `Bearer ${await api.token('admin')}` };
    const answer = await fetch(`${await desk.bot.url()}/api/v1${path}`, { headers });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };
  for (const customer of ['Contoso Ltd', 'Litware', 'VanArsdel', 'Lucerne Publishing', 'Trey Research']) {
    const parts = await partsOf(await download(customer, 'zip'));
    const pdf = await download(customer, 'pdf');
    const texts = [...parts, pdf.toString('latin1'), ...streamsOf(pdf), ...pdfTexts(pdf)];
    // What is looked for would be found: the log names each link by the hash of its address.
    expect(pdfTexts(pdf).some((read) => read.replaceAll('\n', '').includes(customer))).toBe(true);
    expect(parts.some((part) => part.includes(customer))).toBe(true);
    for (const secret of makers.keys())
      for (const text of texts) expect(text.replaceAll('\n', '').includes(secret)).toBe(false);
  }
  const [contosos] = makers.keys();
  const hashed = createHash('sha256')
    .update(contosos ?? '')
    .digest('hex');
  expect((await partsOf(await download('Contoso Ltd', 'zip'))).some((text) => text.includes(hashed))).toBe(true);
}, 60_000);

/** Each part of a ZIP. */
async function partsOf(zip: Buffer): Promise<readonly string[]> {
  const archive = await yauzl.fromBufferPromise(zip);
  const parts: string[] = [];
  for await (const entry of archive.eachEntry()) parts.push(await text(await archive.openReadStreamPromise(entry)));
  return parts;
}

test('a leak would be found wherever it is', async () => {
  const secret = randomUUID();
  const database = new DatabaseSync(join(desk.directory, 'agreement-desk.db'));
  const state = JSON.stringify({ late: { card: { body: [`?attestationid=${secret}`] } } });
  const inserted = database.prepare('insert into bot_state (state_key, value, etag, updated_at) values (?, ?, ?, ?)');
  inserted.run('planted', state, '1', '2026-03-02T00:00:00.000Z');
  database.close();
  desk.bot.log.push({ msg: 'acceptance link made', url: `https://example.com/?attestationid=${secret}` });
  const shared = new ExtensionUser(desk, 'admin');
  await shared.posts({ cards: [{ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: secret }] }] });
  await desk.person('helpdesk').mentions(secret);
  const chats = [channel.id, personalChatIdOf(desk.person('helpdesk').objectId)].map((id) => `chat ${id}`);
  const found = await witness.placesOf(secret);
  expect(found).toEqual(expect.arrayContaining([...chats, 'file agreement-desk.db-wal', 'log', 'table bot_state']));
});

test('an indirect reseller is led to its provider, and gets no link, whatever it sends', async () => {
  const reseller = await Desk.open({ partner: 'indirect-reseller', environment: { ATTESTATION_ROAD: 'enhanced' } });
  try {
    const agent = reseller.person('admin');
    const customer = await reseller.customerId('Contoso Ltd');
    for (const words of ['confirm contoso', 'send the link to contoso'])
      expectAll(await agent.says(words), 'indirect reseller');
    const refusal = await agent.newestCard();
    expect(refusal.buttons).toContain('Write to your provider');
    for (const verb of ['attestation.start', 'link.start']) {
      const forged = await forge(agent, refusal, execute({ verb, customerId: customer, road: 'enhanced' }));
      expectAll(forged, 'indirect reseller');
    }
    expectAll(await agent.says('remind contoso'), 'Your provider can see who has accepted');
    const letter = await agent.presses(refusal, 'Write to your provider');
    expect(letter.inputs['body']).toContain('Contoso Ltd');
    expect(letter.inputs['body']).not.toContain('attestationid');
    const api = await ApiClient.open(reseller);
    const { json } = await api.call('admin', { method: 'get', path: `/customers/${customer}` });
    expect(json?.acts?.slice(0, 2)).toEqual(['ask-provider', 'invite']);
    for (const about of [`?customerId=${customer}&letterLanguage=de`, '']) {
      const written = await api.call('admin', { method: 'get', path: `/provider-letter${about}` });
      expect(api.faultsOf('getProviderLetter', written)).toEqual([]);
      expect(written.text.includes('Contoso Ltd')).toBe(about !== '');
      expect(written.text).toContain('First Up Consultants');
    }
    expect(JSON.stringify(reseller.bot.log)).not.toContain('/attestations/enhanced');
    const asked = await fetch(`${reseller.partnerCenter.url}/sandbox/requests`);
    expect(await asked.text()).not.toMatch(/attestations|"POST"/);
  } finally {
    await reseller.close();
  }
}, 60_000);
