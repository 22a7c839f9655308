import { type InstantText, toInstantText } from '../database/instant-text.ts';
import { minuteMs } from '../duration.ts';

/** Who was heard from is noted no more often than this, since it would be a write on every turn. */
const notedAgainAfterMs = 5 * minuteMs;

/** `heardAt` as it is stored: empty for never. */
export function isHeardLately(heardAt: InstantText | '', now: Date): boolean {
  return heardAt > toInstantText(new Date(now.getTime() - notedAgainAfterMs));
}
