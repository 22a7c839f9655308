import { shorten } from './shorten.ts';

/** The value is shown as it is, without Markdown. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Letters of a word that a column has room for on a phone; clients break what is longer in its midst. */
const longestWord = { label: 14, value: 20, smallValue: 24, valueAlone: 31 };

/** Label and value side by side; one above the other where a word of either fits into the whole width only. */
export function factRows(facts: readonly Fact[]): readonly object[] {
  return facts.map(({ label, value }) => {
    const isBeside = fits(label, longestWord.label) && fits(value, longestWord.smallValue);
    const room = isBeside ? longestWord.value : longestWord.valueAlone;
    const texts = { label: labelBlock(label), value: valueBlock(shorten(value), room) };
    return isBeside ? beside(texts) : above(texts);
  });
}

interface Blocks {
  readonly label: object;
  readonly value: object;
}

function beside({ label, value }: Blocks): object {
  const columns = [
    { type: 'Column', width: 5, items: [label] },
    { type: 'Column', width: 8, spacing: 'Small', items: [value] },
  ];
  return { type: 'ColumnSet', spacing: 'Small', columns };
}

function above({ label, value }: Blocks): object {
  return { type: 'Container', spacing: 'Small', items: [label, { ...value, spacing: 'None' }] };
}

function labelBlock(text: string): object {
  return { type: 'TextBlock', text, size: 'Small', isSubtle: true, wrap: true };
}

function valueBlock(text: string, longest: number): object {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, size: sizeFor(text, longest) }] };
}

/** Small where a word would not fit otherwise, by default into the whole width. */
export function sizeFor(text: string, longest = longestWord.valueAlone): 'Default' | 'Small' {
  return fits(text, longest) ? 'Default' : 'Small';
}

/** Lines break after hyphens, at soft ones, and anywhere in Chinese. */
function fits(text: string, longest: number): boolean {
  return text.split(/[\s\-\u00AD\p{Script=Han}]/u).every((word) => word.length <= longest);
}
