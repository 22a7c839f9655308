import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { partnerTenantId as tenantId } from '../../../sandbox/people.ts';
import { choosesRoad, passwordOn, redmond, reviewNewCustomer } from '../../support/desk/creating.ts';
import { Desk } from '../../support/desk/desk.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import type { Person } from '../../support/desk/person.ts';
import { ShownCard } from '../../support/cards/shown-card.ts';
import { until } from '../../support/until.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open({ environment: { PARTNER_CENTER_TIMEOUT_SECONDS: '2', RECONCILE_EVERY_SECONDS: '0.2' } });
});

afterEach(() => desk.withoutFaults());
afterAll(() => desk.close());

describe('creating a customer', () => {
  test('goes from the company to a customer whose acceptance is confirmed, all in one message', async () => {
    const admin = desk.person('admin');
    const company = await admin.says('new customer');
    expect(company.text).toContain('Step 1 of 4');
    const details = await admin.presses(company, 'customer.company', {
      companyName: 'Relecloud "Best" 😀',
      domainPrefix: 'Relecloud1.onmicrosoft.com',
      country: 'US',
    });
    expect(details.text).toContain('United States');
    const question = await admin.presses(details, 'customer.details', redmond);
    expect(question.inputs).toEqual({ road: '' });
    const unanswered = await admin.presses(question, 'customer.road', question.inputs);
    expect(unanswered.text).toContain('Choose one of the two.');
    const acceptance = await admin.presses(unanswered, 'customer.road', { road: 'attest' });
    expect(acceptance.text).toContain('Who at Relecloud "Best" 😀 accepted the agreement?');
    expect(acceptance.inputs).toMatchObject({ firstName: 'Gena', email: redmond.email, dateAgreed: '' });
    const undated = await admin.presses(acceptance, 'customer.acceptance', acceptance.inputs);
    expect(undated.text).toContain('Choose the day the customer accepted.');
    const review = await admin.presses(undated, 'customer.acceptance', { ...undated.inputs, dateAgreed: '2026-03-02' });
    expect(review.text).toContain('Step 4 of 4');
    expect(review.text).toContain('You state on behalf of your company that Gena Soto accepted');
    const created = await admin.presses(review, 'Create Relecloud "Best" 😀');
    expect(created.activityId).toBe(company.activityId);
    expectWords(created, 'Customer created');
    expect(created.text).toContain('admin@relecloud1.onmicrosoft.com');
    expect(created.text).toContain('The acceptance is confirmed too.');
    expect(passwordOn(created)).toBeTruthy();
    expect(created.buttons).toEqual(['I’ve noted it']);
    const agreements = await desk.agreementsOf('Relecloud "Best" 😀');
    expect(agreements).toMatchObject([{ primaryContact: { email: redmond.email } }]);
    expect((await admin.says('status relecloud')).text).toContain('Acceptance confirmed');
  });

  test('creates what the review showed, or nothing and shows what stands there now', async () => {
    const admin = desk.person('admin');
    const company = { companyName: 'Overtaken Ltd', domainPrefix: 'overtaken1', road: 'ask' } as const;
    const review = await reviewNewCustomer(admin, company);
    const { newCustomerId } = review.action('customer.create').data;
    const step = await forge(admin, review, execute({ verb: 'customer.step', newCustomerId, step: 'acceptance' }));
    const other = await choosesRoad(admin, step, 'attest');
    const stopped = await forge(admin, other, execute(review.action('customer.create').data));
    expect(stopped.text).toContain('You state on behalf of your company');
    expect((await desk.state()).customers.some(({ companyName }) => companyName === 'Overtaken Ltd')).toBe(false);
    expectWords(await admin.presses(stopped, 'customer.create'), 'Customer created');
  });

  test('leads to the invitation where the customer will be asked', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'Ask Us', domainPrefix: 'askus', road: 'ask' });
    expect(review.text).toContain('The customer will be asked');
    const created = await admin.presses(review, 'customer.create');
    expect(created.buttons).toEqual(['Invite the customer', 'I’ve noted it']);
    expect(passwordOn(created)).toBeTruthy();
    const letter = await admin.presses(created, 'Invite the customer');
    await admin.presses(created, 'I’ve noted it');
    await expectNowhere(admin, passwordOn(created) ?? '');
    expect(letter.text).toContain('Recipient: gena@relecloud.example');
    expect(await desk.agreementsOf('Ask Us')).toEqual([]);
  });

  test('survives a restart of Partner Center', async () => {
    await desk.stopPartnerCenter();
    await desk.startPartnerCenter();
    expect((await desk.person('admin').says('status ask us')).text).toContain('No acceptance yet');
  });
});

