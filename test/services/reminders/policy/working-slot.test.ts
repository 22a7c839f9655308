import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { usualPolicy } from '../../../../services/reminders/policy/reminder-policy.ts';
import {
  isWorkingTime,
  nextWorkingDaySlot,
  nextWorkingSlot,
} from '../../../../services/reminders/policy/working-slot.ts';

const at = (text: string) => new Date(text);
const zones = [
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'America/Sao_Paulo',
  'Pacific/Kiritimati',
  'UTC',
];

describe('the next working time', () => {
  test.each([
    ['in hours', 'Europe/Stockholm', '2026-11-20T08:00:00Z', '2026-11-20T08:00:00Z'],
    ['before they begin', 'Europe/Stockholm', '2026-11-20T05:00:00Z', '2026-11-20T08:00:00Z'],
    ['at their end, on a Friday', 'Europe/Stockholm', '2026-11-20T16:00:00Z', '2026-11-23T08:00:00Z'],
    ['on a Sunday in India', 'Asia/Kolkata', '2026-11-22T10:00:00Z', '2026-11-23T03:30:00Z'],
    ['over the change to summer time', 'Europe/Stockholm', '2026-03-27T18:00:00Z', '2026-03-30T07:00:00Z'],
    ['over the change to winter time', 'Europe/Stockholm', '2026-10-23T18:00:00Z', '2026-10-26T08:00:00Z'],
    ['over the change to summer time in New York', 'America/New_York', '2026-03-06T23:00:00Z', '2026-03-09T13:00:00Z'],
    ['over the change to winter time in New York', 'America/New_York', '2026-10-30T23:00:00Z', '2026-11-02T14:00:00Z'],
    ['over the change to winter time in Sydney', 'Australia/Sydney', '2026-04-03T08:00:00Z', '2026-04-05T23:00:00Z'],
    ['over the change to summer time in Sydney', 'Australia/Sydney', '2026-10-02T08:00:00Z', '2026-10-04T22:00:00Z'],
  ])('%s', (_when, timeZone, from, expected) => {
    expect(nextWorkingSlot(at(from), timeZone, usualPolicy)).toEqual(at(expected));
  });

  test('begins at half past where the partner says so', () => {
    const hours = { ...usualPolicy, workFrom: '08:30' };
    expect(nextWorkingSlot(at('2026-11-20T02:59:00Z'), 'Asia/Kolkata', hours)).toEqual(at('2026-11-20T03:00:00Z'));
  });

  test('begins after the gap where daylight saving takes the hour away in which it would begin', () => {
    const hours = { workingDays: [7], workFrom: '02:30', workUntil: '12:00' };
    const slot = nextWorkingSlot(at('2026-03-28T23:30:00Z'), 'Europe/Stockholm', hours);
    expect(slot >= at('2026-03-29T01:00:00Z') && slot <= at('2026-03-29T01:30:00Z')).toBe(true);
  });

  test('on the next day is on a later day of the recipient, though it may still be the same one in UTC', () => {
    const now = at('2026-11-19T22:30:00Z');
    expect(nextWorkingDaySlot(now, 'Australia/Sydney', usualPolicy)).toEqual(at('2026-11-22T22:00:00Z'));
    expect(nextWorkingDaySlot(now, 'America/New_York', usualPolicy)).toEqual(at('2026-11-20T14:00:00Z'));
  });

  test('is never outside hours, never earlier than asked, and never more than a week and a day away', () => {
    const minutes = fc.integer({ min: 0, max: 21 * 60 + 59 });
    const time = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const hours = fc
      .tuple(
        minutes,
        fc.integer({ min: 120, max: 24 * 60 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      )
      .map(([from, length, workingDays]) => ({
        workFrom: time(from),
        workUntil: time(Math.min(from + length, 23 * 60 + 59)),
        workingDays,
      }));
    const instant = fc.date({ min: at('2025-12-01T00:00:00Z'), max: at('2028-02-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), hours, (from, timeZone, its) => {
        const slot = nextWorkingSlot(from, timeZone, its);
        expect(isWorkingTime(slot, timeZone, its)).toBe(true);
        expect(slot.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(slot.getTime() - from.getTime()).toBeLessThanOrEqual(8 * 24 * 60 * 60_000);
      }),
      { numRuns: 400 },
    );
  });
});
