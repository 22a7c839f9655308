import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { signedPart } from '../support/microsoft/made-up-microsoft-keys.ts';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { ProductionBot } from '../support/bots/production-bot.ts';
import { type Delivery, ProductionPerson, channelClaims, deliver } from '../support/bots/production-bot-person.ts';
import {
  type Forgery,
  foreignServiceUrls,
  foreignTenant,
  forgeries,
  marker,
  otherChannels,
  shapeless,
} from './forged.ts';
import { rawRequest, sendRaw } from './raw-http.ts';

const manyTokens = Number(process.env['FORGED_TOKENS'] ?? 2_000);

describe('a forged identity', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;
  let ada: ProductionPerson;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    await begin();
  });

  beforeEach(async () => {
    if (!bot.isRunning) await begin();
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  async function begin(): Promise<void> {
    bot = await ProductionBot.start({ microsoft });
    ada = new ProductionPerson({ bot, microsoft });
  }

  const send = ({ authorization, activity }: Forgery): Promise<Delivery> =>
    deliver(bot, ada.activity({ type: 'message', text: 'help', ...activity }), authorization(microsoft));

  async function isTurnedAway(forgery: Forgery): Promise<void> {
    const before = microsoft.connector.count;
    const { status, body } = await send(forgery);
    expect(status).toBe(401);
    expect(JSON.stringify(body)).not.toContain(marker);
    expect(microsoft.connector.count).toBe(before);
  }

  describe('whose shape gives it away', () => {
    it.each(shapeless)('is refused: $name', isTurnedAway);

    it('is refused in a second header of the same name', async () => {
      const headers = ['Bearer a.b.c', 'Bearer d.e.f'].map((value) => ['Authorization', value] as const);
      const json = ['Content-Type', 'application/json'] as const;
      const body = JSON.stringify(ada.activity({ type: 'message', text: 'help' }));
      expect(await sendRaw(bot.port, [rawRequest({ headers: [json, ...headers], body })])).toMatchObject({
        status: 401,
      });
    });

    it('makes the bot ask nobody', () => expect(microsoft.connections).toEqual([]));
  });

  describe('that says it is the Bot Framework', () => {
    it.each(forgeries)('is refused: $name', isTurnedAway);
  });

  describe('of another channel than Teams', () => {
    it.each(otherChannels)('is refused: $name', isTurnedAway);
  });

  describe('with a service URL that is not Microsoft’s', () => {
    it.each(foreignServiceUrls)('is refused: $name', isTurnedAway);

    it('makes the bot call nobody there', async () => {
      expect(microsoft.connections).not.toContain('evil.example');
      expect(new Set(microsoft.connections)).toEqual(new Set(['login.botframework.com']));
      expect(await bot.refusedHosts()).toEqual([]);
    });
  });

  it('of a foreign tenant gets no answer, and no access', async () => {
    const foreign = { conversation: { tenantId: foreignTenant }, channelData: { tenant: { id: foreignTenant } } };
    const before = microsoft.connector.count;
    const said = await ada.sends(ada.activity({ type: 'message', text: 'status contoso', ...foreign }));
    const value = { action: { type: 'Action.Execute', verb: 'report.show', data: { verb: 'report.show' } } };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value, ...foreign };
    const pressed = await ada.sends(ada.activity(invoke));
    expect(said.status).toBeLessThan(500);
    expect(pressed.status).toBe(403);
    expect(microsoft.connector.count).toBe(before);
    expect(microsoft.requestsTo('api.partnercenter.microsoft.com')).toEqual([]);
  });

  it(`costs no memory and little time, also ${manyTokens} times with another tenant each time`, async () => {
    const before = bot.memory;
    const connections = microsoft.connections.length;
    const times: number[] = [];
    for (let sent = 0; sent < manyTokens; sent += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(largeStranger())));
      // Whoever does so many times what is refused may be told to stop.
      expect(answers.filter(({ status }) => status !== 401 && status !== 429)).toEqual([]);
      times.push(...answers.map(({ tookMs }) => tookMs));
    }
    expect(bot.memory).toBeLessThan(before + 100);
    expect(Math.max(...times)).toBeLessThan(5_000);
    expect(microsoft.connections.length).toBe(connections);
  });

  it('leaves nothing of itself in the log, and nothing on standard error', () => {
    expect(bot.stderr).toEqual([]);
    const log = JSON.stringify(bot.log);
    expect(log).not.toContain(marker);
    expect(log).not.toMatch(/eyJ[\w-]{20,}/);
    expect(log).not.toContain('evil.example');
  });

  it('does not keep Teams from being served', async () => {
    expect((await ada.says('help')).status).toBe(200);
    expect(ada.messages.length).toBeGreaterThan(0);
  });
});

describe('the keys of the Bot Framework', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;
  let ada: ProductionPerson;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    bot = await ProductionBot.start({ microsoft });
    ada = new ProductionPerson({ bot, microsoft });
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  const unknownKey = () => {
    const token = `${signedPart(channelClaims(), { alg: 'RS256', kid: randomUUID() })}.${'x'.repeat(342)}`;
    return deliver(bot, ada.activity({ type: 'message', text: 'help' }), `Bearer ${token}`);
  };

  it.each([
    ['does not answer', 'hangs'],
    ['cuts the connection', 'cut'],
    ['sends nonsense', 'garbage'],
    ['is down', { status: 503 }],
  ] as const)(
    'are asked for once by many, and waited for 10 s at most, where their server %s',
    async (_how, behaviour) => {
      microsoft.behave('login.botframework.com', behaviour);
      const before = microsoft.connections.length;
      const answers = await Promise.all([ada.says('help'), ...Array.from({ length: 50 }, unknownKey)]);
      expect(answers.map(({ status }) => status).filter((status) => ![401, 429, 503].includes(status))).toEqual([]);
      expect(Math.max(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(10_000);
      expect(microsoft.connections.length - before).toBeLessThanOrEqual(5);
      expect(bot.stderr).toEqual([]);
    },
  );

  it('are there again as soon as their server is', async () => {
    microsoft.allAnswer();
    const tries = async (): Promise<number> => (await ada.says('help')).status;
    const until = Date.now() + 60_000;
    let status = await tries();
    while (status !== 200 && Date.now() < until) status = await tries();
    expect(status).toBe(200);
  });

  it('are asked for no more than a few times by 200 tokens with unknown keys', async () => {
    const before = microsoft.requestsTo('login.botframework.com').length;
    const answers = await Promise.all(Array.from({ length: 200 }, unknownKey));
    expect(answers.filter(({ status }) => status !== 401 && status !== 429)).toEqual([]);
    expect(microsoft.requestsTo('login.botframework.com').length - before).toBeLessThanOrEqual(4);
  });
});

/** Not the Bot Framework's, of a tenant that nobody has met, and large. */
function largeStranger(): Forgery {
  const tid = `${randomUUID()}${'x'.repeat(4_000)}`;
  const token = `${signedPart({ iss: `https://sts.windows.net/${tid}/`, tid, aud: 'x' }, { alg: 'RS256' })}.x`;
  return { name: '', authorization: () => `Bearer ${token}` };
}
