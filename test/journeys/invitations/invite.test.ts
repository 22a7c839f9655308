import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { partnerTenantId as tenantId } from '../../../sandbox/people.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { ShownCard } from '../../support/cards/shown-card.ts';

const link = 'https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement';
const tricky = {
  subject: `"50 %" & mer: å ß 中 'x'`,
  body: `Hej "Åsa" & co,\n\n100 % <b>sant</b> 😀\n* [a](${link})\n#hash?`,
};

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(async () => {
  await desk.close();
});

describe('inviting a customer', () => {
  test('goes from an e-mail in its language to one that is ready to send, all in one message', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite litware');
    expect(form.text).toContain('Recipient: amari.rivera@litwareinc.com');
    expect(form.text).toContain(link);
    expect(form.text).not.toContain('Invited by');
    expect(form.inputs['letterLanguage']).toBe('en');
    expect(form.inputs['subject']).toBe('Please accept the Microsoft Customer Agreement for Litware');
    expect(form.inputs['body']).toMatch(/^Hello Amari Rivera,\n\nA\. Datum Corporation is your Microsoft partner\./);
    expect(form.inputs['body']).toMatch(/Kind regards,\nAda Lindqvist\nA\. Datum Corporation$/);

    const ready = await admin.presses(form, 'invitation.send', form.inputs);
    expect(ready.activityId).toBe(form.activityId);
    expect(ready.text).toContain('The email is ready');
    expect(ready.text).toMatch(/Invited by Ada Lindqvist on \d+ \w+ \d{4}/);
    expect(ready.inputs).toMatchObject({ subject: form.inputs['subject'], body: form.inputs['body'] });
    expect(mailOf(ready)).toEqual({
      to: 'amari.rivera@litwareinc.com',
      subject: form.inputs['subject'],
      body: form.inputs['body'],
    });
  });

  test('is then seen in status and history', async () => {
    const status = await desk.person('helpdesk').says('status litware');
    expect(status.text).toMatch(/Invited by Ada Lindqvist on/);
    const history = await desk.person('helpdesk').presses(status, 'history.show');
    expect(history.text).toContain('Asked to accept in the Microsoft 365 admin center');
    expect(history.text).toMatch(/Invited by Ada Lindqvist, /);
  });

  test('works in Swedish with a letter in German, and in another language when one is chosen', async () => {
    const admin = desk.person('admin').with({ locale: 'sv-SE' });
    const form = await admin.says('bjud in humongous');
    expect(form.json['lang']).toBe('sv');
    expect(form.text).toContain('Bjud in kunden att godkänna avtalet');
    expect(form.inputs['letterLanguage']).toBe('de');
    expect(form.inputs['body']).toMatch(/^Guten Tag Jürgen Weiß,/);
    const dutch = await admin.presses(form, 'Använd det här språket', { ...form.inputs, letterLanguage: 'nl' });
    expect(dutch.inputs['letterLanguage']).toBe('nl');
    expect(dutch.inputs['body']).toMatch(/^Beste Jürgen Weiß,/);
    const ready = await admin.presses(dutch, 'invitation.send', dutch.inputs);
    expect(ready.text).toContain('Mejlet är klart');
    expect(mailOf(ready).body).toContain('Met vriendelijke groet,');
  });

  test('works in Chinese, and the whole letter fits into its link', async () => {
    const card = await desk.person('sales').with({ locale: 'zh-CN' }).says('邀请罗斯文');
    expect(card.inputs['body']).toMatch(/^王娜，您好！/);
    const ready = await desk.person('sales').presses(card, 'invitation.send', card.inputs);
    expect(mailOf(ready)).toMatchObject({ to: 'na.wang@luosiwen.example', body: card.inputs['body'] });
  });

  test('works for a client that only knows Action.Submit', async () => {
    const sales = desk.person('sales');
    const form = await sales.says('invite coho vineyard');
    const ready = await sales.submits(form, 'invitation.send', form.inputs);
    expect(ready.text).toContain('The email is ready');
    expect(ready.activityId).toBe(form.activityId);
  });

  test('may be done twice, and says when it was last done', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite vanarsdel');
    const ready = await admin.presses(form, 'invitation.send', form.inputs);
    const again = await desk.person('sales').says('invite vanarsdel');
    expect(again.text).toContain('Invited by Ada Lindqvist on');
    await desk.person('sales').presses(again, 'invitation.send', again.inputs);
    expect((await admin.presses(ready, 'status.show')).text).toContain('Invited by Sam Okafor on');
    expect(await timesInvited(admin, 'vanarsdel')).toBe(2);
  });

  test('counts once, however often one card is pressed', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite southridge');
    await Promise.all([1, 2, 3].map(() => admin.presses(form, 'invitation.send', form.inputs)));
    const ready = await admin.presses(form, 'invitation.send', form.inputs);
    const changed = await admin.presses(ready, 'Change', ready.inputs);
    await admin.presses(changed, 'invitation.send', changed.inputs);
    expect(await timesInvited(admin, 'southridge')).toBe(1);
  });

  test('starts from the status, and not for who has accepted', async () => {
    const admin = desk.person('admin');
    const form = await admin.presses(await admin.says('status lucerne'), 'Invite the customer');
    expect(form.inputs['letterLanguage']).toBe('de');
    expect((await admin.presses(form, 'status.show')).text).toContain('No acceptance yet');
    expect((await admin.says('invite adventure works')).text).toContain('Accepted by the customer');
    expect((await admin.says('invite fabrikam')).text).toContain('Acceptance confirmed');
  });

  test('asks which customer, and takes a choice by button', async () => {
    const admin = desk.person('admin');
    const choice = await admin.says('invite tailwind');
    expect((await admin.presses(choice, 'Tailwind Toys')).inputs['subject']).toContain('Tailwind Toys');
    expect((await admin.says('invite')).text).toContain('Which customer?');
    expect((await admin.says('terra firm')).inputs['subject']).toContain('Terra Firm');
  });
});

