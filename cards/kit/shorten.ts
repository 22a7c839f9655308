import { cut } from '../../services/text.ts';

/** Long enough for any company, short enough for a line or two. */
export const longestNameShown = 90;

/** Of a reseller's providers, in a sentence. */
export const providersShown = 5;

/** Control characters, and the marks that turn the direction of the text that follows them. */
const invisible = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu;
/** Of a sentence of ours, in which names are isolated. */
const invisibleBesideNames = /[\p{Cc}\u202A-\u202E\u2066\u2067]+/gu;

/** Teams fills in `{{DATE(…)}}` and `{{TIME(…)}}` wherever they stand in a text (adaptive-cards/authoring-cards/text-features). */
const filledIn = /\{\{(?=\s*(?:DATE|TIME)\s*\()/giu;

/** The same to the eye, with a word joiner between the braces, which no client takes for a function. */
export function asStored(text: string): string {
  return text.replace(filledIn, '{\u2060{');
}

/** Text of somebody else's on one line, at most `length` UTF-16 units; what is longer ends in an ellipsis. */
export function shorten(text: string, length: number = longestNameShown): string {
  return onOneLine(text, length, invisible);
}

function onOneLine(text: string, length: number, leftOut: RegExp): string {
  const line = asStored(text.slice(0, 4 * length).replace(leftOut, ' ')).trim();
  if (line.length <= length && text.length <= 4 * length) return line.toWellFormed();
  return `${cut(line, length - 1)}…`.toWellFormed();
}

/** How somebody else's text comes into a sentence. */
export type Quoting = (text: string, length?: number) => string;

/** Text of somebody else's on one line, all of it: where there is room. */
export function inFull(text: string): string {
  return text.replace(invisible, ' ').trim().toWellFormed();
}

const joiner = '\u2060';

/** Signs that emphasize in pairs, and others that look like them. */
const lookalikes: Readonly<Record<string, string>> = { '*': '\u2217', _: '\u02CD', '~': '\u223C', '`': '\u02CB' };

/**
 * A text where clients read Markdown, never empty, so that it says the same there: what could begin a list, a link, an entity or an escape is
 * parted by a sign that nobody sees.
 */
export function headingText(text: string): string {
  return (
    onOneLine(text, 2 * longestNameShown, invisibleBesideNames)
      .replaceAll(/[*_~`]/gu, (sign) => lookalikes[sign] ?? sign)
      .replace(/^(?=[-+#>=]|\d+[.)])/u, joiner)
      .replaceAll(/\](?=[([:])|&(?=#?\w+;)|<(?=\S)|\\(?=[!-/:-@[-`{-~])/gu, (sign) => `${sign}${joiner}`) || '…'
  );
}

/** A button stays on one line. */
const longestOnButton = 30;

/** The name of a customer in the title of a button. */
export function nameOnButton(name: string): string {
  return shorten(name, longestOnButton);
}

/** Of a choice on one line, and of what is said of it. */
const longestTitle = 60;
const longestDetails = 200;

/**
 * A name as the title of a choice. Clients may read Markdown beside check boxes and radio buttons (microsoft/AdaptiveCards,
 * `AdaptiveCard.useMarkdownInRadioButtonAndCheckbox`), so what could be some is left out, and a link is parted by a word joiner. A
 * title may not be empty. `details` follow the name.
 */
export function choiceTitle(name: string, details = ''): string {
  const title = shorten(harmless(name), longestTitle) || '…';
  return details === '' ? title : `${title} · ${shorten(harmless(details), longestDetails)}`;
}

function harmless(text: string): string {
  return text.replaceAll(/\](?=[([:])/gu, ']\u2060').replaceAll(/[\\*_~`<>#|]+/gu, ' ');
}
