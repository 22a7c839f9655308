import { expect, test } from '@jest/globals';
import { dayText, instantText, timeText } from '../../../cards/wording/dates.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { LanguageTag } from '../../../services/conversations/language.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';

const day = '2026-03-03' as CalendarDay;
const instant = new Date('2026-03-03T23:05:00Z');

test.each<[LanguageTag, string]>([
  ['en', '3 March 2026'],
  ['en-US', 'March 3, 2026'],
  ['sv', '3 mars 2026'],
  ['de', '3. März 2026'],
  ['nl', '3 maart 2026'],
  ['zh-Hans', '2026年3月3日'],
])('writes a day in %s', (language, text) => {
  expect(dayText(day, wordingFor(language))).toBe(text);
});

test.each<[LanguageTag, string]>([
  ['en', '4 March 2026 at 00:05'],
  ['en-GB', '4 March 2026 at 00:05'],
  ['en-US', 'March 4, 2026 at 12:05 AM'],
  ['sv', '4 mars 2026 kl. 00:05'],
  ['sv-FI', '4 mars 2026 kl. 0.05'],
  ['de', '4. März 2026 um 00:05'],
  ['de-AT', '4. März 2026 um 00:05'],
  ['de-CH', '4. März 2026 um 00:05'],
  ['nl', '4 maart 2026 om 00:05'],
  ['nl-BE', '4 maart 2026 om 00:05'],
  ['zh-Hans', '2026年3月4日 00:05'],
  ['zh-Hans-SG', '2026年3月4日 上午12:05'],
])('writes an instant in %s as the clock on the wall shows it', (language, text) => {
  expect(instantText(instant, wordingFor(language), 'Europe/Stockholm')).toBe(text);
});

test('shows the same instant on the day it is for the agent', () => {
  expect(instantText(instant, wordingFor('en'), 'Pacific/Kiritimati')).toBe('4 March 2026 at 13:05');
  expect(instantText(instant, wordingFor('en'), 'Pacific/Honolulu')).toBe('3 March 2026 at 13:05');
});

test('names the zone where it is not known to be the agent’s own', () => {
  expect(instantText(instant, wordingFor('en'), 'UTC')).toBe('3 March 2026 at 23:05 UTC');
});

test('shows a day as it is, wherever the agent lives', () => {
  expect(dayText('2026-01-01' as CalendarDay, wordingFor('en'))).toBe('1 January 2026');
});

test('writes working hours as the agent’s region does', () => {
  expect(timeText('17:30', wordingFor('en-US'))).toBe('5:30 PM');
  expect(timeText('17:30', wordingFor('de'))).toBe('17:30');
});
