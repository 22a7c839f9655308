import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { botAccount } from '../../../sandbox/teams/teams-account.ts';
import { Desk } from '../../support/desk/desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(async () => {
  await desk.close();
});

describe('first contact', () => {
  test('brings one welcome, however often Teams tells of the installation', async () => {
    const admin = desk.person('admin');
    await admin.says('help');
    await admin.sendsRaw({ type: 'installationUpdate', action: 'add' });
    await admin.sendsRaw({ type: 'installationUpdate', action: 'add-upgrade' });
    const welcomes = (await admin.messages()).filter((message) =>
      JSON.stringify(message.cards).includes('I’m Agreement Desk'),
    );
    expect(welcomes).toHaveLength(1);
  });
});

describe('which customer', () => {
  test('is asked when none is named, until one is found', async () => {
    const admin = desk.person('admin');
    expect((await admin.says('status')).text).toContain('Which customer');
    expect((await admin.says('no such company')).text).toContain('No customer found');
    expect((await admin.says('fabrikam')).text).toContain('Acceptance confirmed');
  });

  test('is asked again when nothing was typed', async () => {
    const admin = desk.person('admin');
    const question = await admin.says('history');
    const again = await admin.says('');
    expect(again.text).toContain('Which customer');
    expect(again.activityId).not.toBe(question.activityId);
    expect((await admin.says('fabrikam')).text).toContain('Fabrikam');
  });

  test('is chosen by a button when several fit', async () => {
    const admin = desk.person('admin');
    const choice = await admin.says('status tailwind');
    expect(choice.buttons).toEqual(['Tailwind Traders', 'Tailwind Toys', 'Check status', 'Cancel']);
    expect(choice.text).toContain('tailwindtoys.onmicrosoft.com');
    const status = await admin.presses(choice, 'Tailwind Traders');
    expect(status.text).toContain('Tailwind Traders');
    expect(status.text).not.toContain('Tailwind Toys');
  });

  test('may be typed more exactly instead', async () => {
    const admin = desk.person('admin');
    await admin.says('confirm tailwind');
    expect((await admin.says('tailwind toys')).text).toContain('Tailwind Toys');
    await admin.says('cancel');
  });

  test('is found by domain and by tenant id', async () => {
    const admin = desk.person('admin');
    expect((await admin.says('status contoso.onmicrosoft')).text).toContain('Contoso Ltd');
    const id = await desk.customerId('Contoso Ltd');
    expect((await admin.says(`status ${id.toUpperCase()}`)).text).toContain('Contoso Ltd');
    expect((await admin.says('status 00000000-0000-4000-8000-000000000000')).text).toContain('No customer found');
  });

  test('may have Markdown, quotes and any script in its name', async () => {
    const admin = desk.person('admin');
    const state = await desk.state();
    const unusual = state.customers.filter(
      ({ companyName }) => /["'[\]*_`\p{L}]/u.test(companyName) && /[^\w .,&-]/u.test(companyName),
    );
    expect(unusual.length).toBeGreaterThan(4);
    for (const { companyName, id } of unusual) {
      expect(['shown', JSON.stringify((await admin.says(`status ${id}`)).json).replaceAll('\u2060', '')]).toEqual([
        'shown',
        expect.stringContaining(JSON.stringify(companyName).slice(1, 40).replace(/"$/, '')),
      ]);
    }
  });
});

describe('language', () => {
  test.each([
    ['sv-SE', 'status contoso', 'sv'],
    ['de-DE', 'status contoso', 'de'],
    ['nl-NL', 'status contoso', 'nl'],
    ['zh-CN', '状态contoso', 'zh'],
    ['is-IS', 'status contoso', 'en'],
  ])('follows Teams: %s', async (locale, text, language) => {
    const card = await desk.person('sales').with({ locale }).says(text);
    expect(card.json['lang']).toBe(language);
    expect(card.text).toContain('Contoso Ltd');
  });

  test('is the one chosen, from then on', async () => {
    const global = desk.person('global');
    expect((await global.says('language svenska')).json['lang']).toBe('sv');
    expect((await global.says('status contoso')).json['lang']).toBe('sv');
    expect((await global.says('språk')).buttons).toHaveLength(5);
    const english = await global.presses(await global.newestCard(), 'English');
    expect(english.json['lang']).toBe('en');
  });

  test('of a command does not matter', async () => {
    const admin = desk.person('admin');
    for (const text of ['bestätigen vanarsdel', 'bevestigen vanarsdel', 'bekräfta vanarsdel', '确认 vanarsdel']) {
      expect((await admin.says(text)).json['lang']).toBe('en');
      expect(Object.keys((await admin.newestCard()).inputs)).toContain('dateAgreed');
      await admin.says('cancel');
    }
  });
});

describe('anything else', () => {
  test.each([
    '',
    '   ',
    '!!!',
    'x'.repeat(10_000),
    '**bold** [link](https://example.com)',
    '${secret}',
    '\u0000\u202e',
    '😀',
  ])('is answered, never with silence (%#)', async (text) => {
    const admin = desk.person('admin');
    const before = (await admin.messages()).filter((message) => message.from === 'bot').length;
    const card = await admin.says(text);
    expect((await admin.messages()).filter((message) => message.from === 'bot').length).toBeGreaterThan(before);
    expect(card.buttons).not.toEqual([]);
    expect(JSON.stringify(card.json).length).toBeLessThan(30_000);
  });

  test('gets what it looks like as a button, and nothing where it looks like nothing', async () => {
    const admin = desk.person('admin');
    expect((await admin.says('statos contoso')).buttons).toEqual(['Status of Contoso Ltd']);
    const offer = await admin.says('comfirm contoso');
    expect(offer.buttons).toEqual(['Confirm Contoso Ltd']);
    expect(Object.keys((await admin.presses(offer, 'Confirm Contoso Ltd')).inputs)).toContain('dateAgreed');
    await admin.says('cancel');
    expect((await admin.says('audit')).buttons).toEqual(['What I can do for you']);
  });

  test('that names a customer and nothing else asks for the status', async () => {
    const admin = desk.person('admin');
    for (const text of ['fabrikam', 'Fabrikam?', 'fabrikam.onmicrosoft.com', 'is fabrikam ok?', 'hi, fabrikam'])
      expect((await admin.says(text)).text).toContain('Acceptance confirmed');
    expect((await admin.says('gena.soto@fabrikam.com')).buttons).toContain('Fabrikam');
  });

  test('that names several customers gets a button for each', async () => {
    const admin = desk.person('admin');
    expect((await admin.says('contoso and fabrikam')).buttons).toEqual(['Status of Contoso Ltd', 'Status of Fabrikam']);
    const table = 'Name\tDomain\nLitware\tlitware.onmicrosoft.com\nVanArsdel\tvanarsdel.onmicrosoft.com';
    expect((await admin.says(table)).buttons).toEqual(['Status of Litware', 'Status of VanArsdel']);
    expect((await admin.says('confirm litware, vanarsdel')).buttons).toEqual(['Confirm Litware', 'Confirm VanArsdel']);
  });

  test('that only thanks is answered in a line, in the agent’s language', async () => {
    expect((await desk.person('admin').says('thanks a lot!')).text).toBe('You’re welcome');
    expect((await desk.person('sales').with({ locale: 'de-DE' }).says('ok')).text).toContain('Alles klar');
  });

  test('that is no activity at all does not end the process', async () => {
    const endpoint = await desk.bot.endpoint();
    for (const body of ['', '{}', '[]', 'null', '{"type":', '{"type":"message"}']) {
      const response = await fetch(endpoint, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toMatch(/ at |Error/);
    }
    expect((await fetch(`${await desk.bot.url()}/healthz`)).status).toBe(200);
    expect((await fetch(`${await desk.bot.url()}/readyz`)).status).toBe(200);
  });
});

describe('a channel', () => {
  const channel = {
    id: '19:team@thread.tacv2',
    conversationType: 'channel',
    isGroup: true,
    tenantId: '11111111-1111-4111-8111-111111111111',
  };

  test('sees the status without personal data, and is led to the private chat for the rest', async () => {
    const admin = desk.person('admin');
    const mention = '<at>Agreement Desk</at>';
    const entities = [{ type: 'mention', mentioned: botAccount, text: mention }];
    for (const command of ['status fabrikam', 'confirm contoso']) {
      await admin.sendsRaw({ type: 'message', text: `${mention} ${command}`, entities, conversation: channel });
    }
    const [status, confirm] = (await admin.messages(channel.id)).filter((message) => message.from === 'bot');
    expect(JSON.stringify(status?.cards)).toContain('Acceptance confirmed');
    expect(JSON.stringify(status?.cards)).not.toMatch(/@fabrikam|Accepted by/);
    expect(JSON.stringify(confirm?.cards)).toContain('private chat');
    expect(JSON.stringify(confirm?.cards)).not.toContain('Input.');
  });
});
