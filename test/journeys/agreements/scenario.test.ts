import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { partnerTenantId as tenantId } from '../../../sandbox/people.ts';
import { Desk } from '../../support/desk/desk.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import type { Person } from '../../support/desk/person.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';

const message = 'Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.';
let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(() => desk.close());

/** Presses one answer after the other. */
async function answers(person: Person, card: ShownCard, ...titles: readonly string[]): Promise<ShownCard> {
  let now = card;
  for (const title of titles) now = await person.presses(now, title);
  return now;
}

describe('the scenario guide', () => {
  test('asks three questions in one message, and ends at the form', async () => {
    const admin = desk.person('admin');
    const first = await admin.says('which road');
    expect(first.text).toContain('Has the customer bought before?');
    expect(first.buttons).toEqual(['Yes', 'No, they’re new']);
    const end = await answers(admin, first, 'Yes', 'From us', 'This message');
    expect(end.activityId).toBe(first.activityId);
    expect(end.text).toContain('Confirm it for the customer');
    expect(end.text).toContain('Microsoft may then not let them accept in the Microsoft 365 admin center');
    expect(end.buttons).toEqual(['Confirm acceptance', 'Start over']);
    const asked = await admin.presses(end, 'Confirm acceptance');
    expect(asked.text).toContain('Which customer');
    expect((await admin.says('contoso')).text).toContain('Contoso');
    expect((await admin.newestCard()).buttons).toContain('Review for Contoso Ltd');
  });

  test('remembers for which customer it is asked, and goes there without asking again', async () => {
    const admin = desk.person('admin');
    const first = await admin.says('guide litware');
    expect(first.text).toContain('Litware');
    const end = await answers(admin, first, 'Yes', 'From another partner', 'This message');
    expect(end.text).toContain('a new partner');
    expect(end.buttons).toEqual(['Confirm acceptance', 'Status', 'Start over']);
    expect((await admin.presses(end, 'Status')).text).toContain('No acceptance yet');
    const form = await answers(admin, await admin.says('guide litware'), 'Yes', 'From us', 'This message');
    expect((await admin.presses(form, 'Confirm acceptance')).buttons).toContain('Review for Litware');
  });

  test('ends at the invitation, and asks which customer there', async () => {
    const sales = desk.person('sales');
    const end = await answers(sales, await sales.says('guide'), 'Yes', 'From us', 'Nothing yet');
    expect(end.text).toContain('The customer can accept directly');
    expect(end.buttons).toEqual(['Invite the customer', 'Confirm acceptance', 'Start over']);
    await sales.presses(end, 'Invite the customer');
    expect((await sales.says('vanarsdel')).inputs['subject']).toContain('VanArsdel');
    const page = await answers(sales, await sales.says('guide vanarsdel'), 'Yes', 'From us', 'A page to accept');
    expect((await sales.presses(page, 'Invite the customer')).inputs['subject']).toContain('VanArsdel');
  });

  test.each([
    [['No, they’re new'], 'Set them up as a new customer', 'create the customer'],
    [
      ['Yes', 'From another partner', 'Nothing yet'],
      'Invite them as a new customer',
      'What another partner has confirmed',
    ],
    [['Yes', 'Directly from Microsoft', 'Nothing yet'], 'Invite them as a new customer', 'as their reseller'],
    [['Yes', 'From us', 'Only an automatic renewal'], 'There’s nothing to do', 'Automatic renewals go through'],
  ])('after %j ends at: %s', async (titles, title, text) => {
    const admin = desk.person('admin');
    const end = await answers(admin, await admin.says('scenario'), ...titles);
    expect(end.text).toContain(title);
    expect(end.text).toContain(text);
    expect(end.text.includes('What another partner')).toBe(titles.includes('From another partner'));
    expect((await admin.presses(end, 'Start over')).buttons).toEqual(['Yes', 'No, they’re new']);
  });

  test('speaks Swedish, and asks which of two customers', async () => {
    const admin = desk.person('admin').with({ locale: 'sv-SE' });
    const choice = await admin.says('vilken väg tailwind');
    const first = await admin.presses(choice, 'Tailwind Toys');
    expect(first.text).toContain('Tailwind Toys');
    expect(first.text).toContain('Har kunden köpt förut?');
    const end = await answers(admin, first, 'Ja', 'Från en annan partner', 'Det här meddelandet');
    expect(end.text).toContain('Bekräfta åt kunden');
    expect((await admin.presses(end, 'Bekräfta godkännande')).inputs).toHaveProperty('firstName');
  });

  test('works for a client that only knows Action.Submit', async () => {
    const admin = desk.person('admin');
    const second = await admin.submits(await admin.says('guide'), 'Yes');
    expect(second.text).toContain('Who did they buy from?');
    const end = await admin.submits(await admin.submits(second, 'From us'), 'This message');
    expect((await admin.submits(end, 'Confirm acceptance')).text).toContain('Which customer');
    expect((await admin.says('lucerne')).buttons).toContain('Review for Lucerne Publishing');
  });
});

