/** Quotes, emphasis, list marks, slashes and the like before what is said; a number only as the mark of a list. */
const leadingMarks =
  /^(?:[\s\p{Cf}\p{So}\uFE0F\u20E3"'“”„‟«»‹›‘’‚「」『』《》*_~`#>/\\|•·◦●○‣⁃∙–—-]|\(?\d{1,2}[.)](?=\s))+/u;
const wrappingMarks = /["'“”„‟«»‹›‘’‚「」『』《》*_~`]/u;
const trailingWraps = /["'“”„‟«»‹›‘’‚「」『』《》*_~`\s\p{Cf}]+$/u;
const wrapped = /^(["'“„«‹‘「『《`]|\*{1,3}|_{1,3})(.+?)(["'”“»›’」』》`]|\*{1,3}|_{1,3})$/u;
const formatCharacters = /\p{Cf}/gu;
/** Not the joiners, which Persian and Indian names are spelt with. */
const unseen = /(?![\u200C\u200D])\p{Cf}/gu;

/** In one line, with the usual form of each character, and nothing that cannot be seen within a word. */
export function oneLine(text: string): string {
  return text.normalize('NFKC').replace(unseen, '').replace(/\s+/gu, ' ').trim();
}

/** Without soft hyphens, zero-width and direction marks, none of which can be seen. */
export function visible(text: string): string {
  return text.replace(formatCharacters, '');
}

/** Without the marks that stand before it, and the quotes or emphasis that end with it. */
export function withoutMarks(text: string): string {
  const marks = leadingMarks.exec(text)?.[0] ?? '';
  const rest = text.slice(marks.length);
  return wrappingMarks.test(marks) ? rest.replace(trailingWraps, '') : rest;
}

/** `"contoso"` or `**contoso**` without its marks; `"A" and "B"` stays. */
export function unwrapped(text: string): string {
  const [, , inside] = wrapped.exec(text) ?? [];
  return inside === undefined || wrappingMarks.test(inside) ? text : inside.trim();
}

/** Words as they are compared: small letters without accents, one blank between them, no punctuation. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
