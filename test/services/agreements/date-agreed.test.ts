import { describe, expect, test } from '@jest/globals';
import { dateAgreedFor } from '../../../services/agreements/date-agreed.ts';
import { dayAt } from '../../../services/calendar-day.ts';

describe('the day of acceptance on the wire', () => {
  test('is UTC midnight of that day', () => {
    const now = new Date('2026-11-21T11:30:00.000Z');
    const yesterday = dayAt(new Date('2026-11-20T12:00:00.000Z'), 'UTC');
    expect(dateAgreedFor(yesterday, now).toISOString()).toBe('2026-11-20T00:00:00.000Z');
  });

  test('is now for somebody in Sydney who confirms today before it is today in UTC', () => {
    const now = new Date('2026-11-20T20:00:00.000Z');
    const today = dayAt(now, 'Australia/Sydney');
    expect(today).toBe('2026-11-21');
    expect(dateAgreedFor(today, now)).toEqual(now);
  });

  test('is UTC midnight for somebody in Honolulu on their own today', () => {
    const now = new Date('2026-11-22T05:00:00.000Z');
    const today = dayAt(now, 'Pacific/Honolulu');
    expect(dateAgreedFor(today, now).toISOString()).toBe('2026-11-21T00:00:00.000Z');
  });
});