describe('the customer’s message', () => {
  test.each([
    ['en-US', message, 'Who did they buy from?', 'I know this message.'],
    [
      'sv-SE',
      '"kontakta din partner för att bekräfta ditt godkännande av Microsofts kund avtal."',
      'Vem har kunden köpt från?',
      'Jag känner',
    ],
    [
      'de-DE',
      'Wenden Sie sich an Ihren Partner, um Ihre Zustimmung zur Microsoft-Kundenvereinbarung zu bestätigen',
      'Bei wem hat der Kunde gekauft?',
      'kenne ich',
    ],
    [
      'nl-NL',
      '‘ Neem contact op met uw partner om te bevestigen dat u de micro soft-klant overeenkomst accepteert. ‘',
      'Bij wie',
      'ken ik',
    ],
    ['zh-CN', '“请联系你的合作伙伴，确认你接受 Microsoft 客户协议。”', '是从谁那里买的？', '我能识别这条消息'],
  ])('is known in %s, and leaves one question', async (locale, text, question, known) => {
    const admin = desk.person('admin').with({ locale });
    const card = await admin.says(text);
    expect(card.text).toContain(question);
    expect(card.text).toContain(known);
    const { data } = card.action('scenario.show');
    expect(data).toEqual({ verb: 'scenario.show', bought: 'yes', sees: 'message', through: 'us' });
  });

  test('is known within an e-mail that begins like another command, and leads to the form', async () => {
    const admin = desk.person('admin');
    const lines = message.slice(0, -1).replaceAll(' ', '\n> ').toUpperCase();
    const card = await admin.says(`Hello Ada,\n\nstatus of our order? It says\n> «${lines}»\n\nRegards, Contoso Ltd`);
    const end = await admin.presses(card, 'From another partner');
    expect(end.text).toContain('from you, a new partner');
    expect(end.buttons).toEqual(['Confirm acceptance', 'Invite as new customer', 'Start over']);
    expect((await admin.presses(end, 'Confirm acceptance')).text).toContain('Which customer');
    expect((await admin.says('contoso')).buttons).toContain('Review for Contoso Ltd');
  });

  test('leads to the guide while something else is asked, and leaves commands what they are', async () => {
    const admin = desk.person('admin');
    await admin.says('status');
    expect((await admin.says(message)).text).toContain('Who did they buy from?');
    expect((await admin.says('confirm litware')).buttons).toContain('Review for Litware');
    await admin.says('cancel');
  });
});

