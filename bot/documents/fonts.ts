import { type Font, create } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unpackedFont } from './unpacked-font.ts';

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

/** The files that have some of these characters. */
type FilesOf = (characters: readonly string[]) => readonly string[] | Promise<readonly string[]>;

/** Where is looked for what the fonts before do not have. Kanji look as they do in China. */
const furtherFiles: readonly FilesOf[] = [
  filesIn('noto-sans'),
  filesIn('noto-sans-arabic'),
  filesIn('noto-sans-hebrew'),
  filesIn('noto-sans-thai'),
  usualChinese,
  filesIn('noto-sans-sc'),
  filesIn('noto-sans-kr'),
];

/** The scripts of our fonts that run from right to left. */
const turning = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Nobody sees them, and no font needs to have them. */
const unseen = /\p{Default_Ignorable_Code_Point}/u;

/** The fonts that have the characters of a text, the one that is looked in first at the front. */
export async function fontsFor(text: string, weight: Weight): Promise<readonly PaperFont[]> {
  const found = await Promise.all(usual.map((file) => open(file, weight)));
  for (const filesOf of furtherFiles) {
    const missing = missingIn(text, found);
    if (missing.length === 0) break;
    const files = new Set(await filesOf(missing));
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

const chineseLetters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF65]/u;

/** Some 7,000 characters in one file; the rare ones are in a hundred small ones. */
function usualChinese(characters: readonly string[]): readonly string[] {
  const isNeeded = characters.some((character) => chineseLetters.test(character));
  return isNeeded ? ['noto-sans-sc/files/noto-sans-sc-chinese-simplified'] : [];
}

function filesIn(family: string): FilesOf {
  return async (characters) => {
    const ranges = (await import(`@fontsource/${family}/unicode.json`, { with: { type: 'json' } })) as Ranges;
    return characters.flatMap((character) => {
      const part = partWith(codePointOf(character), ranges.default);
      // A part without a name of its own is called `[17]`, and its file 17.
      return part === undefined ? [] : [`${family}/files/${family}-${part.replaceAll(/[[\]]/g, '')}`];
    });
  };
}

/** Of a family, which characters are in each of its parts. */
interface Ranges {
  readonly default: Readonly<Record<string, string>>;
}

function partWith(codePoint: number, ranges: Ranges['default']): string | undefined {
  const [part] =
    Object.entries(ranges).find(([, spans]) => spans.split(',').some((span) => isIn(codePoint, span))) ?? [];
  return part;
}

/** `U+4e00-4eff`, or one of them alone. */
function isIn(codePoint: number, span: string): boolean {
  const [from = '', to = from] = span.replace('U+', '').split('-');
  return codePoint >= Number.parseInt(from, 16) && codePoint <= Number.parseInt(to, 16);
}
