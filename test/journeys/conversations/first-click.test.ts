import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Desk, type PersonName } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { until } from '../../support/until.ts';

const refusal = /You (can’t (see|confirm acc|invite cust|create|hand this|change)|don’t need to hand)/;

/** Presses every button of help and of its topics; where one asks for a customer, names one. Returns what was refused. */
async function pressEverything(person: Person, customer: string): Promise<readonly string[]> {
  const help = await person.says('help');
  const more = await person.presses(help, 'More');
  const topics = await Promise.all(
    more.buttons.filter((title) => title !== 'Back').map((title) => person.presses(more, title)),
  );
  const refused: string[] = [];
  for (const card of [help, ...topics]) {
    for (const title of card.buttons.filter((one) => one !== 'More' && one !== 'Back')) {
      const answer = await answerTo(person, { card, title }, customer);
      if (refusal.test(answer.text)) refused.push(title);
      await person.says('cancel');
    }
  }
  return refused;
}

async function answerTo(
  person: Person,
  { card, title }: { readonly card: ShownCard; readonly title: string },
  customer: string,
): Promise<ShownCard> {
  const answer = await person.presses(card, title);
  return answer.text.includes('Which customer') ? person.says(customer) : answer;
}

describe('with a direct-bill partner', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.open({ environment: { DIRECTORY_SYNC: 'true' } });
    const admin = desk.person('admin');
    await until('the list of unconfirmed customers', async () =>
      (await admin.says('unconfirmed')).text.includes('Contoso Ltd'),
    );
  });

  afterAll(() => desk.close());

  test('help offers no signing out where the service account speaks for everybody', async () => {
    const admin = desk.person('admin');
    const topic = await admin.presses(await admin.presses(await admin.says('help'), 'More'), 'You and me');
    expect(topic.buttons).toEqual(['Change language', 'Back']);
    expect(topic.text).not.toContain('sign out');
  });

  const firstClicks: readonly (readonly [PersonName, readonly string[]])[] = [
    ['admin', ['Check a customer', 'Confirm an acceptance', 'Unconfirmed customers', 'Report', 'More']],
    ['sales', ['Check a customer', 'Confirm an acceptance', 'Unconfirmed customers', 'Report', 'More']],
    ['helpdesk', ['Check a customer', 'Hand over a customer', 'Unconfirmed customers', 'Report', 'More']],
    ['global', ['Check a customer', 'Hand over a customer', 'Unconfirmed customers', 'Report', 'More']],
  ];

  test.each(firstClicks)('help offers the %s what they may do', async (name, buttons) => {
    expect((await desk.person(name).says('help')).buttons).toEqual(buttons);
  });

  test('the example is a customer of theirs that has not accepted, first of all an own one', async () => {
    const sales = desk.person('sales');
    const anyone = /“status (.*)”/.exec((await sales.says('help')).text)?.[1] ?? '';
    expect((await sales.says(`status ${anyone}`)).text).toContain('No acceptance yet');
    await sales.says('assign vanarsdel to Sam');
    expect((await sales.says('help')).text).toContain('“status VanArsdel');
  });

  test.each(firstClicks)('nothing that help offers the %s is refused', async (name) => {
    expect(await pressEverything(desk.person(name), 'litware')).toEqual([]);
  });

  test('without a role, an agent reads from whom to get one, and checks again', async () => {
    const nobody = desk.person('nobody');
    const refused = await nobody.says('help');
    expect(refused.text).toContain('Ask Gerrit de Vries or Ada Lindqvist to give you a role in Partner Center.');
    expect(refused.buttons).toEqual(['Check again']);
    expect((await nobody.presses(refused, 'Check again')).text).toContain('Ask Gerrit de Vries or Ada Lindqvist');
  });

  test('a refusal names the customer and the colleagues who may, and offers to hand over', async () => {
    const helpdesk = desk.person('helpdesk');
    const refused = await helpdesk.says('confirm litware');
    expect(refused.text).toMatch(/Litware.*: You can’t confirm acceptances/);
    expect(refused.text).toMatch(/(Ada Lindqvist or Sam Okafor|Sam Okafor or Ada Lindqvist) can do it\./);
    expect(refused.buttons).toEqual(['Hand over', 'Status']);
    expect((await helpdesk.presses(refused, 'Hand over')).text).toContain('Litware');
  });

  test('a command that failed can be pressed again', async () => {
    const admin = desk.person('admin');
    const id = await desk.customerId('Contoso Ltd');
    await desk.fault({ method: 'GET', path: `/customers/${id}$`, status: 400, times: 1 });
    const failed = await admin.says('invite contoso ltd');
    expect(failed.text).toContain('Contoso Ltd: That didn’t work');
    expect((await admin.presses(failed, 'Try again')).text).toContain('Contoso Ltd');
  });

  test('in a channel, help shows what works there and names no colleague', async () => {
    const conversation = { id: '19:desk@thread.tacv2', conversationType: 'channel', isGroup: true };
    for (const name of ['admin', 'nobody'] as const) {
      await desk.person(name).sendsRaw({ type: 'message', text: 'help', conversation });
    }
    const said = (await desk.person('admin').messages(conversation.id)).filter(({ from }) => from === 'bot');
    const [help, refusedHelp] = said.map(({ cards }) => JSON.stringify(cards));
    expect(help).toContain('What everyone can ask me here');
    expect(help).toContain('Action.OpenUrl');
    expect(refusedHelp).toContain('Ask a Global admin of your company');
    expect(refusedHelp).not.toContain('Gerrit');
  });
});

describe('with an indirect reseller', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.open({ partner: 'indirect-reseller' });
  });

  afterAll(() => desk.close());

  test('help leads to the message for the provider', async () => {
    const admin = desk.person('admin');
    const help = await admin.says('help');
    expect(help.buttons).toEqual(['Check a customer', 'Write to your provider', 'Invite a customer', 'More']);
    const message = await answerTo(admin, { card: help, title: 'Write to your provider' }, 'contoso');
    expect(message.buttons).toEqual(['Write to your provider', 'Invite the customer', 'Status']);
    const letter = await admin.presses(message, 'Write to your provider');
    expect(letter.inputs['body']).toContain('Customer: Contoso Ltd');
  });

  test('help offers nothing about reminders, which nobody gets there', async () => {
    const topics = await desk.person('admin').presses(await desk.person('admin').says('help'), 'More');
    const reminders = await desk.person('admin').presses(topics, 'Reminders and report');
    expect(reminders.buttons).toEqual(['Report', 'Back']);
  });

  test('a helpdesk agent is not offered to invite', async () => {
    const help = await desk.person('helpdesk').says('help');
    expect(help.buttons).toEqual(['Check a customer', 'Write to your provider', 'More']);
  });
});
