import { type ButtonData, selectAction } from '../kit/card-actions.ts';
import { shorten } from '../kit/shorten.ts';
import type { Wording } from '../wording/wording.ts';

interface CustomerRowData {
  readonly companyName: string;
  readonly lines: readonly RowLine[];
  /** What a press anywhere on the row does; without it there is nothing to press. */
  readonly opens?: ButtonData | undefined;
}

/** Shown as it is, without Markdown. */
export interface RowLine {
  readonly text: string;
  readonly color?: 'Default' | 'Good' | 'Attention';
  /** Left out of what a screen reader says of the row: it names a colleague. */
  readonly isSilent?: boolean;
}

/** A customer on a list: its name and what is to be said of it, to be pressed as a whole. */
export function customerRow({ companyName, lines, opens }: CustomerRowData, wording: Wording): object {
  const name = shorten(companyName);
  const texts = lines.filter(({ text }) => text !== '');
  return {
    type: 'ColumnSet',
    separator: true,
    spacing: 'Medium',
    columns: [
      { type: 'Column', width: 'stretch', items: [nameOf(name), ...texts.map(lineOf)] },
      ...(opens ? [arrow] : []),
    ],
    ...(opens ? { selectAction: selectAction(spokenText(name, texts, wording), opens) } : {}),
  };
}

/** Takes the place of all texts on the row for those who do not see it. */
function spokenText(name: string, lines: readonly RowLine[], wording: Wording): string {
  const spoken = lines.filter(({ isSilent }) => isSilent !== true).map(({ text }) => text);
  return [wording.filled('list.open', { customer: name }), ...spoken].join(' · ');
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

function lineOf({ text, color = 'Default' }: RowLine): object {
  const run = { type: 'TextRun', text, color, isSubtle: color === 'Default', size: 'Small' };
  return { type: 'RichTextBlock', spacing: 'None', inlines: [run] };
}
