import { fileKindOf } from './file-kind.ts';
import {
  type ListColumns,
  type ListReader,
  columnsIn,
  headerAmong,
  listRowOf,
  rowsAboveData,
  titlesIn,
} from './header.ts';
import { ListNotReadableError } from './list-not-readable-error.ts';
import type { FileTitle, ListRow } from './list-row.ts';
import type { RawRow, RawTable } from './raw-rows.ts';

/** Read once, from the first row to the last; then the file is closed. */
export interface OpenedList {
  readonly columns: ListColumns;
  readonly titles: readonly FileTitle[];
  /** Throws `ListNotReadableError` where the file turns out to be damaged on the way, or has no row that says anything. */
  readonly rows: AsyncIterable<ListRow>;
}

/**
 * A list of customers, in a CSV file or a workbook. Throws `ListNotReadableError` with what is wrong. The libraries that read them
 * are loaded with the first file: 5 MB that a bot without lists does not need.
 */
export async function openList(path: string, reader: ListReader): Promise<OpenedList> {
  const kind = await fileKindOf(path);
  if (kind.kind === 'text') {
    const { csvTable } = await import('./csv-table.ts');
    return listIn([await csvTable(path, kind.encoding, reader.words)], reader, () => undefined);
  }
  const [{ ZipParts }, { workbookTables }] = await Promise.all([
    import('./workbook/zip-parts.ts'),
    import('./workbook/workbook-tables.ts'),
  ]);
  const parts = await ZipParts.open(path);
  try {
    return await listIn(await workbookTables(parts), reader, () => parts.close());
  } catch (error) {
    parts.close();
    throw error;
  }
}

/** On the first sheet with a header that names customers. */
async function listIn(tables: readonly RawTable[], reader: ListReader, close: () => void): Promise<OpenedList> {
  let fault = new ListNotReadableError('no-header');
  for (const table of tables) {
    const rows = table.rows[Symbol.asyncIterator]();
    try {
      const first = await beginningOf(rows);
      const header = headerAmong(first, reader.words);
      if (header) {
        const columns = columnsIn(header, reader.acts);
        const below = following(first.slice(first.indexOf(header.row) + 1), rows);
        return { columns, titles: titlesIn(header), rows: listRows(below, { columns, reader, table, close }) };
      }
    } catch (error) {
      if (!(error instanceof ListNotReadableError) || !canBeElsewhere(error)) throw error;
      fault = error;
    }
    await rows.return?.();
  }
  throw fault;
}

/** Another sheet may be the list. */
function canBeElsewhere({ fault }: ListNotReadableError): boolean {
  return fault === 'no-customer-column' || fault === 'column-twice';
}

async function beginningOf(rows: AsyncIterator<RawRow, void>): Promise<readonly RawRow[]> {
  const first: RawRow[] = [];
  while (first.length < rowsAboveData) {
    const next = await rows.next();
    if (next.done) break;
    first.push(next.value);
  }
  return first;
}

async function* following(
  first: readonly RawRow[],
  rest: AsyncIterator<RawRow, void>,
): AsyncGenerator<RawRow, void, undefined> {
  yield* first;
  for (;;) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value;
  }
}

interface Reading {
  readonly columns: ListColumns;
  readonly reader: ListReader;
  readonly table: RawTable;
  readonly close: () => void;
}

async function* listRows(
  raw: AsyncIterable<RawRow>,
  { columns, reader, table, close }: Reading,
): AsyncGenerator<ListRow, void, undefined> {
  let isEmpty = true;
  try {
    for await (const one of raw) {
      const row = listRowOf(one, columns, { words: reader.words, dayOf: table.dayOf });
      if (!row) continue;
      isEmpty = false;
      yield row;
    }
    if (isEmpty) throw new ListNotReadableError('no-rows');
  } finally {
    close();
  }
}
