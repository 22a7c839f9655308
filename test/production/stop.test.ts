import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { signedPart } from '../support/microsoft/made-up-microsoft-keys.ts';
import { createPostgresDatabase } from '../support/databases/postgres.ts';
import { type Exit, ProductionBot } from '../support/bots/production-bot.ts';
import { ProductionPerson, channelClaims, deliver } from '../support/bots/production-bot-person.ts';
import { FreezingProxy } from './freezing-proxy.ts';
import { openRaw, rawRequest } from './raw-http.ts';

/** What orchestrators usually grant between SIGTERM and SIGKILL. */
const deadlineMs = 30_000;

interface World {
  readonly microsoft: MadeUpMicrosoft;
  readonly bot: ProductionBot;
  readonly ada: ProductionPerson;
}

/** Its end is not what is looked at. */
const ignored = (work: Promise<unknown>): void => void work.catch(() => undefined);

describe('SIGTERM ends the process in time', () => {
  const worlds: World[] = [];
  const callers: Socket[] = [];

  afterAll(async () => {
    for (const caller of callers) caller.destroy();
    await Promise.all(worlds.map(({ bot }) => bot.remove()));
    await Promise.all(worlds.map(({ microsoft }) => microsoft.close()));
  });

  async function begin(settings: Record<string, string> = {}): Promise<World> {
    const microsoft = await MadeUpMicrosoft.open();
    const bot = await ProductionBot.start({ microsoft, settings });
    const world = { microsoft, bot, ada: new ProductionPerson({ bot, microsoft }) };
    worlds.push(world);
    return world;
  }

  async function open(bot: ProductionBot, part: string | Buffer, count: number): Promise<void> {
    callers.push(...(await Promise.all(Array.from({ length: count }, () => openRaw(bot.port, part)))));
  }

  /** Every way to end but a signal, or none at all. */
  function expectEnd(bot: ProductionBot, exit: Exit, codes: readonly number[] = [0]): void {
    expect(codes).toContain(exit.code);
    expect(bot.stderr).toEqual([]);
    expect(bot.line('stop requested')).toBeDefined();
  }

  it.concurrent('at rest, and closes its database', async () => {
    const { bot, ada } = await begin();
    await ada.says('help');
    expectEnd(bot, await bot.stop(10_000));
    expect(bot.line('stopped')).toBeDefined();
  });

  it.concurrent('while callers hold half a body, an upgrade, half a head or nothing at all', async () => {
    const { bot } = await begin();
    const json = ['Content-Type', 'application/json'] as const;
    await open(bot, rawRequest({ headers: [json], body: '{"type":', length: 400_000 }), 20);
    await open(bot, rawRequest({ headers: [json, ['Authorization', 'Bearer a.b.c']], length: 400_000 }), 20);
    const upgrade = [
      ['Connection', 'Upgrade'],
      ['Upgrade', 'websocket'],
    ] as const;
    await open(bot, rawRequest({ method: 'GET', path: '/healthz', headers: upgrade, length: 'not said' }), 20);
    await open(bot, rawRequest({ method: 'GET', path: '/healthz', length: 'not said' }), 20);
    await open(bot, 'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-', 20);
    await open(bot, '', 20);
    expectEnd(bot, await bot.stop(deadlineMs));
  });

  it.concurrent('while a signed body comes one byte at a time', async () => {
    const { bot, ada } = await begin();
    const headers = [
      ['Content-Type', 'application/json'],
      ['Authorization', ada.authorization],
    ] as const;
    await open(bot, rawRequest({ headers, body: '{"type":', length: 400_000 }), 20);
    const drip = setInterval(
      () => callers.filter((caller) => caller.writable).forEach((caller) => caller.write(' ')),
      500,
    );
    expectEnd(bot, await bot.stop(deadlineMs).finally(() => clearInterval(drip)));
  });

  it.concurrent('while the server of the keys hangs', async () => {
    const { bot, microsoft, ada } = await begin();
    microsoft.behave('login.botframework.com', 'hangs');
    const token = `Bearer ${signedPart(channelClaims(), { alg: 'RS256', kid: 'x' })}.${'x'.repeat(342)}`;
    for (let n = 0; n < 50; n += 1) ignored(deliver(bot, ada.activity({ type: 'message', text: 'help' }), token));
    ignored(ada.says('help'));
    await bot.until(() => microsoft.requestsTo('login.botframework.com').length > 0, 'a request for keys');
    expectEnd(bot, await bot.stop(deadlineMs));
  });

  it.concurrent('with 60 messages under way', async () => {
    const { bot, microsoft, ada } = await begin();
    for (let n = 0; n < 60; n += 1) ignored(ada.says('status contoso'));
    await microsoft.connector.until(() => microsoft.connector.count > 3, 'a first answer');
    expectEnd(bot, await bot.stop(deadlineMs));
  });

  it.concurrent.each([
    ['the Bot Connector', 'smba.trafficmanager.net'],
    ['Partner Center', 'api.partnercenter.microsoft.com'],
    ['Graph', 'graph.microsoft.com'],
    ['Entra', 'login.microsoftonline.com'],
  ] as const)('while %s hangs', async (_name, host) => {
    const { bot, microsoft, ada } = await begin();
    microsoft.behave(host, 'hangs');
    for (let n = 0; n < 10; n += 1) ignored(ada.says('status contoso'));
    await bot.until(() => microsoft.requestsTo(host).length > 0, `a request to ${host}`);
    expectEnd(bot, await bot.stop(deadlineMs), [0, 1]);
  });

  it.concurrent('while PostgreSQL stands still', async () => {
    const database = await createPostgresDatabase();
    const proxy = await FreezingProxy.open(new URL(database.url));
    const throughProxy = Object.assign(new URL(database.url), { port: String(proxy.port) });
    const { bot, ada } = await begin({ DATABASE_URL: throughProxy.href });
    await ada.says('help');
    proxy.freeze();
    for (let n = 0; n < 10; n += 1) ignored(ada.says('status contoso'));
    const exit = await bot.stop(deadlineMs);
    await proxy.close();
    await database.remove();
    expectEnd(bot, exit, [0, 1]);
  });

  it.concurrent('and at once when it is asked a second time', async () => {
    const { bot, microsoft, ada } = await begin();
    microsoft.behave('smba.trafficmanager.net', 'hangs');
    ignored(ada.says('help'));
    await bot.until(() => microsoft.requestsTo('smba.trafficmanager.net').length > 0, 'a send');
    bot.signal('SIGTERM');
    await bot.until(() => bot.line('stop requested') !== undefined, 'the stop');
    const exit = await bot.stop(5_000);
    expect(exit.code === 0).toBe(false);
  });
});

describe('a bug that nobody catches', () => {
  let microsoft: MadeUpMicrosoft;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
  });

  afterAll(() => microsoft.close());

  it.each([
    ['an exception', 'SIGUSR2'],
    ['a rejection', 'SIGWINCH'],
  ] as const)('is told in one JSON line, and ends the process in order: %s', async (_kind, signal) => {
    const preload = new URL('throw-on-signal.ts', import.meta.url).href;
    const bot = await ProductionBot.start({ microsoft, nodeOptions: `--import ${preload}` });
    try {
      const ada = new ProductionPerson({ bot, microsoft });
      await ada.says('help');
      bot.signal(signal);
      await bot.until(() => !bot.isRunning, 'the end of the process', deadlineMs);
      expect(await bot.ended).toEqual({ code: 1, signal: null });
      expect(bot.stderr).toEqual([]);
      const telling = bot.log.filter(({ err }) => JSON.stringify(err ?? '').includes('made-up bug'));
      expect(telling).toHaveLength(1);
      expect(Number(telling[0]?.['level'])).toBeGreaterThanOrEqual(50);
    } finally {
      await bot.remove();
    }
  });
});
