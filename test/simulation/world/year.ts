import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { SeededRandom } from '../../support/seeded-random.ts';

export const dayMs = 24 * 60 * 60_000;
export const hourMs = 60 * 60_000;

/** A Monday; the clocks of Sydney, New York and Stockholm change six times before it ends. */
export const yearBegins = Date.UTC(2026, 0, 5);
export const yearEnds = yearBegins + 365 * dayMs;

export const firstCutoff = '2023-04-01' as CalendarDay;
export const secondCutoff = '2024-10-01' as CalendarDay;

const everyMs = 4 * hourMs;
const everyAtWeekendsMs = 8 * hourMs;

/**
 * When the instances look at what is due. Working hours begin and end at whole and half hours everywhere in this year, and no
 * tick has one of those within the room of its clock.
 */
export function ticksOfYear(random: SeededRandom): readonly number[] {
  const ticks: number[] = [];
  for (let at = yearBegins; at < yearEnds; at += isWeekendEverywhere(at) ? everyAtWeekendsMs : everyMs) {
    ticks.push(at + random.between(0, 3) * (hourMs / 2) + random.between(0, 19) * 60_000);
  }
  return ticks;
}

/** Saturday 02:00 (it is Friday evening in Sao Paulo still, after work) to Sunday 21:00 UTC, when Auckland's Monday is near. */
function isWeekendEverywhere(at: number): boolean {
  const [day, hour] = [new Date(at).getUTCDay(), new Date(at).getUTCHours()];
  return (day === 6 && hour >= 3) || (day === 0 && hour < 18);
}
