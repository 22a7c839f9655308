import { cut, visibleLines } from '../text.ts';

/** A few sentences; more belongs in a chat. */
export const longestNote = 500;

/** A note as it is kept: lines end in `\n`, nothing invisible, and what is too long is cut. */
export function parseNote(typed: string): string {
  const note = visibleLines(typed.slice(0, 4 * longestNote), ' ').trim();
  return cut(note, longestNote);
}
