import { type ButtonData, selectAction } from '../kit/card-actions.ts';
import { shorten } from '../kit/shorten.ts';

interface CustomerRowData {
  readonly companyName: string;
  readonly lines: readonly RowLine[];
  /** What a press anywhere on the row does; without it there is nothing to press. */
  readonly opens?: ButtonData | undefined;
}

/** Shown as it is, without Markdown. */
export interface RowLine {
  readonly text: string;
  readonly color?: 'Good' | 'Attention' | undefined;
}

/** Of a name. Ten rows say each three times: on the row, and for those who do not see it on either kind of client. */
export const longestOnRow = 60;

/** A customer on a list: its name and what is to be said of it, to be pressed as a whole. Those who do not see it hear all of it. */
export function customerRow({ companyName, lines, opens }: CustomerRowData): object {
  const name = shorten(companyName, longestOnRow);
  const texts = lines.filter(({ text }) => text !== '');
  return {
    type: 'ColumnSet',
    separator: true,
    spacing: 'Medium',
    columns: [
      { type: 'Column', width: 'stretch', items: [nameOf(name), ...texts.map(lineOf)] },
      ...(opens ? [arrow] : []),
    ],
    ...(opens ? { selectAction: selectAction([name, ...texts.map(({ text }) => text)].join(', '), opens) } : {}),
  };
}

const arrow = {
  type: 'Column',
  width: 'auto',
  verticalContentAlignment: 'Center',
  items: [{ type: 'TextBlock', text: '›', size: 'Large', color: 'Accent' }],
};

function nameOf(name: string): object {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: name, weight: 'Bolder' }] };
}

function lineOf({ text, color }: RowLine): object {
  const run = { type: 'TextRun', text, ...(color ? { color } : { isSubtle: true }), size: 'Small' };
  return { type: 'RichTextBlock', spacing: 'None', inlines: [run] };
}
