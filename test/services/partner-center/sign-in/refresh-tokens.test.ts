import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ProductError } from '../../../../services/product-error.ts';
import { dayMs, hourMs } from '../../../../services/duration.ts';
import type { Database } from '../../../../services/database/database.ts';
import { RefreshTokenStore } from '../../../../services/partner-center/sign-in/refresh-token-store.ts';
import { type RefreshTokenPlace, RefreshTokens } from '../../../../services/partner-center/sign-in/refresh-tokens.ts';
import { CapturedLog } from '../../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../../support/databases/databases.ts';

class Full extends ProductError {
  readonly code = 'secret';
}

/** A file or a vault, without either. */
class Place implements RefreshTokenPlace {
  value: string;
  since: Date;
  isWritable = true;
  writes = 0;
  readonly #now: () => Date;

  constructor(value: string, now: () => Date) {
    this.value = value;
    this.#now = now;
    this.since = now();
  }

  read() {
    return Promise.resolve({ value: this.value, since: this.since });
  }

  write(token: string) {
    if (!this.isWritable) return Promise.reject(new Full('the disk is full'));
    this.writes += 1;
    this.value = token;
    this.since = this.#now();
    return Promise.resolve();
  }
}

describe.each(engines)('the service account’s refresh token, on $name', (engine) => {
  let testDatabase: TestDatabase;
  let database: Database;
  let now: Date;
  let place: Place;
  let log: CapturedLog;

  beforeEach(async () => {
    testDatabase = await engine.create();
    database = await testDatabase.open();
    now = new Date('2026-03-02T12:00:00Z');
    place = new Place('first', () => now);
    log = new CapturedLog();
  });
  afterEach(() => testDatabase.remove());

  const later = (ms: number) => (now = new Date(now.getTime() + ms));
  /** An instance of the bot, as it starts. */
  const instance = (options: { configured?: string; place?: RefreshTokenPlace | undefined } = {}) =>
    new RefreshTokens({
      ...{ configured: place.value, place, ...options },
      store: new RefreshTokenStore(database),
      clock: { now: () => now },
      log,
    });

  test('is replaced where it is kept once it is a day old, and not at every use', async () => {
    const tokens = instance();
    tokens.offer('second');
    await tokens.keep();
    later(23 * hourMs);
    tokens.offer('third');
    await tokens.keep();
    expect(place.writes).toBe(0);
    later(hourMs);
    await tokens.keep();
    expect(tokens.current).toBe('third');
    expect(place).toMatchObject({ value: 'third', writes: 1 });
    expect(tokens.ageSeconds()).toBe(0);
  });

  test('is replaced by one instance, and taken over by the others', async () => {
    const [one, other] = [instance(), instance()];
    await Promise.all([one.keep(), other.keep()]);
    later(dayMs);
    one.offer('of one');
    other.offer('of the other');
    await one.keep();
    await other.keep();
    expect([one.current, other.current, place.value]).toEqual(['of one', 'of one', 'of one']);
  });

  test('is found where a new consent has put it, as soon as the old one is refused', async () => {
    const tokens = instance();
    await tokens.keep();
    place.value = 'consented anew';
    expect(await tokens.findNewer()).toBe('consented anew');
    expect(await tokens.findNewer()).toBeUndefined();
  });

  test('keeps its age over restarts where nothing can be kept', async () => {
    const environment = { configured: 'from the environment', place: undefined };
    await instance(environment).keep();
    later(80 * dayMs);
    const restarted = instance(environment);
    restarted.offer('dropped');
    await restarted.keep();
    expect(restarted.current).toBe('from the environment');
    expect(restarted.ageSeconds()).toBe((80 * dayMs) / 1_000);
    expect(restarted.findRemaining()).toMatchObject({ days: 10 });
  });

  test('is as old as the place says, on its first day here', async () => {
    place.since = new Date(now.getTime() - 30 * dayMs);
    const tokens = instance();
    await tokens.keep();
    expect(tokens.findRemaining()).toMatchObject({ days: 60 });
  });

  test('goes on as it was while nothing can be written, and the operator reads it once', async () => {
    const tokens = instance();
    await tokens.keep();
    place.isWritable = false;
    for (const offered of ['second', 'third']) {
      later(dayMs);
      tokens.offer(offered);
      await tokens.keep();
    }
    expect(tokens.current).toBe('first');
    expect(log.lines.map(({ phrase }) => phrase)).toEqual(['refresh token could not be kept']);
  });

  test('has no days left once Entra has refused it', async () => {
    const tokens = instance();
    await tokens.keep();
    await tokens.findNewer();
    expect(tokens.findRemaining()).toMatchObject({ days: 0 });
    tokens.offer('again');
    expect(tokens.findRemaining()).toMatchObject({ days: 90 });
  });

  test('is told of once for each number of days, by one instance', async () => {
    const [one, other] = [instance(), instance()];
    await one.keep();
    const claims = await Promise.all([one.claimNotice(14, hourMs), other.claimNotice(14, hourMs)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    await claims.find(Boolean)!.markTold();
    later(2 * hourMs);
    expect(await other.claimNotice(14, hourMs)).toBeUndefined();
    expect(await other.claimNotice(7, hourMs)).toBeDefined();
  });

  test('is in the database as a hash only', async () => {
    await instance({ configured: 'hidden-token' }).keep();
    const rows = await database.query.selectFrom('service_account_tokens').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('hidden-token');
  });
});