describe('the first password', () => {
  test('is shown once, and is nowhere once it is noted', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'Secret Keepers', domainPrefix: 'secretkeepers' });
    const created = await admin.presses(review, 'customer.create');
    const password = passwordOn(created) ?? '';
    expect(password).not.toBe('');
    const noted = await admin.presses(created, 'I’ve noted it');
    expect(noted.text).toContain('was shown once and isn’t stored anywhere');
    await admin.says('status secret');
    await admin.says('what was it?');
    await expectNowhere(admin, password);
    expect(JSON.stringify(desk.bot.log)).toContain('creation of a customer settled');
    expect(JSON.stringify(desk.bot.log)).not.toMatch(/Soto|relecloud\.example|4255550101|Secret Keepers/);
  });

  test('goes with the card whatever is pressed on it, and with a refresh', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'Press Again', domainPrefix: 'pressagain' });
    const created = await admin.presses(review, 'customer.create');
    expect(passwordOn(created)).toBeTruthy();
    const refreshed = await admin.sends({
      activityId: created.activityId,
      trigger: 'automatic',
      action: { type: 'Action.Execute', ...review.action('customer.create') },
    });
    expect(JSON.stringify(refreshed.outcome.card)).not.toContain(passwordOn(created));
    const again = await admin.presses(review, 'customer.create');
    expect(again.text).toContain('was shown once');
    expect(passwordOn(again)).toBeUndefined();
    await expectNowhere(admin, passwordOn(created) ?? 'none');
  });

  test('arrives late where Partner Center is slow, also when the message cannot be replaced, and stays nowhere', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, {
      companyName: 'Slow Motion',
      domainPrefix: 'slowmotion',
      road: 'ask',
    });
    await desk.fault({ method: 'HEAD', path: '/v1/domains', delayMs: 1_500 });
    await desk.fault({ method: 'POST', path: '/v1/customers$', delayMs: 1_500 });
    await desk.connectorFault({ method: 'PUT', path: '/activities/', status: 404, times: 1 });
    const brief = await admin.pressesBriefly(review, 'customer.create');
    expect(brief.isWorking).toBe(true);
    const message = await admin.sees(({ cards }) => JSON.stringify(cards).includes('Initial password'));
    const created = new ShownCard(message.id, message.cards[0] as Record<string, unknown>);
    const password = passwordOn(created) ?? '';
    expect(password).not.toBe('');
    await admin.presses(created, 'I’ve noted it');
    await expectNowhere(admin, password);
  });

  test('is the same on both answers to a double press, and one customer comes of it', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'Double Press', domainPrefix: 'doublepress' });
    await desk.fault({ method: 'POST', path: '/v1/customers$', delayMs: 400 });
    const [one, other] = await Promise.all([
      admin.presses(review, 'customer.create'),
      admin.presses(review, 'customer.create'),
    ]);
    expect(passwordOn(one)).toBeTruthy();
    expect(passwordOn(other)).toBe(passwordOn(one));
    expect(await customersNamed('Double Press')).toBe(1);
    expect(await desk.agreementsOf('Double Press')).toHaveLength(1);
  });
});

