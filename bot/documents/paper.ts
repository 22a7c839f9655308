import type { Wording } from '../../cards/wording/wording.ts';
import type { PaperFont, Weight } from './fonts.ts';

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
/** An entry does not begin below this. */
const roomForEntry = 70;

type Fonts = Readonly<Record<Weight, readonly PaperFont[]>>;

/** A4 pages, as a stream of PDF. Each character is in the first font that has it, so names may be in any script of Europe or China. */
export async function* paper({ wording, blocks }: PaperOptions): AsyncGenerator<Uint8Array> {
  const texts = blocks.map((block) => block.text);
  const text = [...texts, pageText(wording, 1234567890, 1234567890)].join('\n');
  // Loaded for the first document only: they take some 40 MB and as long as a fifth of a start.
  const [{ default: PDFDocument }, { fontsFor }] = await Promise.all([import('pdfkit'), import('./fonts.ts')]);
  const fonts: Fonts = { 400: await fontsFor(text, 400), 600: await fontsFor(text, 600) };
  const document = new PDFDocument({
    ...{ size: 'A4', margin, bufferPages: true, lang: wording.language, displayTitle: true },
    info: { Title: texts[0] ?? '', Creator: 'Agreement Desk' },
  });
  for (const font of Object.values(fonts).flat()) document.registerFont(font.name, font.content);
  for (const block of blocks) draw(document, block, fonts);
  addFooters(document, fonts, wording);
  document.end();
  for await (const chunk of document) yield chunk as Uint8Array;
}

/** Which page this is, below it. */
export function pageText(wording: Wording, page: number, pages: number): string {
  return wording.filled('paper.page', { page: String(page), pages: String(pages) });
}

function draw(document: PDFKit.PDFDocument, { style, text }: Block, fonts: Fonts): void {
  const { weight, size, color, gap } = styles[style];
  if (style === 'entry' && document.y > document.page.height - margin - roomForEntry) document.addPage();
  if (document.y > margin) document.y += gap;
  document.fillColor(color).fontSize(size);
  write(document, runsOf(text, fonts[weight]));
}

interface Run {
  readonly font: string;
  readonly text: string;
}

function write(document: PDFKit.PDFDocument, runs: readonly Run[]): void {
  for (const [at, { font, text }] of runs.entries())
    document.font(font).text(text, { continued: at < runs.length - 1, lineGap: 1.5 });
}

/** Neighbours in one font are written together, so that lines break as they should. */
function runsOf(text: string, fonts: readonly PaperFont[]): readonly Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const before = fonts.find(({ name }) => name === last?.font);
    // A blank or a mark between Chinese characters stays in their font.
    const font = before?.has(codePoint) ? before : (fonts.find((one) => one.has(codePoint)) ?? fonts[0]);
    if (last && font?.name === last.font) runs[runs.length - 1] = { ...last, text: last.text + character };
    else runs.push({ font: font?.name ?? 'Helvetica', text: character });
  }
  return runs;
}

function addFooters(document: PDFKit.PDFDocument, fonts: Fonts, wording: Wording): void {
  const { count } = document.bufferedPageRange();
  const { weight, size, color } = styles.quiet;
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    // Below the margin a text would begin a new page.
    document.page.margins.bottom = 0;
    document.fillColor(color).fontSize(size);
    document.x = margin;
    document.y = document.page.height - margin + 14;
    write(document, runsOf(pageText(wording, page + 1, count), fonts[weight]));
  }
}
