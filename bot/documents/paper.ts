import { setImmediate as nextTurn } from 'node:timers/promises';
import { inFull } from '../../cards/kit/shorten.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { PaperFont, Weight, missingIn } from './fonts.ts';
import type { Line, Run, linesOf } from './lines.ts';

interface Style {
  readonly weight: Weight;
  readonly size: number;
  readonly color: string;
  /** Above it, in points. */
  readonly gap: number;
}

const styles = {
  title: { weight: 600, size: 20, color: '#242424', gap: 0 },
  heading: { weight: 600, size: 13, color: '#242424', gap: 18 },
  entry: { weight: 600, size: 10.5, color: '#242424', gap: 11 },
  text: { weight: 400, size: 10, color: '#242424', gap: 3 },
  quiet: { weight: 400, size: 9, color: '#616161', gap: 2 },
  good: { weight: 400, size: 9, color: '#0e700e', gap: 2 },
  bad: { weight: 600, size: 9, color: '#b10e1c', gap: 2 },
} as const satisfies Readonly<Record<string, Style>>;

/** A line or paragraph. Those after an entry stay with it on its page, as far as they fit. */
export interface Block {
  readonly style: keyof typeof styles;
  readonly text: string;
}

interface PaperOptions {
  readonly wording: Wording;
  /** The first is the title. */
  readonly blocks: readonly Block[];
}

const margin = 56;
/** None of these begins with less of its page left: an entry of the usual length stays whole, a heading with what follows. */
const roomFor: Partial<Record<Block['style'], number>> = { heading: 190, entry: 115 };
/** Others who are served meanwhile wait no longer than some milliseconds. */
const blocksATurn = 10;
/** Of a line, by the size of its letters: from its top to the letters' feet, and to the next line. */
const [feet, lineHeight] = [1.07, 1.5];

/** What lays out the texts of a document. It is loaded with the first one: it takes some 40 MB and as long as a fifth of a start. */
interface Layout {
  readonly fonts: Readonly<Record<Weight, readonly PaperFont[]>>;
  readonly linesOf: typeof linesOf;
  readonly missingIn: typeof missingIn;
}

/** A4 pages, as a stream of PDF. Names may be in many scripts; of a character that no font has, its number is shown. */
export async function* paper({ wording, blocks }: PaperOptions): AsyncGenerator<Uint8Array> {
  const paragraphs = blocks.map(({ style, text }) => ({
    style,
    text: text.replaceAll('\u00AD', '').replaceAll(/\p{Cc}/gu, ' '),
  }));
  const [{ default: PDFDocument }, { linesOf }, { fontsFor, missingIn }] = await Promise.all([
    import('pdfkit'),
    import('./lines.ts'),
    import('./fonts.ts'),
  ]);
  const further = [pageText(wording, 1234567890, 1234567890), wording.text('paper.numbers'), '[U+ABCDEF]'];
  const all = [...paragraphs.map(({ text }) => text), ...further].join(' ');
  const layout = { fonts: { 400: await fontsFor(all, 400), 600: await fontsFor(all, 600) }, linesOf, missingIn };
  const document = new PDFDocument({
    ...{ size: 'A4', margin, bufferPages: true, lang: wording.language, displayTitle: true },
    info: { Title: inFull(paragraphs[0]?.text ?? ''), Creator: 'Agreement Desk' },
  });
  for (const { name, content } of Object.values(layout.fonts).flat()) document.registerFont(name, content);
  for (const [at, block] of withNote(paragraphs, { layout, wording }).entries()) {
    draw(document, block, layout);
    if (at % blocksATurn === 0) await nextTurn();
  }
  addFooters(document, layout, wording);
  document.end();
  for await (const chunk of document) yield chunk as Uint8Array;
}

/** Which page this is, below it. */
export function pageText(wording: Wording, page: number, pages: number): string {
  return wording.filled('paper.page', { page: String(page), pages: String(pages) });
}

/** Says at the end what the numbers are that stand in place of characters. */
function withNote(
  blocks: readonly Block[],
  { layout, wording }: { readonly layout: Layout; readonly wording: Wording },
): readonly Block[] {
  const { fonts, missingIn } = layout;
  const isMissing = blocks.some(({ style, text }) => missingIn(text, fonts[styles[style].weight]).length > 0);
  return isMissing ? [...blocks, { style: 'quiet', text: wording.text('paper.numbers') }] : blocks;
}

function draw(document: PDFKit.PDFDocument, { style, text }: Block, layout: Layout): void {
  const { size, gap } = styles[style];
  if (document.y > document.page.height - margin - (roomFor[style] ?? 0)) document.addPage();
  if (document.y > margin) document.y += gap;
  for (const line of linesIn(document, { style, text }, layout)) {
    if (document.y + size * lineHeight > document.page.maxY()) document.addPage();
    write(document, line, style);
  }
}

function linesIn(document: PDFKit.PDFDocument, { style, text }: Block, layout: Layout): readonly Line[] {
  const { weight, size } = styles[style];
  const fonts = layout.fonts[weight];
  const missing = new Set(layout.missingIn(text, fonts));
  const readable = Array.from(text, (one) => (missing.has(one) ? numberOf(one) : one)).join('');
  const width = document.page.width - 2 * margin;
  const widthOf = (run: Run) => document.font(run.font).fontSize(size).widthOfString(run.text, optionsOf(run));
  return layout.linesOf(readable, { fonts, width, widthOf });
}

/** As Unicode writes it: `U+1F600`. */
function numberOf(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${number}]`;
}

function write(document: PDFKit.PDFDocument, line: Line, style: keyof typeof styles): void {
  const { size, color } = styles[style];
  const [top, y] = [document.y, document.y + size * feet];
  let x = margin;
  document.fillColor(color).fontSize(size);
  for (const run of line) {
    document.font(run.font).text(run.text, x, y, { ...optionsOf(run), lineBreak: false, baseline: 'alphabetic' });
    x = document.x;
  }
  [document.x, document.y] = [margin, top + size * lineHeight];
}

/** With features, even none, pdfkit leaves a run whole. Else it draws it word by word, which is faster, from left to right. */
function optionsOf({ isTurned }: Run) {
  return isTurned ? { features: [] } : {};
}

function addFooters(document: PDFKit.PDFDocument, layout: Layout, wording: Wording): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    document.y = document.page.height - margin + 14;
    const text = pageText(wording, page + 1, count);
    for (const line of linesIn(document, { style: 'quiet', text }, layout)) write(document, line, 'quiet');
  }
}
