import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { choosesRoad } from '../../support/desk/creating.ts';
import { Desk } from '../../support/desk/desk.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';

const ownLink =
  'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=11111111-1111-4111-8111-111111111111&msppId=0&DAP=false#/BillingAccounts/partner-invitation';
const proseware = '6b0f5f7b-4c7f-4c3c-9b59-0f5d6a1f7c11';

describe('a direct-bill partner', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  test('gets an e-mail with the address for relationship and agreement, ready to open or copy', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite a new customer');
    expect(form.text).toContain('accepts the reseller relationship and the Microsoft Customer Agreement in one go');
    expect(form.inputs['body']).toContain(ownLink);
    expect(form.inputs['subject']).toBe('Please accept A. Datum Corporation as your Microsoft partner');
    expect(form.inputs).not.toHaveProperty('resellerId');
    expect(mailOf(form)).toEqual({ subject: form.inputs['subject'], body: form.inputs['body'] });
    const sent = await admin.presses(form, 'I’ve sent it');
    expect(sent.activityId).toBe(form.activityId);
    expect(sent.text).toContain('they’ll appear among your customers');
    const another = await admin.presses(sent, 'Invite another company');
    expect((await admin.presses(another, 'Cancel')).text).toContain('No invitation was sent.');
  });

  test.each([
    ['sv-SE', 'bjud in ny kund', 'Godkänn A. Datum Corporation som er Microsoft-partner'],
    ['de-DE', 'Neuen Kunden einladen', 'Bitte um Zustimmung: A. Datum Corporation als Ihr Microsoft-Partner'],
    ['nl-NL', 'nieuwe klant uitnodigen', 'Graag uw akkoord op A. Datum Corporation als uw Microsoft-partner'],
    ['zh-CN', '邀请新客户', '请接受 A. Datum Corporation 成为贵公司的 Microsoft 合作伙伴'],
  ])('reads it in %s, and the mail program can open it', async (locale, words, subject) => {
    const admin = desk.person('admin').with({ locale });
    const form = await admin.says(words);
    expect(form.inputs['subject']).toBe(subject);
    expect(mailOf(form).body).toContain(ownLink);
  });

  test('gets it in another language when one is chosen', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite new customer');
    const german = await admin.presses(form, 'Rewrite email', { ...form.inputs, letterLanguage: 'de' });
    expect(german.inputs['subject']).toContain('Bitte um Zustimmung');
  });

  test.each(['helpdesk', 'global'] as const)('lets no %s do it, by command or by forged action', async (name) => {
    const person = desk.person(name);
    const refusal = await person.says('invite new customer');
    expectWords(refusal, 'You can’t invite customers');
    for (const verb of ['relation.start', 'relation.sent']) {
      expect((await forge(person, refusal, execute({ verb }))).text).toContain('You can’t invite customers');
    }
  });
});

describe('an indirect provider', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ partner: 'indirect-provider' });
  });
  afterAll(() => desk.close());

  test('says for which reseller before the e-mail is written, with that reseller in address and text', async () => {
    const admin = desk.person('admin');
    const question = await admin.says('invite new customer');
    expect(question.inputs).toEqual({ resellerId: '' });
    expect(question.text).not.toContain(ownLink);
    expect((await admin.presses(question, 'Write email', { resellerId: '' })).text).toContain('Which reseller');
    const letter = await admin.presses(question, 'Write email', { resellerId: proseware });
    expect(letter.activityId).toBe(question.activityId);
    expect(letter.inputs['subject']).toBe('Please accept Proseware as your Microsoft partner');
    expect(letter.inputs['body']).toContain(`partnerId=${proseware}`);
    expect(mailOf(letter).body).toContain(`partnerId=${proseware}`);
    const own = await admin.presses(letter, 'Rewrite email', { ...letter.inputs, resellerId: 'own' });
    expect(own.inputs['body']).toContain(ownLink);
  });

  test('invites for the reseller that was chosen also where Partner Center fails over it', async () => {
    const admin = desk.person('admin');
    const question = await admin.says('invite new customer');
    const form = await admin.presses(question, 'Write email', { resellerId: 'own' });
    await desk.fault({ method: 'GET', path: '/relationshiprequests', status: 403 });
    const chosen = { ...form.inputs, resellerId: proseware, letterLanguage: 'de' };
    const german = await admin.presses(await admin.presses(form, 'Rewrite email', chosen), 'Try again');
    expect(german.inputs['subject']).toContain('Proseware als Ihr Microsoft-Partner');
    expect(german.inputs['body']).toContain(`partnerId=${proseware}`);
  });

  test('is asked again where the reseller is none of its own', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite new customer');
    const forged = await forge(admin, form, execute({ verb: 'relation.start', resellerId: crypto.randomUUID() }));
    expect(forged.text).toContain('Which reseller');
  });

  test('creates a customer for a reseller', async () => {
    const admin = desk.person('admin');
    const company = {
      companyName: 'For Proseware',
      domainPrefix: 'forproseware',
      country: 'DE',
      resellerId: proseware,
    };
    const form = await admin.says('new customer');
    expect(form.inputs['resellerId']).toBe('');
    const open = await admin.presses(form, 'customer.company', { ...company, resellerId: '' });
    expect(open.text).toContain('Choose the reseller, or “None” if they’re your own customer.');
    const wrong = await admin.presses(open, 'customer.company', { ...company, resellerId: crypto.randomUUID() });
    expect(wrong.text).toContain('This isn’t one of your resellers.');
    const details = await admin.presses(wrong, 'customer.company', company);
    const berlin = { addressLine1: 'Unter den Linden 17', postalCode: '10117', city: 'Berlin' };
    const person = { firstName: 'Jürgen', lastName: 'Groß', email: 'juergen@forproseware.example' };
    const acceptance = await admin.presses(details, 'customer.details', { ...berlin, ...person });
    const review = await choosesRoad(admin, acceptance, 'attest');
    expect(review.text).toContain('Proseware');
    expect((await admin.presses(review, 'customer.create')).text).toContain('The acceptance is confirmed too.');
  });
});

describe('an indirect reseller', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ partner: 'indirect-reseller' });
  });
  afterAll(() => desk.close());

  test('can only have a new customer asked', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('new customer');
    const company = { companyName: 'Resold', domainPrefix: 'resold', country: 'SE' };
    const details = await admin.presses(form, 'customer.company', company);
    const place = { addressLine1: 'Sveavägen 1', postalCode: '111 57', city: 'Stockholm' };
    const person = { firstName: 'Åsa', lastName: 'Öberg', email: 'asa@resold.example' };
    const acceptance = await admin.presses(details, 'customer.details', { ...place, ...person });
    expect(Object.keys(acceptance.inputs)).toEqual(['road']);
    const forged = await admin.presses(acceptance, 'customer.road', { road: 'attest' });
    expect(forged.text).toContain('indirect reseller');
  });
});

/** What a mail program would show for the button that opens it. */
function mailOf(card: ShownCard) {
  const actions = card.json['actions'] as readonly { readonly type: string; readonly url: string }[];
  const url = actions.find(({ type }) => type === 'Action.OpenUrl')?.url ?? '';
  const [, subject = '', body = ''] = /^mailto:\?subject=([^&]*)&body=([^&]*)$/.exec(url) ?? [];
  return { subject: decodeURIComponent(subject), body: decodeURIComponent(body).replaceAll('\r\n', '\n') };
}
