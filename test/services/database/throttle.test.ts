import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Throttle } from '../../../services/database/throttle.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { MovableClock } from '../../support/worlds/directory-instance.ts';

describe.each(engines)('turns on $engine', ({ create }) => {
  let place: TestDatabase;
  let clock: MovableClock;
  const never = new AbortController().signal;

  beforeEach(async () => {
    clock = new MovableClock();
    place = await create();
  });

  afterEach(() => place.remove());

  const open = async (everyMs: number) => new Throttle({ database: await place.open(), name: 'tests', everyMs, clock });

  test('come one after the other over all instances, never sooner than they should', async () => {
    const everyMs = 20;
    const instances = await Promise.all([open(everyMs), open(everyMs)]);
    const began = clock.now().getTime();
    const taken: number[] = [];
    const take = async (throttle: Throttle): Promise<void> => {
      await throttle.take(never);
      taken.push(clock.now().getTime());
    };
    await Promise.all(instances.flatMap((throttle) => Array.from({ length: 6 }, () => take(throttle))));
    // Turn 12 is eleven intervals after the first.
    taken
      .sort((one, other) => one - other)
      .forEach((at, index) => expect(at - began).toBeGreaterThanOrEqual(index * everyMs));
  });

  test('are given in blocks at a high rate, and still at that rate', async () => {
    const throttle = await open(0.5);
    const began = clock.now().getTime();
    await Promise.all(Array.from({ length: 400 }, () => throttle.take(never)));
    expect(clock.now().getTime() - began).toBeGreaterThanOrEqual(199);
  });

  test('are given at once where there is no limit, but not during a pause', async () => {
    const throttle = await open(0);
    const turns = await Promise.all(Array.from({ length: 20 }, () => throttle.takeUnlessPaused(never)));
    expect(new Set(turns.map(({ kind }) => kind))).toEqual(new Set(['turn']));
    const until = new Date(clock.now().getTime() + 60_000);
    await throttle.pause(until);
    expect(await throttle.takeUnlessPaused(never)).toEqual({ kind: 'paused', until });
  });

  test('come at no instance before a pause is over, whichever was told of it', async () => {
    const [told, other] = await Promise.all([open(1), open(1)]);
    await other.take(never);
    const until = new Date(clock.now().getTime() + 10 * 60_000);
    await told.pause(until);
    await told.pause(new Date(until.getTime() - 60_000));
    let taken = 0;
    const taking = [told, other].map(async (throttle) => {
      await throttle.take(never);
      taken += 1;
    });
    clock.advanceMinutes(9);
    await other.pause(new Date(0));
    expect(taken).toBe(0);
    clock.advanceMinutes(1);
    await Promise.all(taking);
    expect(clock.now() >= until).toBe(true);
  });

  test('are not waited for when the process stops', async () => {
    const throttle = await open(60_000);
    const stopping = new AbortController();
    expect(await throttle.take(stopping.signal)).toBe(true);
    const waiting = throttle.take(stopping.signal);
    stopping.abort();
    expect(await waiting).toBe(false);
  });
});