describe('the e-mail', () => {
  test('goes out as it was typed, with quotes, line breaks, &, % and emoji', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite contoso');
    const ready = await admin.presses(form, 'invitation.send', { ...tricky, letterLanguage: 'sv' });
    expect(ready.inputs).toEqual(tricky);
    expect(mailOf(ready)).toEqual({ to: 'tania.carr@contoso.com', ...tricky });
    const changed = await admin.presses(ready, 'Change', { ...tricky, subject: 'Another' });
    expect(changed.inputs).toEqual({ letterLanguage: 'sv', ...tricky, subject: 'Another' });
  });

  test('is shown for copying alone when it is too long to be opened', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite contoso');
    const body = '中'.repeat(300);
    const ready = await admin.presses(form, 'invitation.send', { subject: 'x', body });
    expect(ready.text).toContain('too long to be opened from here');
    expect(ready.buttons).toEqual(['Change', 'Status']);
    expect(ready.inputs['body']).toBe(body);
  });

  test('comes back with what is wrong when there is nothing in it, or far too much', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite trey research');
    const empty = await admin.presses(form, 'invitation.send', { subject: ' ', body: 'kept' });
    expect(empty.text).toContain('Enter a subject.');
    expect(empty.inputs['body']).toBe('kept');
    const cut = await admin.presses(empty, 'invitation.send', { subject: 'x', body: '"'.repeat(20_000) });
    expect(cut.text).toContain('I have cut it.');
    expect(JSON.stringify(cut.json).length).toBeLessThan(30_000);
    expect(await timesInvited(admin, 'trey research')).toBe(0);
  });

  test('has no recipient where Partner Center knows none', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite fourth coffee');
    expect(form.text).toContain('has no email address for this customer');
    expect(form.inputs['body']).toMatch(/^Hello,\n/);
    expect(mailOf(await admin.presses(form, 'invitation.send', form.inputs)).to).toBe('');
  });

  test.each([
    '[Click](https://example.com) Trading',
    'Fincher "Blueprint" Architects',
    "Liberty's Delightful Sinful Bakery & Cafe",
  ])('names %s as it is', async (companyName) => {
    const admin = desk.person('admin');
    const form = await admin.says(`invite ${await desk.customerId(companyName)}`);
    expect(form.inputs['subject']).toBe(`Please accept the Microsoft Customer Agreement for ${companyName}`);
    expect(mailOf(await admin.presses(form, 'invitation.send', form.inputs)).subject).toContain(companyName);
  });

  test('is kept in no log and no file', async () => {
    const admin = desk.person('admin');
    const secret = `only ${randomUUID()} in the card`;
    const form = await admin.says('invite olympia');
    await admin.presses(form, 'invitation.send', { subject: secret, body: '' });
    const ready = await admin.presses(form, 'invitation.send', { subject: secret, body: secret });
    await admin.presses(ready, 'Change', { subject: secret, body: secret });
    await admin.says('what now?');
    expect(JSON.stringify(desk.bot.log)).toContain('customer invited');
    expect(JSON.stringify(desk.bot.log)).not.toContain(secret);
    for (const name of await readdir(desk.directory, { recursive: true })) {
      const content = await readFile(join(desk.directory, name)).catch(() => Buffer.alloc(0));
      expect([name, content.includes(secret)]).toEqual([name, false]);
    }
  });
});

