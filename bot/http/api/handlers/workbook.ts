import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, ZipDeflate, type ZipInputFile, strToU8 } from 'fflate';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const document = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** All but the sheet of the smallest workbook that there can be (ECMA-376, part 1). */
const around = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${document}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${document}"><sheets><sheet name="Agreement Desk" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${document}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${document}/styles" Target="styles.xml"/></Relationships>`,
  // A fill has to say of which kind it is, which not every reader insists on (ECMA-376, CT_Fill).
  // The second format of a cell is text: what people write there stays as they write it, days and leading zeros too.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};
const level = 6;
const pieceLength = 16 * 1024;

/** A workbook that is sent while it is being made. Its cells are texts, and never formulas. */
export async function* workbook(rows: AsyncIterable<readonly string[]>): AsyncGenerator<Uint8Array, void, undefined> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  for (const [name, content] of Object.entries(around)) {
    const file = new ZipDeflate(name, { level });
    zip.add(file);
    file.push(strToU8(xml + content), true);
  }
  const sheet: ZipInputFile = { filename: 'xl/worksheets/sheet1.xml', compression: deflated, size: 0, crc: 0 };
  zip.add(sheet);
  for await (const bytes of compressed(sheet, sheetOf(rows))) {
    sheet.ondata?.(null, bytes, false);
    yield* made.splice(0);
  }
  sheet.ondata?.(null, new Uint8Array(), true);
  zip.end();
  yield* made.splice(0);
}

/** What method 8 is called in a ZIP. */
const deflated = 8;

/** By zlib, in a thread of its own: the garbage of a compressor in JavaScript would stay in memory for long. */
function compressed(file: ZipInputFile, pieces: AsyncIterable<string>): AsyncIterable<Buffer<ArrayBuffer>> {
  const deflate = createDeflateRaw({ level });
  // What fails on the way comes out at its end.
  void pipeline(counted(file, pieces), deflate).catch(() => undefined);
  return deflate;
}

async function* counted(file: ZipInputFile, pieces: AsyncIterable<string>): AsyncGenerator<Buffer, void, undefined> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    file.size += bytes.length;
    file.crc = crc32(bytes, file.crc);
    yield bytes;
  }
}

/** In pieces: to compress row by row costs more than it saves. */
async function* sheetOf(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string, void, undefined> {
  let piece = `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="30" width="24" style="1" customWidth="1"/></cols><sheetData>`;
  let number = 0;
  for await (const cells of rows) {
    piece += rowOf(cells, (number += 1));
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

/** Excel knows by their order where cells belong. Other programs that read workbooks want it said. */
function rowOf(cells: readonly string[], number: number): string {
  let row = `<row r="${number}">`;
  for (let at = 0; at < cells.length; at += 1) row += cellOf(cells[at] ?? '', `${columnName(at)}${number}`);
  return `${row}</row>`;
}

const letters = 26;

function columnName(at: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (at % letters));
  return at < letters ? letter : `${columnName(Math.floor(at / letters) - 1)}${letter}`;
}

function cellOf(text: string, place: string): string {
  return text === ''
    ? `<c r="${place}" s="1"/>`
    : `<c r="${place}" s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Also what XML has no place for (XML 1.0, production 2). */
const odd = /[&<>]|[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text.replace(odd, (character) => entities[character] ?? '');
}
