import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sandboxSecrets } from '../../sandbox/registrations.ts';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { ProductionBot, secretSettings } from '../support/bots/production-bot.ts';
import { type Delivery, ProductionPerson } from '../support/bots/production-bot-person.ts';

/** Those of the settings, and any token. */
const secrets = new RegExp([...Object.values(secretSettings), 'eyJ[\\w-]{20,}'].join('|'));
const statusOf = async (bot: ProductionBot, path: string): Promise<number> => (await fetch(`${bot.url}${path}`)).status;

const eachSignsIn = { AGENT_SIGN_IN: 'each', TOKEN_KEYS: sandboxSecrets.tokenKey };

describe('without a way to Microsoft', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    bot = await ProductionBot.start({ microsoft: undefined, settings: { ...eachSignsIn, DIRECTORY_SYNC: 'true' } });
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  it('the bot starts, lives, and is ready for when there is one again', async () => {
    expect(await statusOf(bot, '/healthz')).toBe(200);
    expect(await statusOf(bot, '/readyz')).toBe(200);
  });

  it.each([
    ['/privacy', 200],
    ['/terms', 200],
    ['/auth/start?id=made-up', 410],
    ['/auth/end?state=made-up&code=made-up', 410],
    ['/auth/end.js', 200],
    ['/tab/assets/nothing.js', 404],
    ['/api/v1/openapi.json', 200],
    ['/api/v1/me', 401],
    ['/api/openapi.json', 404],
    ['/api/messages', 405],
    ['/nothing-here', 404],
  ])('%s is answered by itself, with the headers that keep others from using it', async (path, status) => {
    const { status: given, headers } = await fetch(`${bot.url}${path}`, { redirect: 'manual' });
    const policy = headers.get('content-security-policy') ?? '';
    expect(given).toBe(status);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
  });

  it('who asks for sign-ins without end is cut off before the database is asked, and nobody else', async () => {
    const ask = async () => (await fetch(`${bot.url}/auth/start?id=made-up`, { redirect: 'manual' })).status;
    const first = await ask();
    const others = await Promise.all(Array.from({ length: 400 }, ask));
    expect(first).toBe(410);
    expect(new Set(others)).toEqual(new Set([410, 429]));
    expect(await statusOf(bot, '/privacy')).toBe(200);
  });

  it('nobody can be recognised, which Teams is told as something that passes', async () => {
    const { status, headers, tookMs } = await new ProductionPerson({ bot, microsoft }).says('help');
    expect(status).toBe(503);
    expect(headers['retry-after']).toMatch(/^\d+$/);
    expect(tookMs).toBeLessThan(10_000);
  });

  it('the log says so in JSON lines, none of them about a secret, and no more than a few', async () => {
    const isTold = () => bot.log.some(({ level }) => Number(level) >= 40);
    await bot.until(isTold, 'a line about it');
    expect(bot.stderr).toEqual([]);
    expect(bot.stdout.join('\n')).not.toMatch(secrets);
    expect(bot.log.filter(({ level }) => Number(level) >= 40).length).toBeLessThan(50);
  });

  it('the bot stops when asked to', async () => {
    expect(await bot.stop(30_000)).toEqual({ code: 0, signal: null });
  });
});

