import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { type PaperFont, codePointOf } from './fonts.ts';

/** Neighbours that are drawn at once, by one font. */
export interface Run {
  readonly font: string;
  readonly text: string;
  /** The font draws it from right to left. */
  readonly isTurned: boolean;
}

/** Its runs from left to right. */
export type Line = readonly Run[];

interface Sheet {
  readonly fonts: readonly PaperFont[];
  readonly width: number;
  readonly widthOf: (run: Run) => number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** What only says in which direction others run, or where lines may end. Joiners are drawn: letters look different beside them. */
const notDrawn = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;

/** A paragraph of our languages, which all run from left to right, with names in it that may not: by Unicode's annexes 9 and 14. */
export function linesOf(text: string, sheet: Sheet): readonly Line[] {
  const paragraph = new Paragraph(text, sheet.fonts);
  const widthOf = (span: Span) => paragraph.runsIn(span).reduce((sum, run) => sum + sheet.widthOf(run), 0);
  return spansOf(text, { width: sheet.width, widthOf }).map((span) => paragraph.runsIn(span));
}

interface Measured {
  readonly width: number;
  readonly widthOf: (span: Span) => number;
}

/** As many words in each as fit. */
function spansOf(text: string, { width, widthOf }: Measured): readonly Span[] {
  const lines: Span[] = [];
  let [from, used] = [0, 0];
  for (const word of wordsOf(text, { width, widthOf })) {
    if (word.from > from && used + widthOf(trimmed(text, word)) > width) {
      lines.push(trimmed(text, { from, to: word.from }));
      [from, used] = [word.from, 0];
    }
    used += widthOf(word);
  }
  return [...lines, trimmed(text, { from, to: text.length })];
}

/** What may stand on lines of its own; of a word that is longer than a line, its characters. */
function* wordsOf(text: string, { width, widthOf }: Measured): Generator<Span> {
  const breaker = new LineBreaker(text);
  let from = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const word = { from, to: next.position };
    if (widthOf(trimmed(text, word)) <= width) yield word;
    else
      for (const { index, segment } of graphemes.segment(text.slice(word.from, word.to)))
        yield { from: from + index, to: from + index + segment.length };
    from = next.position;
  }
}

/** Without the blanks at its end. */
function trimmed(text: string, { from, to }: Span): Span {
  return { from, to: from + text.slice(from, to).trimEnd().length };
}

interface LevelRun {
  readonly font: PaperFont;
  readonly level: number;
  readonly text: string;
}

/** Knows of each character which font has it and in which direction it runs. */
class Paragraph {
  readonly #text: string;
  readonly #fonts: readonly PaperFont[];
  readonly #levels: Uint8Array;

  constructor(text: string, fonts: readonly PaperFont[]) {
    [this.#text, this.#fonts] = [text, fonts];
    this.#levels = bidi.getEmbeddingLevels(text, 'ltr').levels;
  }

  runsIn(span: Span): Line {
    return ordered(this.#levelRuns(span)).map(drawn);
  }

  #levelRuns({ from, to }: Span): readonly LevelRun[] {
    const runs: LevelRun[] = [];
    let at = from;
    for (const character of this.#text.slice(from, to)) {
      const level = this.#levels[at] ?? 0;
      at += character.length;
      if (notDrawn.test(character)) continue;
      const last = runs.at(-1);
      const font = this.#fontOf(character, last?.font);
      if (!font) continue;
      if (last?.font === font && last.level === level) runs[runs.length - 1] = { ...last, text: last.text + character };
      else runs.push({ font, level, text: character });
    }
    return runs;
  }

  /** A blank or a mark between characters stays in their font, if that has it. */
  #fontOf(character: string, before: PaperFont | undefined): PaperFont | undefined {
    const codePoint = codePointOf(character);
    if (before?.has(codePoint)) return before;
    return this.#fonts.find((font) => font.has(codePoint)) ?? before;
  }
}

/** From left to right: rule L2. */
function ordered(runs: readonly LevelRun[]): readonly LevelRun[] {
  const order = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1)
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  return order;
}

/** A font goes by the script alone: what it would draw in the other direction is handed to it backwards. */
function drawn({ font, level, text }: LevelRun): Run {
  const isRightToLeft = level % 2 === 1;
  const isTurned = font.turns(text);
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const shown = isRightToLeft ? characters.map((one) => bidi.getMirroredCharacter(one) ?? one) : characters;
  return { font: font.name, text: (isTurned === isRightToLeft ? shown : shown.reverse()).join(''), isTurned };
}
