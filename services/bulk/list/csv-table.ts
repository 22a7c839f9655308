import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { type ListWords, headerAmong, rowsAboveData } from './header.ts';
import { ListNotReadableError } from './list-not-readable-error.ts';
import { type RawRow, type RawTable, cellText } from './raw-rows.ts';
import { type TextEncoding, decoded } from './text-encoding.ts';

/** Excel’s of all regions, and what tools of other makers write. */
const delimiters = [';', ',', '\t', '|'];
/** Parsed in one go, while nobody else gets a turn: some two milliseconds. */
const pieceBytes = 16 * 1024;
/** Enough of the beginning to find the header in. */
const beginningLength = 64 * 1024;
/** A quotation mark that is never closed would take the rest of the file for one cell. */
const longestRecord = 256 * 1024;
/** With which Excel names the delimiter, as no part of the list. */
const separatorLine = /^sep=(.)\r?\n/i;
/** How Excel keeps leading zeros: `="0123"`. */
const zerosKept = /^="(.*)"$/s;
/** The apostrophe with which tools, ours too, keep a cell from being taken for a formula. */
const apostrophe = /^'(?=[=+\-@\t\r])/;

const lenient = {
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: false,
  max_record_size: longestRecord,
} as const satisfies Options;

/** The rows of a text file, by the delimiter under which most titles of columns are known. */
export async function csvTable(path: string, encoding: TextEncoding, words: ListWords): Promise<RawTable> {
  const beginning = await beginningOf(path, encoding);
  const named = separatorLine.exec(beginning);
  const form = {
    delimiter: named?.[1] ?? delimiterIn(beginning, words),
    skip: named?.[0].length ?? 0,
  };
  return {
    rows: rowsOf(decoded(createReadStream(path, { highWaterMark: pieceBytes }), encoding), form),
    dayOf: () => undefined,
  };
}

async function beginningOf(path: string, encoding: TextEncoding): Promise<string> {
  let beginning = '';
  for await (const text of decoded(createReadStream(path), encoding)) {
    beginning += text;
    if (beginning.length >= beginningLength) break;
  }
  return beginning;
}

function delimiterIn(beginning: string, words: ListWords): string {
  const known = delimiters.map((delimiter) => {
    const header = headerAmong(firstRows(beginning, delimiter), words);
    return { delimiter, count: header?.places.size ?? 0 };
  });
  return known.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** Where a quotation mark is wrong, only what comes before it. */
function firstRows(text: string, delimiter: string): readonly RawRow[] {
  const records: string[][] = [];
  try {
    const on_record = (record: string[]) => void records.push(record);
    parseAtOnce(text, { ...lenient, delimiter, to: rowsAboveData, on_record });
  } catch {
    // Told with its row when the rows are read.
  }
  return records.map((record, index) => rawRow(index + 1, record));
}

interface CsvForm {
  readonly delimiter: string;
  /** So many characters at the beginning are no row. */
  readonly skip: number;
}

async function* rowsOf(
  texts: AsyncIterable<string>,
  { delimiter, skip }: CsvForm,
): AsyncGenerator<RawRow, void, undefined> {
  let number = 0;
  try {
    const records = Readable.from(withoutBeginning(texts, skip)).compose(
      parse({ ...lenient, delimiter }),
    ) as AsyncIterable<readonly string[]>;
    for await (const record of records) yield rawRow((number += 1), record);
  } catch (error) {
    throw isQuoteFault(error) ? new ListNotReadableError('open-quote', { row: number + 1, cause: error }) : error;
  }
}

async function* withoutBeginning(texts: AsyncIterable<string>, skip: number) {
  let left = skip;
  for await (const text of texts) {
    if (text.length > left) yield text.slice(left);
    left = Math.max(0, left - text.length);
  }
}

function rawRow(number: number, record: readonly string[]): RawRow {
  const cells = new Map<number, string>();
  for (const [column, text] of record.entries()) {
    const plain = cellText(text.replace(apostrophe, '').replace(zerosKept, '$1'));
    if (plain !== '') cells.set(column, plain);
  }
  return { number, cells };
}

function isQuoteFault(error: unknown): boolean {
  const { code } = error as { readonly code?: string };
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';
}
