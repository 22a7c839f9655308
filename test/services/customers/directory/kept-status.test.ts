import { describe, expect, test } from '@jest/globals';
import { nextReadAt, nextTryAt } from '../../../../services/customers/directory/kept-status.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = new Date('2026-03-01T12:00:00Z');
const middle = 0.5;

describe('a status that was told', () => {
  const waitMs = (status: 'none' | 'renewal-due' | 'attested' | 'direct', unconfirmedDays = 0, random = middle) => {
    const unconfirmedSince = new Date(now.getTime() - unconfirmedDays * day);
    return nextReadAt({ status, acceptedOn: undefined }, { now, unconfirmedSince }, random).getTime() - now.getTime();
  };

  test.each([
    ['none', 0, 6 * hour],
    ['renewal-due', 59, 6 * hour],
    ['none', 61, day],
    ['attested', 0, 30 * day],
    ['direct', 0, 90 * day],
  ] as const)('%s for %i days is read again after its time', (status, days, expected) => {
    expect(waitMs(status, days)).toBe(expected);
  });

  test('is read a tenth sooner or later', () => {
    expect([waitMs('direct', 0, 0), waitMs('direct', 0, 1)]).toEqual([81 * day, 99 * day]);
  });
});

describe('a read that failed', () => {
  test.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [8, 256],
    [9, 360],
    [2_000, 360],
  ])('the %i. time in a row is tried again after %i minutes', (failedReads, minutes) => {
    expect(nextTryAt(failedReads, now, middle).getTime() - now.getTime()).toBe(minutes * 60_000);
  });
});
