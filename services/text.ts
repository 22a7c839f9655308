const lineEnds = /\r\n?|[\u2028\u2029]/g;
/** Control characters other than line feeds, and the marks that turn the direction of text. Joiners stay: they hold emoji together. */
const unseen = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text of several lines, each ended by `\n`. What cannot be seen becomes `instead`. */
export function visibleLines(text: string, instead: '' | ' '): string {
  return text.replace(lineEnds, '\n').replace(unseen, instead).toWellFormed();
}

/** At most `length` UTF-16 units, without half a character at the end. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