describe('bad input', () => {
  test('keeps what was typed, and says what is wrong beside it', async () => {
    const admin = desk.person('admin');
    const company = await admin.says('new customer');
    const typed = { companyName: '!', domainPrefix: 'contoso_1', country: '' };
    const wrong = await admin.presses(company, 'customer.company', typed);
    expect(wrong.text).toContain('Enter a company name');
    expect(wrong.text).toContain('Use only the letters a to z and digits');
    expect(wrong.text).toContain('Fill this in.');
    expect(wrong.inputs).toMatchObject(typed);
    const taken = await admin.presses(wrong, 'customer.company', {
      companyName: 'Taken',
      domainPrefix: 'contoso',
      country: 'XX',
    });
    expect(taken.text).toContain('This domain is already taken.');
    expect(taken.text).toContain('I don’t know the country “XX”.');
  });

  test.each(['germny', 'Deutschland'])('a country typed as %s is understood', async (country) => {
    const admin = desk.person('admin');
    const company = { companyName: 'Slip', domainPrefix: 'slipofthekey', country };
    const details = await admin.presses(await admin.says('new customer'), 'customer.company', company);
    expect(details.text).toContain('Germany');
  });

  test('a country that is none is named, with those that may be meant', async () => {
    const admin = desk.person('admin');
    const company = { companyName: 'Slip', domainPrefix: 'slipofthekey', country: 'Nigera' };
    const wrong = await admin.presses(await admin.says('new customer'), 'customer.company', company);
    expect(wrong.text).toMatch(/I don’t know the country “Nigera”\. .* Did you mean .*Nigeria/);
  });

  test('is told by the rules of the country', async () => {
    const admin = desk.person('admin');
    const company = { companyName: 'Polska', domainPrefix: 'polska', country: 'PL' };
    const details = await admin.presses(await admin.says('new customer'), 'customer.company', company);
    expect(details.inputs).not.toHaveProperty('state');
    const wrong = await admin.presses(details, 'customer.details', {
      ...redmond,
      email: 'bill@microsoft.com',
      postalCode: '1',
    });
    expect(wrong.text).toContain('as this country writes it, for example 00-001.');
    expect(wrong.text).toContain('This is one of Microsoft’s addresses.');
    expect(wrong.text).toContain('Fill this in.');
  });

  test('a street without a number is completed with one press', async () => {
    const admin = desk.person('admin');
    const company = { companyName: 'Street Only', domainPrefix: 'streetonly', country: 'US' };
    const details = await admin.presses(await admin.says('new customer'), 'customer.company', company);
    const question = await admin.presses(details, 'customer.details', { ...redmond, addressLine1: 'Microsoft Way' });
    expect(question.text).toContain('1 Microsoft Way, 98052-6399 Redmond, WA');
    const acceptance = await admin.presses(question, 'Use suggestion 2');
    expect(question.text).toContain('Step 2 of 4');
    const review = await choosesRoad(admin, acceptance, 'ask');
    expect(review.text).toContain('2 Microsoft Way, 98052-6399 Redmond, WA');
  });

  test.each([
    ['Nowhere Lane 1', 'Change it, or keep it if you’re sure.'],
    ['Refused Street 1', 'doesn’t accept this address'],
  ])('%s is questioned or refused', async (addressLine1, words) => {
    const admin = desk.person('admin');
    const company = { companyName: 'Odd Place', domainPrefix: 'oddplace', country: 'US' };
    const details = await admin.presses(await admin.says('new customer'), 'customer.company', company);
    expect((await admin.presses(details, 'customer.details', { ...redmond, addressLine1 })).text).toContain(words);
  });

  test('a day that is in the future is no day of acceptance', async () => {
    const admin = desk.person('admin');
    const company = { companyName: 'Tomorrow', domainPrefix: 'tomorrow', country: 'US' };
    const details = await admin.presses(await admin.says('new customer'), 'customer.company', company);
    const acceptance = await admin.presses(details, 'customer.details', redmond);
    const who = await admin.presses(acceptance, 'customer.road', { road: 'attest' });
    const wrong = await admin.presses(who, 'customer.acceptance', {
      ...who.inputs,
      road: 'attest',
      dateAgreed: '2999-01-01',
    });
    expect(wrong.text).toContain('This date is in the future.');
  });

  test('a domain that somebody takes before the last press leads back to the first step', async () => {
    const admin = desk.person('admin');
    const [one, other] = [
      await reviewNewCustomer(admin, { companyName: 'First Come', domainPrefix: 'firstcome', road: 'ask' }),
      await reviewNewCustomer(admin, { companyName: 'Second Come', domainPrefix: 'firstcome', road: 'ask' }),
    ];
    await admin.presses(one, 'customer.create');
    const back = await admin.presses(other, 'customer.create');
    expect(back.text).toContain('This domain is already taken.');
    expect(back.inputs['companyName']).toBe('Second Come');
  });
});

describe('a step in between', () => {
  test('stays above other words, comes up again when it is asked for, and ends with cancel', async () => {
    const admin = desk.person('admin');
    const company = { companyName: 'Come Back', domainPrefix: 'comeback', country: 'US' };
    await admin.presses(await admin.says('new customer'), 'customer.company', company);
    await admin.says('status contoso');
    const note = await admin.says('hm');
    expectWords(note, 'The form for the new customer is still open above');
    expect((await admin.presses(note, 'Go on')).text).toContain('Step 2 of 4');
    const cancelled = await admin.says('cancel');
    expect(cancelled.text).toContain('No customer was created.');
    expect((await admin.presses(cancelled, 'Start over')).text).toContain('Step 1 of 4');
  });
});

