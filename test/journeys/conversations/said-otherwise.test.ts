import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { botAccount, memberAccount, personOf } from '../../../sandbox/teams/teams-account.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { SandboxControl } from '../../support/microsoft/sandbox-control.ts';

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open();
  admin = desk.person('admin');
});

afterAll(() => desk.close());

const greeting = 'We hope that this finds you well, and that spring has come to you as it has to us. '.repeat(30);

describe('a long paste', () => {
  test('that ends with the customer’s message opens the guide', async () => {
    const message = 'Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.';
    expect((await admin.says(`${greeting}\n\n> ${message}\n\nTania`)).text).toContain(
      'How should the customer accept?',
    );
  });

  test('that ends with the code of a refused order is understood', async () => {
    const url = new URL('../../fixtures/partner-center/checkout-agreement-missing-13605.json', import.meta.url);
    const answer = JSON.stringify({ notes: greeting, ...(JSON.parse(readFileSync(url, 'utf8')) as object) });
    expect((await admin.says(answer)).text).toContain('This order was refused because there’s no agreement');
    await admin.says('cancel');
  });
});

describe('a company whose name begins like a command', () => {
  test.each([
    ['invite', 'Stop and Glow Salon'],
    ['status', 'Help & Hope e.V.'],
    ['history', 'New Customer Care Ltd'],
    ['confirm', 'State Street Bakery'],
    ['status', 'Check Point Hardware'],
    ['status', '13605 Main Street LLC'],
  ])('is the answer after %s: %s', async (command, companyName) => {
    await new SandboxControl(desk.partnerCenter.url).addCustomer({ companyName });
    await admin.says(command);
    expect((await admin.says(companyName)).text).toContain(companyName);
    await admin.says('cancel');
  });

  test('does not keep a command from being one, which ends the question', async () => {
    await admin.says('invite');
    expect((await admin.says('status fabrikam')).text).toContain('Acceptance confirmed');
    expect((await admin.says('stop')).text).toContain('nothing to cancel');
  });
});

describe('a message without words', () => {
  const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'order.pdf', content: {} };

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a mention of the bot',
      { text: '<at>Agreement Desk</at>', entities: [{ type: 'mention', mentioned: botAccount }] },
      'What you can ask me',
    ],
    ['a file', { text: null, attachments: [file] }, 'what this file is for'],
    [
      'a picture',
      { text: '', attachments: [{ contentType: 'image/*', contentUrl: 'https://x.example' }] },
      'what this file is for',
    ],
    [
      'HTML',
      { text: null, attachments: [{ contentType: 'text/html', content: '<p>status <b>fabrikam</b></p>' }] },
      'Acceptance confirmed',
    ],
  ])('but %s is answered', async (_what, activity, expected) => {
    await admin.sendsRaw({ type: 'message', ...activity });
    expect((await admin.newestCard()).text).toContain(expected);
  });

  test('leaves a question open', async () => {
    await admin.says('status');
    await admin.sendsRaw({ type: 'message', text: '', attachments: [file] });
    expect((await admin.says('fabrikam')).text).toContain('Acceptance confirmed');
  });
});

describe('a colleague who is mentioned', () => {
  const sam = memberAccount(personOf('aaaaaaaa-0000-4000-8000-000000000002'));
  const atSam = { type: 'mention', mentioned: sam, text: `<at>${sam['name'] ?? ''}</at>` };

  test('is whom a customer is assigned to', async () => {
    await desk.person('sales').says('help');
    await admin.says('status litware');
    await admin.sendsRaw({ type: 'message', text: `assign litware to ${atSam.text}`, entities: [atSam] });
    const card = await admin.newestCard();
    expect(card.text).toContain('Litware');
    expect(card.text).not.toMatch(/no agent|<at>/);
  });

  test('is no part of the customer’s name', async () => {
    await admin.sendsRaw({ type: 'message', text: `status fabrikam ${atSam.text}`, entities: [atSam] });
    expect((await admin.newestCard()).text).toContain('Acceptance confirmed');
    await admin.sendsRaw({ type: 'message', text: `${atSam.text}, status fabrikam`, entities: [atSam] });
    expect((await admin.newestCard()).text).toContain('Acceptance confirmed');
  });
});

describe('a customer', () => {
  test.each(['contoso.com', 'https://www.contoso.com/', 'tania.carr@contoso.com'])(
    'is offered by %s',
    async (words) => {
      const card = await admin.says(`status ${words}`);
      expect(card.buttons).toContain('Contoso Ltd');
    },
  );

  test.each([
    'status of fabrikam',
    'please check status of fabrikam',
    'fabrikam status',
    '- **status** fabrikam',
    '\u200bstatus fabrikam',
  ])('is found by %s', async (text) => {
    expect((await admin.says(text)).text).toContain('Acceptance confirmed');
  });
});
