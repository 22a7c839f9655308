import { shorten } from './shorten.ts';

/** Of a choice on one line. */
const longestTitle = 60;

/**
 * A name as the title of a choice. Clients may read Markdown beside check boxes and radio buttons (microsoft/AdaptiveCards,
 * `AdaptiveCard.useMarkdownInRadioButtonAndCheckbox`), so what could be some is left out. A title may not be empty.
 */
export function choiceTitle(name: string): string {
  const harmless = name
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(/[\\*_~`<>#|]+/gu, ' ');
  return shorten(harmless, longestTitle) || '…';
}