describe('who may not', () => {
  test.each(['helpdesk', 'global'] as const)(
    'a %s sees the road, and no button that leads to a refusal',
    async (name) => {
      const person = desk.person(name);
      const end = await answers(person, await person.says('guide litware'), 'Yes', 'From us', 'This message');
      expect(end.text).toContain('but you can hand it over to a colleague who can.');
      expect(end.buttons).toEqual(['Hand over', 'Status', 'Start over']);
      const invite = await answers(person, await person.says('guide litware'), 'Yes', 'From us', 'Nothing yet');
      expect(invite.text).toContain('You can’t invite customers yourself.');
      expect(invite.buttons).toEqual(['Hand over', 'Status', 'Start over']);
      const create = await person.presses(await person.says('guide'), 'No, they’re new');
      expect(create.buttons.includes('New customer')).toBe(name === 'global');
    },
  );

  test('somebody without a role gets no guide, by command, message or forged action', async () => {
    const nobody = desk.person('nobody');
    for (const text of ['guide', 'guide litware', message])
      expect((await nobody.says(text)).text).toContain('You can’t see customers here');
    const card = await forge(nobody, await nobody.says('help'), execute({ verb: 'scenario.show', bought: 'yes' }));
    expect(card.text).toContain('You can’t see customers here');
  });

  test('a forged way past the guide is refused where it leads', async () => {
    const helpdesk = desk.person('helpdesk');
    const asked = await forge(
      helpdesk,
      await helpdesk.says('help'),
      execute({ verb: 'customer.ask', command: 'confirm' }),
    );
    expect(asked.text).toContain('Which customer');
    expect((await helpdesk.says('litware')).text).toContain('You can’t confirm acceptances');
    await forge(helpdesk, await helpdesk.says('help'), execute({ verb: 'customer.ask', command: 'invite' }));
    expect((await helpdesk.says('litware')).text).toContain('You can’t invite customers');
  });

  test.each([
    { sees: 'message' },
    { through: 'us' },
    { bought: 'no', through: 'us' },
    { bought: 'no', sees: 'message' },
    { bought: 'yes', sees: 'page' },
    { bought: 'perhaps', through: 'us', sees: 'message' },
    { bought: { $ne: '' } },
    { customerId: 'contoso', bought: 7 },
  ])('answers that do not go together begin anew: %j', async (data) => {
    const admin = desk.person('admin');
    const card = await forge(admin, await admin.says('help'), execute({ verb: 'scenario.show', ...data }));
    expect(card.buttons).toEqual(['Yes', 'No, they’re new']);
  });

  test('a customer that is none gets a card', async () => {
    const admin = desk.person('admin');
    const customerId = '99999999-9999-4999-8999-999999999999';
    const card = await forge(admin, await admin.says('help'), execute({ verb: 'scenario.show', customerId }));
    expect(card.text).toContain('can’t find this customer');
  });
});

describe('a channel', () => {
  test('leads to the private chat', async () => {
    const admin = desk.person('admin');
    const conversation = { id: '19:guide@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId };
    await admin.sendsRaw({ type: 'message', text: 'guide litware', conversation });
    await admin.sendsRaw({ type: 'message', text: message, conversation });
    await admin.sendsRaw({ type: 'message', value: { verb: 'scenario.show', bought: 'yes' }, conversation });
    const cards = (await admin.messages(conversation.id)).filter(({ from }) => from === 'bot');
    expect(cards).toHaveLength(3);
    for (const card of cards) expect(JSON.stringify(card.cards)).toContain('private chat');
  });
});

describe('an indirect reseller', () => {
  test('is not offered to confirm, and finds out how to ask its provider', async () => {
    const reseller = await Desk.open({ partner: 'indirect-reseller' });
    try {
      const admin = reseller.person('admin');
      const end = await admin.presses(await admin.says(message), 'From us');
      expect(end.buttons).toEqual(['Write to your provider', 'Start over']);
      expect((await admin.presses(end, 'Write to your provider')).text).toContain(
        'Which customer do you want to confirm?',
      );
      expect((await admin.says('contoso')).buttons).toContain('Write to your provider');
    } finally {
      await reseller.close();
    }
  });
});