describe('when Partner Center fails', () => {
  const create = { method: 'POST', path: '/v1/customers$' };

  test('nothing is created on 429, and the agent can try again', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'Busy Bees', domainPrefix: 'busybees', road: 'ask' });
    await desk.fault({ ...create, status: 429 });
    const refused = await admin.presses(review, 'customer.create');
    expectWords(refused, 'Not created');
    expect(await customersNamed('Busy Bees')).toBe(0);
    const again = await admin.presses(refused, 'Change');
    expect(again.text).toContain('Busy Bees');
    expect((await admin.presses(again, 'customer.create')).text).toContain('Customer created');
    expect(await customersNamed('Busy Bees')).toBe(1);
  });

  test('an answer that is lost after the work is found by its domain, once, and the password is known to be lost', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'Lost Answer', domainPrefix: 'lostanswer' });
    await desk.fault({ ...create, reset: 'after' });
    const found = await admin.presses(review, 'customer.create');
    expectWords(found, 'Customer created');
    expect(found.text).toContain('The initial password couldn’t be delivered');
    expect(found.text).toContain('reset it in Partner Center');
    expect(found.text).toContain('The acceptance is confirmed too.');
    await admin.presses(review, 'customer.create');
    expect(await customersNamed('Lost Answer')).toBe(1);
  });

  test.each([
    ['is cut off before the work', { reset: 'before' }],
    ['answers 503', { status: 503 }],
  ])('and %s, the agent is told later that nothing was created', async (name, fault) => {
    const admin = desk.person('admin');
    const domainPrefix = `gone${name.length}`;
    const review = await reviewNewCustomer(admin, { companyName: `Gone ${domainPrefix}`, domainPrefix, road: 'ask' });
    await desk.fault({ ...create, ...fault });
    const uncertain = await admin.presses(review, 'customer.create');
    expectWords(uncertain, 'No answer yet');
    const told = await admin.sees(({ id, cards }) => {
      const text = JSON.stringify(cards);
      return (
        id !== uncertain.activityId && text.includes(`Gone ${domainPrefix}`) && text.includes('no customer was created')
      );
    });
    expect(told.cards).toHaveLength(1);
    expect(await customersNamed(`Gone ${domainPrefix}`)).toBe(0);
  });

  test('over the confirmation alone, the customer exists and the agent goes on from what was typed', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'Half Done', domainPrefix: 'halfdone' });
    await desk.fault({ method: 'POST', path: '/agreements$', status: 400, body: { code: 2000, description: 'no' } });
    const created = await admin.presses(review, 'customer.create');
    expect(created.text).toContain('The customer exists, but their acceptance isn’t confirmed yet.');
    const noted = await admin.presses(created, 'I’ve noted it');
    const form = await admin.presses(noted, 'Go on confirming');
    expect(form.inputs).toMatchObject({ firstName: 'Gena', lastName: 'Soto', email: redmond.email });
    const receipt = await admin.presses(
      await admin.presses(form, 'attestation.review', form.inputs),
      'attestation.confirm',
    );
    expect(receipt.text).toContain('Acceptance recorded');
    expect(await desk.agreementsOf('Half Done')).toHaveLength(1);
  });

  test('while the template cannot be read, the draft of the confirmation is kept all the same', async () => {
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'No Template', domainPrefix: 'notemplate' });
    await desk.fault({ method: 'GET', path: '/v1/agreements', status: 500, times: 4 });
    const created = await admin.presses(review, 'customer.create');
    expect(created.text).toContain('their acceptance isn’t confirmed yet');
    const noted = await admin.presses(created, 'I’ve noted it');
    const form = await admin.presses(noted, 'Go on confirming');
    expect(form.inputs['email']).toBe(redmond.email);
  });

  test('while a step is checked, what was typed is still there', async () => {
    const admin = desk.person('admin');
    const company = await admin.says('new customer');
    await desk.fault({ method: 'HEAD', path: '/v1/domains', status: 500, times: 4 });
    const failed = await admin.presses(company, 'customer.company', {
      companyName: 'Still Here',
      domainPrefix: 'stillhere',
      country: 'US',
    });
    expectWords(failed, 'having problems');
    expect((await admin.presses(failed, 'Try again')).inputs).toMatchObject({ companyName: 'Still Here' });
  });
});

describe('when the bot dies', () => {
  test('the agent is told after the restart that the customer is there and the password is lost', async () => {
    await desk.isolateBot();
    const admin = desk.person('admin');
    const review = await reviewNewCustomer(admin, { companyName: 'Phoenix', domainPrefix: 'phoenix' });
    await desk.fault({ method: 'POST', path: '/v1/customers$', reset: 'after' });
    await desk.fault({ method: 'GET', path: '/v1/customers.size=20', delayMs: 1_500 });
    const pressed = admin.executes(review, 'customer.create');
    await until('the new customer', async () => (await customersNamed('Phoenix')) > 0);
    await desk.bot.kill();
    await pressed;
    await desk.restart();
    const message = await admin.sees(({ cards }) => {
      const text = JSON.stringify(cards);
      return text.includes('Phoenix') && text.includes('The initial password couldn’t be delivered');
    });
    const told = new ShownCard(message.id, message.cards[0] as Record<string, unknown>);
    expect(told.text).toContain('their acceptance isn’t confirmed yet');
    expect((await admin.presses(told, 'Go on confirming')).inputs['email']).toBe(redmond.email);
    expect(await customersNamed('Phoenix')).toBe(1);
  });
});

