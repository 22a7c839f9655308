import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import type { Person } from '../../support/desk/person.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';

const note = 'Tania said yes on the phone.\n"Urgent" & important, 100 % [sure](https://example.com)';

let desk: Desk;
let helpdesk: Person;
let admin: Person;
let sales: Person;

beforeAll(async () => {
  // A minute a second: what could not be shown is shown a minute later.
  desk = await Desk.open({ environment: { SANDBOX_CLOCK_SPEED: '60' } });
  helpdesk = desk.person('helpdesk');
  admin = desk.person('admin');
  sales = desk.person('sales').with({ locale: 'sv-SE' });
});

afterEach(() => desk.withoutFaults());
afterAll(() => desk.close());

/** Waits for the newest card of somebody's that says this. */
async function sees(person: Person, words: string): Promise<ShownCard> {
  const message = await person.sees((one) => one.cards.some((card) => JSON.stringify(card).includes(words)));
  return person.cardNow(message.id);
}

async function handOver(customer: string): Promise<ShownCard> {
  const form = await helpdesk.says(`hand over ${customer}`);
  return helpdesk.presses(form, 'handover.send', { note });
}

describe('a customer that is handed over', () => {
  test('is there to be taken by a colleague who meets the bot later, in the chat and on the status', async () => {
    const young = await Desk.open();
    try {
      await young.person('admin').says('hello');
      const from = young.person('helpdesk');
      await from.presses(await from.says('hand over litware'), 'handover.send', { note: 'It is urgent.' });
      const late = young.person('sales');
      await late.says('hello');
      const offered = await sees(late, 'Hanna Vogel asks for your help');
      expect(offered.text).toContain('Note from Hanna Vogel:\nIt is urgent.');
      const status = await late.says('status litware');
      expect((await late.presses(status, 'I’ll take it')).text).toContain('You’re handling this');
      await sees(from, 'Sam Okafor has taken it');
      await sees(young.person('admin'), 'Sam Okafor has taken it');
    } finally {
      await young.close();
    }
  });

  test('has nobody to go to before somebody who may confirm has talked to the bot', async () => {
    const card = await helpdesk.says('hand over contoso');
    expect(card.text).toContain('There’s nobody to hand this over to');
    const customerId = await desk.customerId('Contoso Ltd');
    const sending = { verb: 'handover.send', customerId, handoverId: randomUUID(), note };
    const late = await forge(helpdesk, card, execute(sending));
    expect(late.text).toContain('There’s nobody to hand this over to');
    expect(late.inputs).toEqual({ note });
    await admin.says('hello');
    await sales.says('hej');
    const form = await helpdesk.presses(card, 'Try again');
    expect(form.text).toMatch(/I’ll ask .*Ada Lindqvist/);
    expect(form.text).toContain('Sam Okafor');
  });

  test('goes to all who may confirm, in their language, with the note as it was written', async () => {
    expect((await handOver('contoso')).text).toContain('Handed over');
    const offered = await sees(admin, 'Hanna Vogel asks for your help');
    expect(offered.text).toContain(note);
    expect(offered.text).toContain('Hanna Vogel');
    expect(offered.text).toContain('Note from Hanna Vogel:');
    expect((await sees(sales, 'Hanna Vogel ber om din hjälp')).text).toContain('Contoso Ltd');
  });

  test('is not handed over twice', async () => {
    expect((await helpdesk.says('hand over contoso')).text).toContain('Handed over');
    const other = await desk.person('global').says('hand over contoso');
    expect(other.text).toContain('Hanna Vogel has handed this over');
    expect(other.text).toMatch(/Asked\n.*Ada Lindqvist/);
    expect(other.text).not.toContain(note);
    expect(other.inputs).toEqual({});
    expect((await desk.person('global').says('status contoso')).buttons).not.toContain('Hand over');
  });

  test('is his who takes it first; the others and the sender see so, and a second press changes nothing', async () => {
    const offered = await sees(admin, 'Hanna Vogel asks for your help');
    const late = await sees(sales, 'Hanna Vogel ber om din hjälp');
    const [mine, again] = await Promise.all([
      admin.executes(offered, 'handover.take'),
      admin.executes(offered, 'handover.take'),
    ]);
    for (const { outcome } of [mine, again]) expect(JSON.stringify(outcome.card)).toContain('You’re handling this');
    expect((await sees(helpdesk, 'Ada Lindqvist has taken it')).text).toContain('Ada Lindqvist');
    expect((await sees(sales, 'Ada Lindqvist har tagit över')).buttons).toEqual(['Status']);
    expect((await sales.presses(late, 'handover.take')).text).toContain('Ada Lindqvist har tagit över');
  });

  test('goes back to all when it is given back, and only its holder can give it', async () => {
    const mine = await sees(admin, 'You’re handling this');
    const { data } = mine.action('handover.giveBack');
    const other = await forge(sales, await sales.says('hjälp'), execute(data));
    expect(other.text).toContain('Ada Lindqvist har tagit över');
    expect((await admin.presses(mine, 'handover.giveBack')).text).toContain('Hanna Vogel asks for your help');
    expect((await sees(helpdesk, 'Given back')).text).toContain('Contoso Ltd');
    expect((await sees(sales, 'Hanna Vogel ber om din hjälp')).buttons).toContain('Jag tar över');
  });

  test('is done once it is confirmed, by whomever, and the sender hears it', async () => {
    const taken = await sales.presses(await sees(sales, 'Hanna Vogel ber om din hjälp'), 'handover.take');
    const form = await sales.presses(taken, 'attestation.start');
    const review = await sales.presses(form, 'attestation.review', { ...typedContact, email: 'done@customer.example' });
    await sales.presses(review, 'attestation.confirm');
    expect((await sees(helpdesk, 'It’s done')).text).toContain('Sam Okafor');
    expect((await sees(admin, 'It’s done')).buttons).toEqual(['Status']);
    const again = await helpdesk.says('hand over contoso');
    expect(again.text).toContain('There’s nothing to hand over.');
    expect(again.inputs).toEqual({});
  });

  test('survives a bot that is killed, and a Teams that does not answer just then', async () => {
    await desk.isolateBot();
    await desk.connectorFault({ method: 'POST', path: '/activities', status: 500, times: 2 });
    expect((await handOver('litware')).text).toContain('Handed over');
    await desk.bot.kill();
    await desk.restart();
    const offered = await sees(admin, 'Litware');
    expect((await admin.presses(offered, 'handover.take')).text).toContain('You’re handling this');
    const ended = await admin.presses(await sees(admin, 'You’re handling this'), 'handover.close');
    expect(ended.text).toContain('Ended without an acceptance');
    expect((await sees(helpdesk, 'Ended without an acceptance')).text).toContain('Ada Lindqvist');
  });
});

