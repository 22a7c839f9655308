import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { partnerTenantId as tenantId } from '../../../sandbox/people.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { ShownCard } from '../../support/cards/shown-card.ts';

const link = 'https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement';
let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(async () => {
  await desk.close();
});

describe('inviting a customer', () => {
  test('is an e-mail in its language, to open or to copy, and nobody is invited before it has been sent', async () => {
    const admin = desk.person('admin');
    const letter = await admin.says('invite litware');
    expect(letter.text).toContain('Recipient: amari.rivera@litwareinc.com');
    expect(letter.text).not.toContain('Invited by');
    expect(letter.buttons).toEqual(['Open in email', 'I’ve sent it', 'Rewrite email', 'Status', 'Cancel']);
    expect(letter.inputs['letterLanguage']).toBe('en');
    expect(letter.inputs['subject']).toBe('Please accept the Microsoft Customer Agreement for Litware');
    expect(letter.inputs['body']).toMatch(/^Hello Amari,\n\nA\. Datum Corporation is your Microsoft partner\./);
    expect(letter.inputs['body']).toMatch(/Kind regards,\nAda Lindqvist\nA\. Datum Corporation$/);
    expect(letter.inputs['body']).toContain(link);
    const { subject, body } = letter.inputs;
    expect(mailOf(letter)).toEqual({ to: 'amari.rivera@litwareinc.com', subject, body });
    const cancelled = await admin.presses(letter, 'Cancel');
    expect(cancelled.text).toContain('I haven’t noted an invitation for Litware.');
    expect((await admin.presses(cancelled, 'status.show')).text).not.toContain('Invited by');
    expect(await timesInvited(admin, 'litware')).toBe(0);
  });

  test('is noted when the agent says that it has been sent, and then seen in status and history', async () => {
    const admin = desk.person('admin');
    const letter = await admin.says('invite litware');
    const sent = await admin.presses(letter, 'I’ve sent it');
    expect(sent.activityId).toBe(letter.activityId);
    expect(sent.text).toContain('Invitation sent');
    expect(sent.text).toMatch(/Invited by Ada Lindqvist on \w+ \d+, \d{4}/);
    const status = await desk.person('helpdesk').says('status litware');
    expect(status.text).toMatch(/Invited by Ada Lindqvist on/);
    const history = await desk.person('helpdesk').presses(status, 'history.show');
    expect(history.text).toContain('Asked to accept in the Microsoft 365 admin center');
    expect(history.text).toMatch(/Invited by Ada Lindqvist, /);
  });

  test('works in Swedish with a letter in German, and in another language when one is chosen', async () => {
    const admin = desk.person('admin').with({ locale: 'sv-SE' });
    const german = await admin.says('bjud in humongous');
    expect(german.json['lang']).toBe('sv');
    expect(german.text).toContain('Bjud in kunden att godkänna avtalet');
    expect(german.inputs['letterLanguage']).toBe('de');
    expect(german.inputs['body']).toMatch(/^Guten Tag Jürgen Weiß,/);
    const dutch = await admin.presses(german, 'Skriv om mejlet', { ...german.inputs, letterLanguage: 'nl' });
    expect(dutch.inputs['letterLanguage']).toBe('nl');
    expect(dutch.inputs['body']).toMatch(/^Beste Jürgen Weiß,/);
    expect(mailOf(dutch).body).toContain('Met vriendelijke groet,');
    expect((await admin.presses(dutch, 'invitation.sent')).text).toContain('Inbjudan har skickats');
  });

  test('works in Chinese, and the whole letter fits into its link', async () => {
    const letter = await desk.person('sales').with({ locale: 'zh-CN' }).says('邀请罗斯文');
    expect(letter.inputs['body']).toMatch(/^王娜，您好！/);
    expect(mailOf(letter)).toMatchObject({ to: 'na.wang@luosiwen.example', body: letter.inputs['body'] });
  });

  test('works for a client that only knows Action.Submit', async () => {
    const sales = desk.person('sales');
    const form = await sales.says('invite coho vineyard');
    const sent = await sales.submits(form, 'invitation.sent');
    expect(sent.text).toContain('Invitation sent');
    expect(sent.activityId).toBe(form.activityId);
  });

  test('may be done twice, and says when it was last done', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite vanarsdel');
    const sent = await admin.presses(form, 'invitation.sent');
    const again = await desk.person('sales').says('invite vanarsdel');
    expect(again.text).toContain('Invited by Ada Lindqvist on');
    await desk.person('sales').presses(again, 'invitation.sent');
    expect((await admin.presses(sent, 'status.show')).text).toContain('Invited by Sam Okafor on');
    expect(await timesInvited(admin, 'vanarsdel')).toBe(2);
  });

  test('counts once, however often one card is pressed', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite southridge');
    await Promise.all([1, 2, 3].map(() => admin.presses(form, 'invitation.sent')));
    expect(await timesInvited(admin, 'southridge')).toBe(1);
  });

  test('starts from the status, and says of who has accepted that, and when', async () => {
    const admin = desk.person('admin');
    const form = await admin.presses(await admin.says('status lucerne'), 'Invite the customer');
    expect(form.inputs['letterLanguage']).toBe('de');
    expect((await admin.presses(form, 'status.show')).text).toContain('No acceptance yet');
    expect((await admin.says('invite adventure works')).text).toContain('so there’s no need to invite them');
    const fabrikam = await admin.says('invite fabrikam');
    expect(fabrikam.text).toMatch(/They accepted on \w+ \d+, \d{4}, and your company has confirmed it/);
    const forced = { verb: 'invitation.start', customerId: await desk.customerId('Fabrikam') };
    expect((await forged(admin, fabrikam, forced)).text).toContain('There’s no need to invite them.');
  });

  test('asks which customer, and takes a choice by button', async () => {
    const admin = desk.person('admin');
    const choice = await admin.says('invite tailwind');
    expect((await admin.presses(choice, 'Tailwind Toys')).inputs['subject']).toContain('Tailwind Toys');
    expect((await admin.says('invite')).text).toContain('Which customer');
    expect((await admin.says('terra firm')).inputs['subject']).toContain('Terra Firm');
  });
});