describe('who may not', () => {
  test('a Helpdesk agent is told why, by command and by forged action', async () => {
    const helpdesk = desk.person('helpdesk');
    const refusal = await helpdesk.says('new customer');
    expectWords(refusal, 'You can’t create customers');
    const forged = await forge(helpdesk, refusal, execute({ verb: 'customer.start' }));
    expect(forged.text).toContain('You can’t create customers');
  });

  test('a Global admin creates, but can only have the customer asked', async () => {
    const global = desk.person('global');
    const company = { companyName: 'Global Asks', domainPrefix: 'globalasks', country: 'US' };
    const details = await global.presses(await global.says('new customer'), 'customer.company', company);
    const acceptance = await global.presses(details, 'customer.details', redmond);
    expect(acceptance.text).toContain('You can’t confirm acceptances yourself');
    expect(Object.keys(acceptance.inputs)).toEqual(['road']);
    const forged = await global.presses(acceptance, 'customer.road', { road: 'attest', ...redmond });
    expect(forged.text).toContain('You can’t confirm acceptances');
    const review = await global.presses(acceptance, 'customer.road', { road: 'ask' });
    const created = await global.presses(review, 'customer.create');
    expectWords(created, 'Customer created');
    const { newCustomerId } = review.action('customer.create').data;
    const attested = await forge(global, created, execute({ verb: 'customer.attest', newCustomerId }));
    expect(attested.text).toContain('You can’t confirm acceptances');
    expect(await desk.agreementsOf('Global Asks')).toEqual([]);
  });

  test('nobody goes on with the customer of somebody else', async () => {
    const review = await reviewNewCustomer(desk.person('admin'), { companyName: 'Mine', domainPrefix: 'mine' });
    const { newCustomerId } = review.action('customer.create').data;
    const sales = desk.person('sales');
    const card = await sales.says('status contoso');
    for (const verb of ['customer.create', 'customer.show', 'customer.cancel', 'customer.attest', 'customer.noted'])
      expect((await forge(sales, card, execute({ verb, newCustomerId }))).text).toContain('out of date');
    expect(await customersNamed('Mine')).toBe(0);
  });

  test('a channel leads to the private chat, by command and by forged action', async () => {
    const admin = desk.person('admin');
    const conversation = { id: '19:new@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId };
    const review = await reviewNewCustomer(admin, { companyName: 'In Public', domainPrefix: 'inpublic' });
    await admin.sendsRaw({ type: 'message', text: 'new customer', conversation });
    await admin.sendsRaw({ type: 'message', value: review.action('customer.create').data, conversation });
    const answers = (await admin.messages(conversation.id)).filter(({ from }) => from === 'bot');
    expect(answers).toHaveLength(2);
    for (const { cards } of answers) {
      expect(JSON.stringify(cards)).toContain('private chat');
      expect(JSON.stringify(cards)).not.toMatch(/Input\.|In Public|@/);
    }
    expect(await customersNamed('In Public')).toBe(0);
  });

  test('garbled presses get a card', async () => {
    const admin = desk.person('admin');
    const card = await admin.says('status contoso');
    for (const data of [{ verb: 'customer.create' }, { verb: 'customer.show', newCustomerId: 'x' }])
      expect((await forge(admin, card, execute(data))).text).toContain('out of date');
  });
});

async function customersNamed(companyName: string): Promise<number> {
  return (await desk.state()).customers.filter((customer) => customer.companyName === companyName).length;
}

/** In no table, state or file of the bot or the sandbox, no log line, and no message of the chat. */
async function expectNowhere(person: Person, password: string): Promise<void> {
  expect(JSON.stringify(desk.bot.log)).not.toContain(password);
  expect(JSON.stringify(await person.messages())).not.toContain(password);
  for (const name of await readdir(desk.directory, { recursive: true })) {
    const content = await readFile(join(desk.directory, name)).catch(() => Buffer.alloc(0));
    expect([name, content.includes(password)]).toEqual([name, false]);
  }
}
