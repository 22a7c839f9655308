import { allColumnsOf, isDateColumn } from './act-columns.ts';
import { parseGuid } from '../../ids.ts';
import { ListNotReadableError } from './list-not-readable-error.ts';
import {
  type BulkAct,
  type FileTitle,
  type ListColumn,
  type ListRow,
  type ListTitle,
  listColumns,
} from './list-row.ts';
import type { RawRow, RawTable } from './raw-rows.ts';

/** What people call the columns, in every language. */
export interface ListWords {
  readonly titleOf: (text: string) => ListTitle | undefined;
  /** Whether it is the customer of a template’s example, which is nobody. */
  readonly isExample: (customer: string) => boolean;
}

export interface ListReader {
  /** For which it is read: one of them, or one after the other. */
  readonly acts: readonly BulkAct[];
  readonly words: ListWords;
}

interface Header {
  readonly row: RawRow;
  /** Where each title stands. */
  readonly places: ReadonlyMap<ListTitle, readonly number[]>;
}

/** Titles, logos and remarks stand above the header in some files. */
export const rowsAboveData = 50;

/** The row with most titles that are known, the first of several. Undefined where none is. */
export function headerAmong(rows: readonly RawRow[], { titleOf }: ListWords): Header | undefined {
  let best: Header | undefined;
  for (const row of rows) {
    const places = placesIn(row, titleOf);
    if (places.size > (best?.places.size ?? 0)) best = { row, places };
  }
  return best;
}

function placesIn(row: RawRow, titleOf: ListWords['titleOf']): ReadonlyMap<ListTitle, readonly number[]> {
  const places = new Map<ListTitle, number[]>();
  for (const [column, text] of row.cells) {
    const title = titleOf(text);
    if (title) places.set(title, [...(places.get(title) ?? []), column]);
  }
  return places;
}

interface Source {
  readonly place: number;
  /** Whether a text there is what the title says: partners have customer ids of their own. */
  readonly fits: (text: string) => boolean;
}

/** From which columns of the file each cell of a list comes: the first of them where what stands there fits. */
export type ListColumns = ReadonlyMap<ListColumn, readonly Source[]>;

/** The most exact first. The name of a company that is to be created is never an id. */
const customerTitles: readonly ListTitle[] = ['customerId', 'domain', 'customer', 'customerName', 'name'];
const newCustomerTitles: readonly ListTitle[] = ['customerName', 'customer', 'name'];

/** What the columns are called that may not be read. */
export function titlesIn({ row, places }: Header): readonly FileTitle[] {
  const meanings = new Map([...meant(places)].flatMap(([title, at]) => at.map((place) => [place, title] as const)));
  return [...row.cells].flatMap(([place, title]) => {
    const meaning = meanings.get(place);
    if (meaning === undefined) return [{ title }];
    return isColumn(meaning) && !customerTitles.includes(meaning) ? [{ title, column: meaning }] : [];
  });
}

function isColumn(title: ListTitle): title is ListColumn {
  return (listColumns as readonly ListTitle[]).includes(title);
}

/** Throws `ListNotReadableError` where no column names a customer, or two claim to be the same. */
export function columnsIn({ row, places }: Header, acts: readonly BulkAct[]): ListColumns {
  const named = meant(places);
  const sourcesOf = (title: ListTitle): readonly Source[] => {
    const [place, second] = named.get(title) ?? [];
    if (second !== undefined) throw new ListNotReadableError('column-twice', { column: row.cells.get(second) ?? '' });
    return place === undefined ? [] : [{ place, fits: fitting(title) }];
  };
  const customer = (acts.includes('create') ? newCustomerTitles : customerTitles).flatMap(sourcesOf);
  if (customer.length === 0) throw new ListNotReadableError('no-customer-column', { row: row.number });
  const columns = [...new Set(acts.flatMap(allColumnsOf))].map(
    (column) => [column, column === 'customer' ? customer : sourcesOf(column)] as const,
  );
  return new Map(columns.filter(([, from]) => from.length > 0));
}

function fitting(title: ListTitle): Source['fits'] {
  if (title === 'customerId') return (text) => parseGuid(text) !== undefined;
  return title === 'domain' ? (text) => text.includes('.') : () => true;
}

/** German lists say "Vorname, Name". */
function meant(places: Header['places']): Header['places'] {
  const surname = familyName(places);
  if (!surname) return places;
  return new Map([...places].map(([title, at]) => [title === 'name' ? 'lastName' : title, at]));
}

function familyName(places: ReadonlyMap<ListTitle, readonly number[]>): readonly number[] | undefined {
  const hasCustomer = customerTitles.some((title) => title !== 'name' && places.has(title));
  return hasCustomer && places.has('firstName') && !places.has('lastName') ? places.get('name') : undefined;
}

/** A text that fits nowhere is shown as it is, with what is wrong with it. */
function textOf({ cells }: RawRow, sources: readonly Source[]): string | undefined {
  const texts = sources.map((source) => ({ ...source, text: cells.get(source.place) }));
  const fitting = texts.find(({ text, fits }) => text !== undefined && fits(text));
  return (fitting ?? texts.find(({ text }) => text !== undefined))?.text;
}

/** What a row says; undefined where it says nothing, or is the example of a template. */
export function listRowOf(
  raw: RawRow,
  columns: ListColumns,
  { words, dayOf }: Pick<RawTable, 'dayOf'> & Pick<ListReader, 'words'>,
): ListRow | undefined {
  const cells: Partial<Record<ListColumn, string>> = {};
  for (const [column, sources] of columns) {
    const text = textOf(raw, sources);
    if (text !== undefined) cells[column] = isDateColumn(column) ? (dayOf(text) ?? text) : text;
  }
  if (Object.keys(cells).length === 0 || words.isExample(cells.customer ?? '')) return undefined;
  return { number: raw.number, cells };
}
