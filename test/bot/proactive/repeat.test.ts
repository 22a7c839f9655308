import { describe, expect, test } from '@jest/globals';
import { type Repeating, repeat } from '../../../bot/proactive/repeat.ts';
import { CapturedLog } from '../../support/captured-log.ts';

describe('a loop whose rounds fail', () => {
  /** Runs so many rounds, of which some fail, and returns the log. */
  async function rounds(outcomes: readonly (Error | undefined)[]): Promise<CapturedLog> {
    const log = new CapturedLog();
    const left = [...outcomes];
    const isDone = Promise.withResolvers<undefined>();
    const work = () => {
      if (left.length === 0) isDone.resolve(undefined);
      const outcome = left.shift();
      return outcome ? Promise.reject(outcome) : Promise.resolve();
    };
    const loop: Repeating = repeat(work, { loop: 'reminders', everyMs: 1, log, random: () => 0 });
    await isDone.promise;
    await loop.stop();
    return log;
  }
  const refused = (port: number) =>
    Object.assign(new Error(`connect ECONNREFUSED 127.0.0.1:${port}`), { code: 'ECONNREFUSED' });

  test('logs each kind of failure once, and how many there were when it works again', async () => {
    const log = await rounds([refused(1), refused(2), refused(3), new Error('terminated'), refused(4), undefined]);
    expect(log.lines.map(({ level, fields: { loop, failures }, phrase }) => [level, loop, failures, phrase])).toEqual([
      ['error', 'reminders', 1, 'background round failed'],
      ['error', 'reminders', 4, 'background round failed'],
      ['info', 'reminders', 5, 'background rounds work again'],
    ]);
  });

  test('logs the next outage anew', async () => {
    const log = await rounds([refused(1), undefined, refused(1), undefined, undefined]);
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'info', 'error', 'info']);
  });

  test('waits longer after each failure, with jitter, and as usual when it works again', async () => {
    const log = new CapturedLog();
    const at: number[] = [];
    const isDone = Promise.withResolvers<undefined>();
    const work = () => {
      at.push(performance.now());
      if (at.length === 6) isDone.resolve(undefined);
      return at.length < 6 ? Promise.reject(refused(1)) : Promise.resolve();
    };
    const loop = repeat(work, { loop: 'reminders', everyMs: 10, log, random: () => 1 });
    await isDone.promise;
    await loop.stop();
    const waits = at.slice(1).map((instant, index) => instant - (at[index] ?? 0));
    // Timers may be a millisecond early; late they may be at will.
    for (const [index, wait] of waits.entries()) expect(wait).toBeGreaterThan(20 * 2 ** index - 2);
  });

  test('stops at once, also while it waits', async () => {
    const log = new CapturedLog();
    const failed = Promise.withResolvers<undefined>();
    const work = () => {
      failed.resolve(undefined);
      return Promise.reject(refused(1));
    };
    const loop = repeat(work, { loop: 'reminders', everyMs: 3_600_000, log });
    await failed.promise;
    await loop.stop();
    expect(log.lines).toHaveLength(1);
  });
});
