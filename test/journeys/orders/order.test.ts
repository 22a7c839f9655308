import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';

const documented = (name: string): string =>
  readFileSync(new URL(`../../fixtures/partner-center/${name}.json`, import.meta.url), 'utf8');
const token = 'sandbox-order-token-for-this-machine-only';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.withoutFaults());
afterAll(() => desk.close());

/** What the partner's shop asks. */
async function shopAsks(companyName: string) {
  const url = `${await desk.bot.url()}/api/customers/${await desk.customerId(companyName)}/order-readiness`;
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

const today = () => new Date().toISOString().slice(0, 10);

describe('order check', () => {
  test('says that an order would be refused, and confirms on the spot; then it goes ahead', async () => {
    const admin = desk.person('admin');
    expect((await shopAsks('Contoso Ltd')).body).toMatchObject({ ready: false, reason: 'no-acceptance' });
    const refused = await admin.says('order check contoso ltd');
    expectWords(refused, 'An order would be refused');
    expect(refused.buttons).toEqual(['Confirm acceptance', 'Invite the customer', 'Check again', 'Status']);

    const form = await admin.presses(refused, 'Confirm acceptance');
    expect(form.activityId).toBe(refused.activityId);
    const review = await admin.presses(form, 'attestation.review', { ...form.inputs, dateAgreed: today() });
    expect((await admin.presses(review, 'attestation.confirm')).text).toContain('Acceptance recorded');

    const ready = await admin.says('order check contoso ltd');
    expectWords(ready, 'An order can go ahead');
    expect(ready.buttons).toEqual(['Status']);
    expect(await shopAsks('Contoso Ltd')).toMatchObject({ status: 200, body: { ready: true } });
  });

  test('leads the agent from the shop’s link to the form, in the words of the link', async () => {
    const { body } = await shopAsks('Litware');
    const message = new URL(body['confirmUrl'] ?? '').searchParams.get('message');
    const form = await desk.person('sales').says(message ?? '');
    expect(form.text).toContain('Litware');
    expect(Object.keys(form.inputs)).toContain('dateAgreed');
  });

  test('works in German, and invites on the spot', async () => {
    const sales = desk.person('sales').with({ locale: 'de-DE' });
    const refused = await sales.says('Bestellung prüfen litware');
    expect(refused.json['lang']).toBe('de');
    expectWords(refused, 'Eine Bestellung würde abgelehnt');
    const form = await sales.presses(refused, 'Kunden einladen');
    expect(form.text).toContain('Den Kunden einladen, selbst zuzustimmen');
    expect((await sales.says('bestellung prüfen fabrikam')).text).toContain('Eine Bestellung ist möglich');
  });

  test('says that an old acceptance has to be confirmed again', async () => {
    const card = await desk.person('admin').says('order check wide world');
    expectWords(card, 'An order would be refused');
    expect(card.text).toContain('before April 1, 2023');
    expect(card.buttons).toContain('Confirm again');
  });

  test('asks which customer, and takes a choice by button', async () => {
    const admin = desk.person('admin');
    expect((await admin.says('检查订单')).text).toContain('Which customer');
    const choice = await admin.says('tailwind');
    expect((await admin.presses(choice, 'Tailwind Toys')).text).toMatch(/An order (can go ahead|would be refused)/);
  });

  test('works for a client that only knows Action.Submit', async () => {
    const admin = desk.person('admin');
    const card = await admin.says('order check fabrikam');
    expect((await admin.submits(card, 'status.show')).text).toContain('Acceptance confirmed');
  });
});

describe('what a shop showed of a refused order', () => {
  test.each([
    ['the answer 403', documented('error-agreement-missing-13605')],
    ['order errors in a 201', documented('checkout-agreement-missing-13605')],
    ['words that begin like a command', 'Status: 403, error 13605'],
  ])('is understood when it is pasted: %s', async (_what, pasted) => {
    const admin = desk.person('admin');
    const asked = await admin.says(pasted);
    expectWords(asked, 'This order was refused because there’s no agreement');
    expect((await admin.says('lucerne')).buttons).toContain('Confirm acceptance');
  });

  test('is understood behind the command too, in Swedish', async () => {
    const admin = desk.person('admin').with({ locale: 'sv-SE' });
    const asked = await admin.says(`beställning ${documented('error-agreement-missing-13605')}`);
    expectWords(asked, 'Beställningen nekades för att avtalet saknas');
    expect((await admin.says('avbryt')).json['lang']).toBe('sv');
  });

  test('is left alone when it is about something else', async () => {
    const card = await desk.person('admin').says('{"code": 900206, "description": "Partner Attestation is missing"}');
    expect(card.text).toContain('I didn’t understand that');
  });
});

describe('who may not', () => {
  test.each(['helpdesk', 'global'] as const)('%s sees the answer, and hands the customer over', async (name) => {
    const agent = desk.person(name);
    const card = await agent.says('order check litware');
    expect(card.text).toContain('You can’t confirm it yourself, but you can hand it over');
    expect(card.buttons).toEqual(['Hand over', 'Check again', 'Status']);
    expect((await agent.presses(card, 'handover.start')).text).toContain('Litware');
  });

  test('without a role sees nothing, by a forged press either', async () => {
    const nobody = desk.person('nobody');
    expect((await nobody.says('order check litware')).text).toContain('You can’t see customers here');
    const data = { verb: 'order.check', customerId: await desk.customerId('Litware') };
    const forged = await forge(nobody, await nobody.says('help'), execute(data));
    expect(forged.text).toContain('You can’t see customers here');
    expect(forged.text).not.toContain('Litware');
  });

  test.each([
    ['nobody’s customer', { customerId: '99999999-9999-4999-8999-999999999999' }, 'can’t find this customer'],
    ['no customer', {}, 'out of date'],
    ['what is no id', { customerId: '../../etc' }, 'out of date'],
  ])('a forged press that names %s gets a card', async (_what, data, words) => {
    const admin = desk.person('admin');
    const card = await forge(admin, await admin.says('help'), execute({ verb: 'order.check', ...data }));
    expect(card.text).toContain(words);
  });
});

describe('while Partner Center cannot be read', () => {
  test('neither the agent nor the shop is told yes', async () => {
    await desk.fault({ method: 'GET', path: '/agreements', status: 403, times: 2 });
    const card = await desk.person('admin').says('order check fabrikam');
    expectWords(card, 'I can’t say whether an order can go ahead');
    expect(card.buttons).toEqual(['Check again', 'Status']);
    expect(await shopAsks('Fabrikam')).toMatchObject({ status: 503, body: { code: 'readiness-unknown' } });
    expect((await desk.person('admin').presses(card, 'Check again')).text).toContain('An order can go ahead');
  });
});

test('no order was placed to find out', async () => {
  expect((await desk.state()).orders).toEqual([]);
});