describe('who may not hand over', () => {
  test('is whoever may confirm, and whoever has no role; a forged action is refused too', async () => {
    const customerId = await desk.customerId('Litware');
    const start = execute({ verb: 'handover.start', customerId });
    const own = await admin.says('hand over litware');
    expect(own.text).toContain('You don’t need to hand this over');
    expect((await admin.presses(own, 'Confirm acceptance')).text).toContain('Litware');
    expect((await forge(sales, await sales.says('hjälp'), start)).text).toContain('Du behöver inte lämna över det här');
    const nobody = desk.person('nobody');
    expect((await forge(nobody, await nobody.says('help'), start)).text).toContain('you need to be an Admin agent');
  });

  test('is whoever would take it without the right to confirm', async () => {
    await handOver('lucerne');
    const offered = await sees(admin, 'Lucerne');
    const { data } = offered.action('handover.take');
    const global = desk.person('global');
    expect((await forge(global, await global.says('help'), execute(data))).text).toContain(
      'You can’t confirm acceptances',
    );
  });

  test('at an indirect reseller gets the message for its provider', async () => {
    const reseller = await Desk.open({ partner: 'indirect-reseller' });
    try {
      for (const name of ['helpdesk', 'admin'] as const) {
        const card = await reseller.person(name).says('hand over contoso');
        expect(card.text).toContain('First Up Consultants');
        const letter = await reseller.person(name).presses(card, 'Write to your provider');
        expect(letter.inputs['body']).toContain('Customer: Contoso Ltd');
      }
    } finally {
      await reseller.close();
    }
  });
});
