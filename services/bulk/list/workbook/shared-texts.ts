import { ListNotReadableError } from '../list-not-readable-error.ts';
import { itemsOfXml } from './xml.ts';

const mostBytes = 64 * 1024 * 1024;
/** What Excel takes in a cell. */
export const longestText = 32_767;

/** The texts of a workbook, which its cells refer to by number. They are kept as bytes: as strings they take five times as much. */
export class SharedTexts {
  #bytes = Buffer.alloc(64 * 1024);
  readonly #ends: number[] = [0];

  /** Undefined where there is no such text. */
  get(index: number): string | undefined {
    const [start, end] = [this.#ends[index], this.#ends[index + 1]];
    return start === undefined || end === undefined ? undefined : this.#bytes.toString('utf8', start, end);
  }

  add(text: string): void {
    const start = this.#ends.at(-1) ?? 0;
    const end = start + Buffer.byteLength(text);
    if (end > mostBytes) throw new ListNotReadableError('unpacks-too-large');
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.write(text, start);
    this.#ends.push(end);
  }

  #grow(length: number): void {
    const grown = Buffer.alloc(Math.max(length, this.#bytes.length * 2));
    this.#bytes.copy(grown);
    this.#bytes = grown;
  }
}

export async function readSharedTexts(pieces: AsyncIterable<Uint8Array>): Promise<SharedTexts> {
  const texts = new SharedTexts();
  for await (const text of itemsOfXml<string>(pieces, sharedText)) texts.add(text);
  return texts;
}

/** Text in several formats is one text; how East Asian names are pronounced is none. */
function sharedText(emit: (text: string) => void) {
  const text = new RichText();
  return {
    open: (name: string) => {
      if (name === 'si') text.clear();
      else text.open(name);
    },
    text: (more: string) => text.add(more),
    close: (name: string) => {
      text.close(name);
      if (name === 'si') emit(text.value);
    },
  };
}

/** Collects `<t>` but for that within `<rPh>`. */
export class RichText {
  #value = '';
  #isInText = false;
  #isPhonetic = false;

  open(name: string): void {
    if (name === 'rPh') this.#isPhonetic = true;
    if (name === 't') this.#isInText = !this.#isPhonetic;
  }

  add(more: string): void {
    if (this.#isInText && this.#value.length < longestText) this.#value += more;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isPhonetic = false;
    if (name === 't') this.#isInText = false;
  }

  clear(): void {
    this.#value = '';
  }

  get value(): string {
    return unescaped(this.#value);
  }
}

/** `_x000D_` stands for a character that XML has no place for. */
export function unescaped(text: string): string {
  return text.replaceAll(/_x([\dA-F]{4})_/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
