import { type Font, create } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unpackedFont } from './unpacked-font.ts';
import latin from '@fontsource/noto-sans/unicode.json' with { type: 'json' };
import arabic from '@fontsource/noto-sans-arabic/unicode.json' with { type: 'json' };
import hebrew from '@fontsource/noto-sans-hebrew/unicode.json' with { type: 'json' };
import korean from '@fontsource/noto-sans-kr/unicode.json' with { type: 'json' };
import chinese from '@fontsource/noto-sans-sc/unicode.json' with { type: 'json' };
import thai from '@fontsource/noto-sans-thai/unicode.json' with { type: 'json' };

export type Weight = 400 | 600;

/** A font of the page, and which characters it has. */
export interface PaperFont {
  readonly name: string;
  readonly content: Buffer;
  has(codePoint: number): boolean;
  /** It draws these from right to left by itself, whatever stands around them. */
  turns(text: string): boolean;
}

/** The languages of the product, and names from most of Europe. */
const usual = ['noto-sans/files/noto-sans-latin', 'noto-sans/files/noto-sans-latin-ext'];

/** The file that has a character, if there is one. */
type FileOf = (codePoint: number) => string | undefined;

/** Where is looked for what the fonts before do not have. Kanji look as they do in China. */
const furtherFiles: readonly FileOf[] = [
  fileIn('noto-sans', latin),
  fileIn('noto-sans-arabic', arabic),
  fileIn('noto-sans-hebrew', hebrew),
  fileIn('noto-sans-thai', thai),
  usualChinese,
  fileIn('noto-sans-sc', chinese),
  fileIn('noto-sans-kr', korean),
];

/** The scripts of our fonts that run from right to left. */
const turning = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Nobody sees them, and no font needs to have them. */
const unseen = /\p{Default_Ignorable_Code_Point}/u;

/** The fonts that have the characters of a text, the one that is looked in first at the front. */
export async function fontsFor(text: string, weight: Weight): Promise<readonly PaperFont[]> {
  const found = await Promise.all(usual.map((file) => open(file, weight)));
  for (const fileOf of furtherFiles) {
    const files = new Set(missingIn(text, found).flatMap((character) => fileOf(codePointOf(character)) ?? []));
    found.push(...(await Promise.all([...files].map((file) => open(file, weight)))));
  }
  return found;
}

/** The characters that none of the fonts has, each once. */
export function missingIn(text: string, fonts: readonly PaperFont[]): readonly string[] {
  return [...new Set(text)].filter(
    (character) => !unseen.test(character) && !fonts.some((font) => font.has(codePointOf(character))),
  );
}

export function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

async function open(file: string, weight: Weight): Promise<PaperFont> {
  const url = import.meta.resolve(`@fontsource/${file}-${weight}-normal.woff`);
  const content = unpackedFont(await readFile(fileURLToPath(url)));
  const font = create(content) as Font;
  return {
    name: `${file}-${weight}`,
    content,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    turns: (text) => turning.test(text) && font.layout(text).direction === 'rtl',
  };
}

/** Some 7,000 characters in one file; the rare ones are in a hundred small ones. */
function usualChinese(codePoint: number): string | undefined {
  const isOfChina = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF65]/u;
  return isOfChina.test(String.fromCodePoint(codePoint))
    ? 'noto-sans-sc/files/noto-sans-sc-chinese-simplified'
    : undefined;
}

function fileIn(family: string, ranges: Readonly<Record<string, string>>): FileOf {
  return (codePoint) => {
    const [part] =
      Object.entries(ranges).find(([, spans]) => spans.split(',').some((span) => isIn(codePoint, span))) ?? [];
    // A part without a name of its own is called `[17]`, and its file 17.
    return part && `${family}/files/${family}-${part.replaceAll(/[[\]]/g, '')}`;
  };
}

/** `U+4e00-4eff`, or one of them alone. */
function isIn(codePoint: number, span: string): boolean {
  const [from = '', to = from] = span.replace('U+', '').split('-');
  return codePoint >= Number.parseInt(from, 16) && codePoint <= Number.parseInt(to, 16);
}
