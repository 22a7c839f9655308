/** A few sentences; more belongs into a chat. */
export const longestNote = 500;

/** A note as it is kept: lines end in `\n`, nothing invisible, and what is too long is cut. */
export function parseNote(typed: string): string {
  return typed
    .slice(0, 4 * longestNote)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, longestNote)
    .replace(/[\uD800-\uDBFF]$/, '');
}
