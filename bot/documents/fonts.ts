import { type Font, create } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unpackedFont } from './unpacked-font.ts';
import ranges from '@fontsource/noto-sans-sc/unicode.json' with { type: 'json' };

export type Weight = 400 | 600;

/** A font of the page, and which characters it has. */
export interface PaperFont {
  readonly name: string;
  readonly content: Buffer;
  has(codePoint: number): boolean;
}

/** The languages of the product, and names from most of Europe. */
const usual = ['noto-sans/files/noto-sans-latin', 'noto-sans/files/noto-sans-latin-ext'];
const others = ['cyrillic', 'greek', 'vietnamese'].map((part) => `noto-sans/files/noto-sans-${part}`);
/** Some 7,000 characters in one file; the rare ones are in a hundred small ones. */
const chinese = 'noto-sans-sc/files/noto-sans-sc-chinese-simplified';

/** The fonts that have the characters of a text, the one that is looked in first at the front. What none has is drawn as a box. */
export async function fontsFor(text: string, weight: Weight): Promise<readonly PaperFont[]> {
  const found = await Promise.all(usual.map((file) => open(file, weight)));
  for (const file of [...others, chinese]) {
    if (missingIn(text, found).length === 0) return found;
    found.push(await open(file, weight));
  }
  const rare = new Set(missingIn(text, found).flatMap((codePoint) => rareFileOf(codePoint) ?? []));
  return [...found, ...(await Promise.all([...rare].map((file) => open(file, weight))))];
}

async function open(file: string, weight: Weight): Promise<PaperFont> {
  const url = import.meta.resolve(`@fontsource/${file}-${weight}-normal.woff`);
  const content = unpackedFont(await readFile(fileURLToPath(url)));
  const font = create(content) as Font;
  return { name: `${file}-${weight}`, content, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
}

function missingIn(text: string, fonts: readonly PaperFont[]): readonly number[] {
  return [...new Set(text)]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((codePoint) => !fonts.some((font) => font.has(codePoint)));
}

function rareFileOf(codePoint: number): string | undefined {
  const [name] =
    Object.entries(ranges).find(([, spans]) => spans.split(',').some((span) => isIn(codePoint, span))) ?? [];
  const number = /^\[(\d+)\]$/.exec(name ?? '')?.[1];
  return number && `noto-sans-sc/files/noto-sans-sc-${number}`;
}

/** `U+4e00-4eff`, or one of them alone. */
function isIn(codePoint: number, span: string): boolean {
  const [from = '', to = from] = span.replace('U+', '').split('-');
  return codePoint >= Number.parseInt(from, 16) && codePoint <= Number.parseInt(to, 16);
}