describe('who may not', () => {
  test.each([
    ['helpdesk', 'Helpdesk agent'],
    ['global', 'Global admin'],
  ] as const)('a %s is told why, by command and by forged action', async (name, role) => {
    const person = desk.person(name);
    const refusal = await person.says('invite contoso');
    expect(refusal.text).toContain('You can’t invite customers');
    expect(refusal.text).toContain(role);
    const status = await person.says('status woodgrove');
    expect(status.buttons).not.toContain('Invite the customer');
    const customerId = await desk.customerId('Woodgrove Bank');
    for (const verb of ['invitation.start', 'invitation.send', 'invitation.change']) {
      const data = { verb, customerId, invitationId: randomUUID(), subject: 'a', body: 'b' };
      expect((await forged(person, status, data)).text).toContain('You can’t invite customers');
    }
    expect(await timesInvited(person, 'woodgrove')).toBe(0);
  });

  test('nobody invites under the invitation of somebody else, or of another customer', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite smart hotel');
    const { data } = form.action('invitation.send');
    await admin.presses(form, 'invitation.send', form.inputs);
    const letter = { subject: 'a', body: 'b' };
    const other = desk.person('sales');
    const card = await other.says('status smart hotel');
    expect((await forged(other, card, { ...data, ...letter })).text).toContain('out of date');
    const customerId = await desk.customerId('Object Company');
    expect((await forged(admin, form, { ...data, customerId, ...letter })).text).toContain('out of date');
    expect(await timesInvited(admin, 'object company')).toBe(0);
  });

  test('garbled presses get a card', async () => {
    const admin = desk.person('admin');
    const card = await admin.says('status contoso');
    for (const data of [{ verb: 'invitation.send' }, { verb: 'invitation.start', customerId: 'x' }])
      expect((await forged(admin, card, data)).text).toContain('out of date');
    const unknown = { verb: 'invitation.start', customerId: randomUUID() };
    expect((await forged(admin, card, unknown)).text).toContain('can’t find this customer');
  });
});

describe('a channel', () => {
  test('leads to the private chat, by command and by forged action', async () => {
    const admin = desk.person('admin');
    const conversation = { id: '19:sales@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId };
    const customerId = await desk.customerId('Contoso Ltd');
    const data = { verb: 'invitation.send', customerId, invitationId: randomUUID(), ...tricky };
    await admin.sendsRaw({ type: 'message', text: 'invite contoso', conversation });
    await admin.sendsRaw({ type: 'message', value: data, conversation });
    const answers = (await admin.messages(conversation.id)).filter(({ from }) => from === 'bot');
    expect(answers).toHaveLength(2);
    for (const { cards } of answers) {
      expect(JSON.stringify(cards)).toContain('private chat');
      expect(JSON.stringify(cards)).not.toMatch(/Input\.|Contoso|@/);
    }
  });
});

describe('an indirect reseller', () => {
  test('cannot confirm, but can invite instead', async () => {
    const reseller = await Desk.open({ partner: 'indirect-reseller' });
    try {
      const admin = reseller.person('admin');
      const refusal = await admin.says('confirm contoso');
      const form = await admin.presses(refusal, 'Invite the customer');
      expect((await admin.presses(form, 'invitation.send', form.inputs)).text).toContain('The email is ready');
      expect((await admin.says('invite litware')).inputs['subject']).toContain('Litware');
      expect((await reseller.person('helpdesk').says('confirm contoso')).buttons).toEqual([]);
    } finally {
      await reseller.close();
    }
  });
});

/** What a mail program would show for the button that opens it. */
function mailOf(card: ShownCard) {
  const actions = card.json['actions'] as readonly { readonly type: string; readonly url: string }[];
  const url = actions.find(({ type }) => type === 'Action.OpenUrl')?.url ?? '';
  const [, to = '', subject = '', body = ''] = /^mailto:([^?]*)\?subject=([^&]*)&body=([^&]*)$/.exec(url) ?? [];
  const decoded = decodeURIComponent(body).replaceAll('\r\n', '\n');
  return { to: decodeURIComponent(to), subject: decodeURIComponent(subject), body: decoded };
}

async function forged(person: Person, card: ShownCard, data: Readonly<Record<string, unknown>>): Promise<ShownCard> {
  const action = { type: 'Action.Execute', verb: data['verb'], data };
  const { outcome } = await person.sends({ activityId: card.activityId, action });
  return new ShownCard(card.activityId, outcome.card ?? {});
}

async function timesInvited(person: Person, words: string): Promise<number> {
  return (await person.says(`history ${words}`)).text.match(/Invited by .*, /g)?.length ?? 0;
}
