import { type RawRow, cellText } from '../raw-rows.ts';
import { ListNotReadableError } from '../list-not-readable-error.ts';
import { type CellFormat, type DateSystem, dayOfSerial } from './cell-formats.ts';
import { RichText, type SharedTexts, longestText, unescaped } from './shared-texts.ts';
import { type Attributes, type XmlHandlers, itemsOfXml } from './xml.ts';

/** Of Excel: column XFD. */
const mostColumns = 16_384;

/** What the cells of a sheet refer to. */
export interface SheetWords {
  readonly texts: SharedTexts;
  readonly formats: readonly CellFormat[];
  readonly dates: DateSystem;
}

/** The rows of a sheet in which something stands. A formula is what it came to last. */
export function sheetRows(
  pieces: AsyncIterable<Uint8Array>,
  words: SheetWords,
): AsyncGenerator<RawRow, void, undefined> {
  return itemsOfXml<RawRow>(pieces, (emit) => new SheetReader(words, emit));
}

class SheetReader implements XmlHandlers {
  readonly #words: SheetWords;
  readonly #emit: (row: RawRow) => void;
  readonly #rich = new RichText();
  #row = 0;
  #cells = new Map<number, string>();
  #column = -1;
  #cell: Attributes = {};
  #value = '';
  #isInValue = false;

  constructor(words: SheetWords, emit: (row: RawRow) => void) {
    this.#words = words;
    this.#emit = emit;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'row') this.#beginRow(attributes);
    else if (name === 'c') this.#beginCell(attributes);
    else if (name === 'v') this.#isInValue = true;
    else this.#rich.open(name);
  };

  readonly text = (more: string): void => {
    if (!this.#isInValue) this.#rich.add(more);
    else if (this.#value.length < longestText) this.#value += more;
  };

  readonly close = (name: string): void => {
    if (name === 'v') this.#isInValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row' && this.#cells.size > 0) this.#emit({ number: this.#row, cells: this.#cells });
    else this.#rich.close(name);
  };

  /** Some tools leave out where a row or a cell stands: then it is the next one. */
  #beginRow({ r }: Attributes): void {
    this.#row = r === undefined ? this.#row + 1 : Number(r);
    if (!Number.isSafeInteger(this.#row)) throw new ListNotReadableError('damaged');
    this.#cells = new Map();
    this.#column = -1;
  }

  #beginCell(attributes: Attributes): void {
    this.#cell = attributes;
    this.#column = columnOf(attributes['r']) ?? this.#column + 1;
    if (this.#column >= mostColumns) throw new ListNotReadableError('damaged');
    this.#value = '';
    this.#rich.clear();
  }

  #endCell(): void {
    const text = cellText(this.#shown());
    if (text !== '') this.#cells.set(this.#column, text);
  }

  #shown(): string {
    const value = this.#value;
    switch (this.#cell['t']) {
      case 's':
        return this.#words.texts.get(Number(value)) ?? damaged();
      case 'inlineStr':
        return this.#rich.value;
      case 'str':
      case 'd':
        return unescaped(value);
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      default:
        return this.#number(value);
    }
  }

  #number(value: string): string {
    const format = this.#words.formats[Number(this.#cell['s'] ?? 0)];
    if (format === 'day') return dayOfSerial(value, this.#words.dates) ?? value;
    // Long numbers are written with a power of ten.
    const plain = /e/i.test(value) ? String(Number(value)) : value;
    return format ? plain.padStart(format.digits, '0') : plain;
  }
}

function damaged(): never {
  throw new ListNotReadableError('damaged');
}

/** `C` of `C12` is 2. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  if (letters === undefined) return undefined;
  return Buffer.from(letters).reduce((column, letter) => column * 26 + letter - 64, 0) - 1;
}
