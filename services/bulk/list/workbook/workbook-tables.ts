import { ListNotReadableError } from '../list-not-readable-error.ts';
import type { RawTable } from '../raw-rows.ts';
import { type DateSystem, dayOfSerial, readCellFormats } from './cell-formats.ts';
import { SharedTexts, readSharedTexts } from './shared-texts.ts';
import { type SheetWords, sheetRows } from './sheet-rows.ts';
import { type Attributes, itemsOfXml, localName } from './xml.ts';
import type { ZipParts } from './zip-parts.ts';

/** A day of this century that lost its format, and no year. */
const likelyDay = /^[3-7]\d{4}(?:\.\d+)?$/;
/** A list stands on one of the first; further ones are not looked at. */
const mostSheets = 20;

/** A table for each sheet that can be seen, in the order of the workbook. Throws `ListNotReadableError` for another kind of file. */
export async function workbookTables(parts: ZipParts): Promise<readonly RawTable[]> {
  const path = await workbookPath(parts);
  const { relations, related } = await relationsOf(parts, path);
  const { sheets, dates } = await workbookIn(parts, path);
  const [texts, formats] = [related('sharedStrings'), related('styles')];
  const words: SheetWords = {
    texts: texts ? await readSharedTexts(parts.read(texts)) : new SharedTexts(),
    formats: formats ? await readCellFormats(parts.read(formats)) : [],
    dates,
  };
  return sheets.slice(0, mostSheets).flatMap((id) => {
    const sheet = relations.get(id);
    // Sheets of macros and charts are kept elsewhere.
    if (!sheet?.type.endsWith('/worksheet')) return [];
    return [
      {
        rows: sheetRows(parts.read(sheet.path), words),
        dayOf: (text) => (likelyDay.test(text) ? dayOfSerial(text, dates) : undefined),
      },
    ];
  });
}

/** Where the workbook is. A ZIP file may be a text of Word or a folder of pictures as well. */
async function workbookPath(parts: ZipParts): Promise<string> {
  if (parts.has('mimetype') || parts.has('Index/Document.iwa')) throw new ListNotReadableError('other-spreadsheet');
  if (!parts.has('_rels/.rels')) throw new ListNotReadableError('not-a-list');
  const { related } = await relationsOf(parts, '');
  const path = related('officeDocument');
  if (path?.endsWith('.bin')) throw new ListNotReadableError('old-excel');
  if (!path || !/workbook/i.test(path)) throw new ListNotReadableError('not-a-list');
  return path;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

async function relationsOf(parts: ZipParts, path: string) {
  const slash = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, slash), path.slice(slash)];
  const relations = new Map<string, Relation>();
  const read = parts.read(`${folder}_rels/${name}.rels`);
  for await (const relation of itemsOfXml<Relation>(read, (emit) => ({
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag === 'Relationship')
        emit({ id: Id, type: Type, path: new URL(Target, `zip://x/${folder}`).pathname.slice(1) });
    },
  })))
    relations.set(relation.id, relation);
  const related = (type: string) => [...relations.values()].find((one) => one.type.endsWith(`/${type}`))?.path;
  return { relations, related };
}

async function workbookIn(parts: ZipParts, path: string) {
  const sheets: string[] = [];
  let dates: DateSystem = 1900;
  for await (const { name, attributes } of itemsOfXml<{ name: string; attributes: Attributes }>(
    parts.read(path),
    (emit) => ({
      open: (name, attributes) => emit({ name, attributes }),
    }),
  )) {
    if (name === 'workbookPr' && isTrue(attributes['date1904'])) dates = 1904;
    if (name === 'sheet' && !/hidden/i.test(attributes['state'] ?? '')) sheets.push(relationOf(attributes));
  }
  return { sheets, dates };
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

/** `r:id`, whatever the prefix is. */
function relationOf(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === 'id')?.[1] ?? '';
}
