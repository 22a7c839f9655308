/** A row of a file before anybody knows what its columns are. */
export interface RawRow {
  /** As the program that made the file counts: from 1, empty rows among them. */
  readonly number: number;
  /** By column, from 0. Empty cells are left out. */
  readonly cells: ReadonlyMap<number, string>;
}

/** The rows of a CSV file, or of one sheet of a workbook. */
export interface RawTable {
  readonly rows: AsyncIterable<RawRow, void>;
  /** The day that a number stands for; undefined where numbers are only numbers. */
  readonly dayOf: (number: string) => string | undefined;
}

const longestCell = 1_000;
/** Blanks of every kind, line ends and what cannot be seen. Joiners stay: they hold letters of some scripts together. */
const blanks = /[\s\p{Cc}\u200B\uFEFF\u202A-\u202E\u2066-\u2069]+/gu;
/** What Excel writes where a formula failed, in its languages. */
const excelError = /^#(?:N\/[A-Z]|NV|[\p{Lu}/0-9]+[!?])$/u;

/** The text of a cell as a person sees it, in one line. A formula that failed is as good as empty. */
export function cellText(text: string): string {
  const plain = text.slice(0, longestCell).toWellFormed().replaceAll(blanks, ' ').trim();
  return excelError.test(plain) ? '' : plain;
}