describe('while agents sign in in person and Entra is away', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;
  let ada: ProductionPerson;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    bot = await ProductionBot.start({ microsoft, settings: eachSignsIn });
    ada = new ProductionPerson({ bot, microsoft });
    await ada.says('help');
    await atEntra('switches', { consent: 'given' });
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  async function atEntra(path: string, body: object): Promise<Record<string, unknown>> {
    const answer = await fetch(`${microsoft.entra.url}/sandbox/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, unknown>;
  }

  /** Of the card that asks for a sign-in, which must be the newest message. */
  function exchangeId(): string {
    const [{ contentType, content }] = ada.messages.at(-1)?.activity['attachments'] as [
      { contentType: string; content: { tokenExchangeResource: { id: string } } },
    ];
    expect(contentType).toBe('application/vnd.microsoft.card.oauth');
    return content.tokenExchangeResource.id;
  }

  async function bringsToken(id: string): Promise<Delivery> {
    const { access_token: token } = await atEntra('tokens', { kind: 'sso', oid: ada.person.objectId });
    const value = { id, connectionName: '', token };
    return ada.sends(ada.activity({ type: 'invoke', name: 'signin/tokenExchange', value }));
  }

  it('the agent is asked, keeps the button to Microsoft, and the bot stays ready', async () => {
    microsoft.behave('login.microsoftonline.com', 'cut');
    expect((await ada.says('status contoso')).status).toBe(200);
    const id = exchangeId();
    const { status, tookMs } = await bringsToken(id);
    expect(status).toBe(412);
    expect(tookMs).toBeLessThan(10_000);
    const button = await fetch(`${bot.url}/auth/start?id=${id}`, { redirect: 'manual' });
    expect(button.headers.get('location')).toMatch(/^https:\/\/login\.microsoftonline\.com\//);
    expect(await statusOf(bot, '/readyz')).toBe(200);
    microsoft.allAnswer();
  });

  it('who has signed in before goes on working', async () => {
    await ada.says('status contoso');
    expect((await bringsToken(exchangeId())).status).toBe(200);
    microsoft.behave('login.microsoftonline.com', 'cut');
    await ada.says('status litware');
    microsoft.allAnswer();
    expect(ada.newestCard.text).toContain('Litware');
  });

  it('the operator reads why nobody could sign in, and nothing secret', () => {
    expect(bot.log).toContainEqual(expect.objectContaining({ msg: 'token from teams was refused' }));
    expect(bot.stderr).toEqual([]);
    expect(bot.stdout.join('\n')).not.toMatch(secrets);
  });
});

describe('while one of Microsoft’s services is away', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;
  let ada: ProductionPerson;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    bot = await ProductionBot.start({ microsoft, settings: { PARTNER_CENTER_TIMEOUT_SECONDS: '2' } });
    ada = new ProductionPerson({ bot, microsoft });
    await ada.says('help');
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  it.each([
    ['Partner Center cuts', 'api.partnercenter.microsoft.com', 'cut'],
    ['Partner Center hangs', 'api.partnercenter.microsoft.com', 'hangs'],
    ['Partner Center talks nonsense', 'api.partnercenter.microsoft.com', 'garbage'],
    ['Graph is down', 'graph.microsoft.com', { status: 503 }],
    ['Graph talks nonsense', 'graph.microsoft.com', 'garbage'],
    ['Entra is down', 'login.microsoftonline.com', { status: 500 }],
    ['Entra talks nonsense', 'login.microsoftonline.com', 'garbage'],
  ] as const)('%s: the agent gets an answer in time, and the bot goes on', async (_what, host, behaviour) => {
    microsoft.behave(host, behaviour);
    const before = ada.messages.length;
    const { status, tookMs } = await ada.says('status contoso');
    microsoft.allAnswer();
    expect({ status, isAnswered: ada.messages.length > before }).toEqual({ status: 200, isAnswered: true });
    expect(tookMs).toBeLessThan(10_000);
    expect(await statusOf(bot, '/readyz')).toBe(200);
  });

  it.each([
    ['refuses', { status: 403 }],
    ['is down', { status: 503 }],
    ['cuts', 'cut'],
    ['talks nonsense', 'garbage'],
  ] as const)(
    'the Bot Connector %s: the turn ends, is told in the log, and the next is answered',
    async (_how, behaviour) => {
      microsoft.behave('smba.trafficmanager.net', behaviour);
      const { status } = await ada.says('help');
      microsoft.allAnswer();
      expect(status).toBeLessThan(500);
      const before = ada.messages.length;
      await ada.says('help');
      expect(ada.messages.length).toBeGreaterThan(before);
      expect(bot.stderr).toEqual([]);
    },
  );

  it('nothing that anybody wrote, and no secret, is in the log afterwards', () => {
    expect(bot.log.length).toBeGreaterThan(0);
    expect(bot.stdout.join('\n')).not.toMatch(/contoso|Lindqvist/i);
    expect(bot.stdout.join('\n')).not.toMatch(secrets);
  });
});
