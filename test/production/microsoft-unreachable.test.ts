import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { ProductionBot, secretSettings } from '../support/desk/production-bot.ts';
import { ProductionPerson } from '../support/desk/production-bot-person.ts';

/** Those of the settings, and any token. */
const secrets = new RegExp([...Object.values(secretSettings), 'eyJ[\\w-]{20,}'].join('|'));
const statusOf = async (bot: ProductionBot, path: string): Promise<number> => (await fetch(`${bot.url}${path}`)).status;

describe('without a way to Microsoft', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    bot = await ProductionBot.start({ microsoft: undefined, settings: { DIRECTORY_SYNC: 'true' } });
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  it('the bot starts, lives, and is ready for when there is one again', async () => {
    expect(await statusOf(bot, '/healthz')).toBe(200);
    expect(await statusOf(bot, '/readyz')).toBe(200);
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
