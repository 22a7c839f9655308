/** Milliseconds, for waits and ages; calendar days are another matter (`calendar-day.ts`). */
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
export const weekMs = 7 * dayMs;