describe('the e-mail', () => {
  test('has no recipient where Partner Center knows none', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite fourth coffee');
    expect(form.text).toContain('has no email address for this customer');
    expect(form.inputs['body']).toMatch(/^Hello,\n/);
    expect(mailOf(form).to).toBe('');
  });

  test.each([
    '[Click](https://example.com) Trading',
    'Fincher "Blueprint" Architects',
    "Liberty's Delightful Sinful Bakery & Cafe",
  ])('names %s as it is', async (companyName) => {
    const admin = desk.person('admin');
    const form = await admin.says(`invite ${await desk.customerId(companyName)}`);
    expect(form.inputs['subject']).toBe(`Please accept the Microsoft Customer Agreement for ${companyName}`);
    expect(mailOf(form).subject).toContain(companyName);
  });

  test('is kept in no log and no file', async () => {
    const admin = desk.person('admin');
    const letter = await admin.says('invite olympia');
    const [greeting] = String(letter.inputs['body']).split('\n\n');
    await admin.presses(letter, 'invitation.sent');
    expect(JSON.stringify(desk.bot.log)).toContain('customer invited');
    expect(JSON.stringify(desk.bot.log)).not.toContain(greeting);
    for (const name of await readdir(desk.directory, { recursive: true })) {
      const content = await readFile(join(desk.directory, name)).catch(() => Buffer.alloc(0));
      expect([name, content.includes(String(greeting))]).toEqual([name, false]);
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
    for (const verb of ['invitation.start', 'invitation.sent', 'invitation.cancel']) {
      const data = { verb, customerId, invitationId: randomUUID() };
      expect((await forged(person, status, data)).text).toContain('You can’t invite customers');
    }
    expect(await timesInvited(person, 'woodgrove')).toBe(0);
  });

  test('nobody invites under the invitation of somebody else, or of another customer', async () => {
    const admin = desk.person('admin');
    const form = await admin.says('invite smart hotel');
    const { data } = form.action('invitation.sent');
    await admin.presses(form, 'invitation.sent');
    const other = desk.person('sales');
    const card = await other.says('status smart hotel');
    expect((await forged(other, card, data)).text).toContain('out of date');
    const customerId = await desk.customerId('Object Company');
    expect((await forged(admin, form, { ...data, customerId })).text).toContain('out of date');
    expect(await timesInvited(admin, 'object company')).toBe(0);
  });

  test('garbled presses get a card', async () => {
    const admin = desk.person('admin');
    const card = await admin.says('status contoso');
    for (const data of [{ verb: 'invitation.sent' }, { verb: 'invitation.start', customerId: 'x' }])
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
    const data = { verb: 'invitation.sent', customerId, invitationId: randomUUID() };
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
      expect(form.text).toContain('and I’ll note the invitation.');
      expect(form.text).not.toContain('90 days');
      expect((await admin.presses(form, 'invitation.sent')).text).toContain('Invitation sent');
      expect((await admin.says('invite litware')).inputs['subject']).toContain('Litware');
      expect((await reseller.person('helpdesk').says('confirm contoso')).buttons).toEqual([
        'Write to your provider',
        'Status',
      ]);
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
