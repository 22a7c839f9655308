import { isUtf8 } from 'node:buffer';

/** By the names of the Encoding Standard. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh' | 'gb18030';

/** Bytes that are letters in Mac OS Roman, and in Windows-1252 signs that hardly stand in a list. */
const macLetters = new Set(Buffer.from('8081838687888a8b8c8d8e8f909a9b9c9d9e9f', 'hex'));

/** What the bytes of a text say of their encoding, piece by piece. */
export class EncodingGuess {
  #mark: TextEncoding | undefined;
  #isFirst = true;
  #isUtf8 = true;
  /** The beginning of a character, whose end is in the next piece. */
  #rest: Buffer = Buffer.alloc(0);
  #macLetters = 0;
  #westernLetters = 0;
  #pairs = 0;
  #singles = 0;
  #zeros = 0;

  add(piece: Buffer): void {
    if (this.#isFirst) this.#mark = markOf(piece);
    this.#isFirst = false;
    if (this.#isUtf8) this.#checkUtf8(piece);
    if (!this.#isUtf8) this.#count(piece);
    if (piece.includes(0)) this.#zeros += 1;
  }

  /** Undefined where it is no text. */
  get encoding(): TextEncoding | undefined {
    if (this.#mark?.startsWith('utf-16')) return this.#mark;
    if (this.#zeros > 0) return undefined;
    if (this.#isUtf8 && this.#rest.length === 0) return 'utf-8';
    // Two bytes a Chinese character; a Western letter stands alone among others.
    if (this.#pairs > this.#singles) return 'gb18030';
    return this.#macLetters > this.#westernLetters ? 'macintosh' : 'windows-1252';
  }

  #checkUtf8(piece: Buffer): void {
    const joined = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    const end = wholeCharacters(joined);
    this.#rest = Buffer.from(joined.subarray(end));
    this.#isUtf8 = isUtf8(joined.subarray(0, end));
  }

  /** From the first piece on that is not UTF-8. */
  #count(piece: Buffer): void {
    let run = 0;
    for (const byte of [...piece, 0]) {
      if (byte >= 0x80) {
        run += 1;
        if (byte >= 0xc0) this.#westernLetters += 1;
        else if (macLetters.has(byte)) this.#macLetters += 1;
        continue;
      }
      // Two may also be a word such as "Größe".
      if (run % 2 === 1) this.#singles += run;
      else if (run > 2) this.#pairs += run;
      run = 0;
    }
  }
}

function markOf(piece: Buffer): TextEncoding | undefined {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : undefined;
}

/** Where the last character begins that may go on in the next piece. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc0) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The text, without a byte order mark. What does not fit the encoding becomes U+FFFD. */
export async function* decoded(
  pieces: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
