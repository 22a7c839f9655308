import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { ProductionBot } from '../support/bots/production-bot.ts';
import { ProductionPerson } from '../support/bots/production-bot-person.ts';
import { allGarbage, marker } from './garbage.ts';
import { openRaw, rawRequest, sendRaw } from './raw-http.ts';

/** What the bot may still hold when all callers have gone. */
interface Rest {
  readonly sockets: number;
  readonly descriptors: number;
  readonly memory: number;
}

const restOf = (bot: ProductionBot): Rest => ({
  sockets: bot.sockets,
  descriptors: bot.descriptors.length,
  memory: bot.memory,
});

describe('what arrives without a signature', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;
  let atRest: Rest;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    await begin();
  });

  // One that was ended by what came before starts again, so that each kind of garbage is told on its own.
  beforeEach(async () => {
    if (bot.isRunning) return;
    await bot.remove();
    await begin();
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  async function begin(): Promise<void> {
    bot = await ProductionBot.start({ microsoft });
    await isAlive();
    atRest = restOf(bot);
  }

  async function isAlive(): Promise<void> {
    const answer = await sendRaw(bot.port, [rawRequest({ method: 'GET', path: '/healthz', length: 'not said' })]);
    expect(answer.status).toBe(200);
  }

  /** Sockets of callers are closed a moment after the caller. */
  async function holdsNothing(withinMs = 30_000): Promise<void> {
    await bot.until(() => bot.sockets <= atRest.sockets, 'the end of all sockets of callers', withinMs);
    await bot.until(() => bot.descriptors.length <= atRest.descriptors, 'the end of all descriptors', withinMs);
    expect(bot.temporaryFiles).toEqual([]);
  }

  it.each(allGarbage)('is turned away with $name', async ({ parts, right }) => {
    const answer = await sendRaw(bot.port, parts());
    const { status } = answer;
    if (right) expect(right).toContain(status ?? 'cut');
    else if (status !== undefined || !answer.isClosed) expect(status).toBeGreaterThanOrEqual(400);
    expect(status ?? 0).toBeLessThan(500);
    await isAlive();
  });

  it('leaves no socket, no file and no memory behind, and nothing of it in the log', async () => {
    await holdsNothing();
    expect(bot.memory).toBeLessThan(atRest.memory + 150);
    expect(bot.stderr).toEqual([]);
    expect(JSON.stringify(bot.log)).not.toContain(marker);
    expect(microsoft.connections).toEqual([]);
  });

  it('holds no socket for 300 upgrades whose callers have gone', async () => {
    const upgrade = rawRequest({
      method: 'GET',
      path: '/healthz',
      headers: [
        ['Connection', 'Upgrade'],
        ['Upgrade', 'websocket'],
      ],
      length: 'not said',
    });
    const callers = await openMany(300, upgrade);
    for (const caller of callers) caller.destroy();
    await holdsNothing();
    await isAlive();
  });

  it('keeps nothing of 200 callers that go away in the middle of a body', async () => {
    const callers = await openMany(
      200,
      rawRequest({ headers: [['Content-Type', 'application/json']], length: 400_000 }),
    );
    for (const caller of callers) caller.resetAndDestroy();
    await holdsNothing();
  });

  it('cuts bodies and heads that stop coming, while others are served', async () => {
    const body = rawRequest({ headers: [['Content-Type', 'application/json']], body: '{"type":', length: 400_000 });
    const callers = [
      ...(await openMany(50, body)),
      ...(await openMany(50, 'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-')),
    ];
    const ada = new ProductionPerson({ bot, microsoft });
    expect((await ada.says('help')).status).toBe(200);
    const isCut = () => callers.every((caller) => caller.closed);
    await bot.until(isCut, 'the end of slow callers', 70_000).finally(() => callers.forEach((one) => one.destroy()));
  });

  it('answers 50 requests on one connection in their order', async () => {
    const one = rawRequest({ method: 'GET', path: '/healthz', length: 'not said' });
    const last = rawRequest({
      method: 'GET',
      path: '/nowhere',
      headers: [['Connection', 'close']],
      length: 'not said',
    });
    const answer = await sendRaw(bot.port, [Buffer.concat([...Array.from({ length: 50 }, () => one), last])]);
    expect(answer.status).toBe(200);
    await isAlive();
  });

  it('is turned away 4 times at once with a gzip bomb, at the cost of no memory', async () => {
    const bomb = allGarbage.find(({ name }) => name === 'a gzip bomb')!;
    await Promise.all(Array.from({ length: 4 }, () => sendRaw(bot.port, bomb.parts())));
    expect(bot.memory).toBeLessThan(atRest.memory + 150);
    await isAlive();
  });

  async function openMany(count: number, part: string | Buffer): Promise<readonly Socket[]> {
    return Promise.all(Array.from({ length: count }, () => openRaw(bot.port, part)));
  }
});
