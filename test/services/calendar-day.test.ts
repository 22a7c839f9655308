import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayAt, dayFormat } from '../../services/calendar-day.ts';

const zones = ['UTC', 'Europe/Stockholm', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Asia/Tehran'];

test('days of very many instants are those of each instant', () => {
  const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
      expect(dayFormat(zone)(at)).toBe(dayAt(at, zone));
    }),
  );
});
