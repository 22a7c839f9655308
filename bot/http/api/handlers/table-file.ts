import type { Wording } from '../../../../cards/wording/wording.ts';
import { workbook, xlsxType } from './workbook.ts';

type Rows = AsyncIterable<readonly string[]>;

const utf8Mark = '\uFEFF';

interface TableFile {
  /** Without its ending. */
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly wording: Wording;
}

/** Rows as a file that is made while it is sent. No cell of it becomes a formula. */
export function tableFile(rows: Rows, { name, format, wording }: TableFile) {
  const fileName = `${name}.${format}`;
  if (format === 'xlsx') return { contentType: xlsxType, fileName, chunks: workbook(rows) };
  return { contentType: 'text/csv; charset=utf-8', fileName, chunks: csvOf(rows, wording) };
}

/** A piece of the answer for each row would cost far more. */
const chunkLength = 16 * 1024;

/** The mark at the front says that it is UTF-8. */
async function* csvOf(rows: Rows, { locale }: Wording): AsyncGenerator<string, void, undefined> {
  const delimiter = delimiterIn(locale);
  let chunk = utf8Mark;
  for await (const row of rows) {
    chunk += `${row.map(csvCell).join(delimiter)}\r\n`;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** Some of these as wide as Chinese letters. */
const beginsFormula = /^[=+\-@\t\r＝＋－＠]/u;
/** Every line end ends a record for whoever reads the file. */
const needsQuotes = /[",;\r\n]/;

/** What a spreadsheet would calculate begins with an apostrophe instead. */
function csvCell(text: string): string {
  const safe = beginsFormula.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Excel ends cells with a semicolon where the comma stands in numbers. */
function delimiterIn(locale: string): string {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return decimal?.value === ',' ? ';' : ',';
}
