import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { type PeoplePart } from '../agreements/ledger/ledger-people.ts';
import type { Tables } from '../database/database.ts';
import type { InstantText } from '../database/instant-text.ts';
import { type Callings, fold, isCalled, sameAddress } from './address.ts';
import type { Query } from './erasing.ts';

/** A person at a customer, as one place has them. */
export type Named = Readonly<Record<'firstName' | 'lastName' | 'email' | 'phoneNumber', string>>;

export interface Trace {
  readonly table:
    | 'attestation_people'
    | 'acceptance_links'
    | 'drafts'
    | 'new_customers'
    | 'handovers'
    | 'saved_filters'
    | 'bulk_lists'
    | 'bulk_rows';
  readonly id: string;
  /** The part of a ledger's entry; elsewhere the person, or words in which they are called by name. */
  readonly part: PeoplePart | 'person' | 'words';
  readonly companyName: string;
  readonly at: InstantText;
  /** Undefined for words. */
  readonly person: Named | undefined;
  readonly words: string | undefined;
  /** Being sent to Partner Center: nothing of it may change now. */
  readonly isUnderWay: boolean;
}

/**
 * Every place where a person at a customer stands: first by their address, then free text in which they are called by that
 * address or by a whole name that stands beside it.
 */
export async function findContact(query: Query, address: string): Promise<readonly Trace[]> {
  const wanted = sameAddress(address);
  const found: Trace[] = [];
  const texts: Trace[] = [];
  for await (const trace of tracesIn(query)) {
    if (trace.person && sameAddress(trace.person.email) === wanted) found.push(trace);
    else if (trace.words !== undefined) texts.push(trace);
  }
  const callings: Callings = { addresses: [wanted], names: namesIn(found) };
  const isNamed = (one: Trace) => isCalled(one.words ?? '', callings);
  const own = new Set([...found, ...texts.filter((one) => one.part === 'person' && isNamed(one))].map(placeOf));
  return [...found, ...texts.filter((one) => own.has(placeOf(one)) || isNamed(one))];
}

/** Under one address there may be several people: the whole names, each once. */
export function namesIn(traces: readonly Trace[]): readonly string[] {
  const names = traces.flatMap(({ person }) => (person ? [nameOf(person)] : [])).filter((name) => name !== '');
  return [...new Map(names.map((name) => [fold(name), name])).values()].sort();
}

export function nameOf({ firstName, lastName }: Named): string {
  return `${firstName} ${lastName}`.trim();
}

/** The reason of a draft or an entry, and where its ground can be found, are about the person in it. */
function placeOf({ table, id }: Trace): string {
  return `${table}/${id}`;
}

async function* tracesIn(query: Query): AsyncGenerator<Trace> {
  yield* ofLedger(query);
  yield* ofLinks(query);
  yield* ofDrafts(query);
  yield* ofNewCustomers(query);
  yield* ofHandovers(query);
  yield* ofSavedFilters(query);
  yield* ofLists(query);
  yield* ofListRows(query);
}

const pageSize = 500;

/** All rows of a table, page by page, so that a large one needs little memory. */
async function* rowsOf<Table extends keyof Tables>(
  query: Query,
  table: Table,
  key: keyof Tables[Table] & string,
): AsyncGenerator<Selectable<Tables[Table]>> {
  for (let after = ''; ;) {
    const { rows } = await sql<Selectable<Tables[Table]>>`
      select * from ${sql.table(table)} where ${sql.ref(key)} > ${after} order by ${sql.ref(key)} limit ${pageSize}
    `.execute(query);
    yield* rows;
    const last = rows.at(-1) as Readonly<Record<string, unknown>> | undefined;
    if (!last) return;
    after = String(last[key]);
  }
}

const hasNoOutcome = (state: string): boolean => state === 'intended' || state === 'uncertain';

type PlaceOf = Pick<Trace, 'table' | 'id' | 'companyName' | 'at' | 'isUnderWay'>;

const persons = (place: PlaceOf, part: Trace['part'], person: Named): Trace => ({
  ...{ ...place, part, person, words: undefined },
});
const wordsOf = (place: PlaceOf, part: Trace['part'], words: string): Trace => ({
  ...{ ...place, part, person: undefined, words },
});

const typedPerson = z.object({
  firstName: z.string().catch(''),
  lastName: z.string().catch(''),
  email: z.string().catch(''),
  phoneNumber: z.string().catch(''),
});
const replacedContact = z.object({ contact: typedPerson });

async function* ofLedger(query: Query): AsyncGenerator<Trace> {
  for await (const row of rowsOf(query, 'attestation_people', 'attestation_id')) {
    const entry = await query
      .selectFrom('attestations')
      .select(['company_name', 'intended_at', 'state'])
      .where('attestation_id', '=', row.attestation_id)
      .executeTakeFirstOrThrow();
    const place: PlaceOf = {
      ...{ table: 'attestation_people', id: row.attestation_id, companyName: entry.company_name },
      at: entry.intended_at,
      isUnderWay: hasNoOutcome(entry.state),
    };
    if (row.contact_salt !== null) yield persons(place, 'contact', personIn(row));
    const replaced = parsed(replacedContact, row.replaces)?.contact;
    if (replaced) yield persons(place, 'replaces', replaced);
    if (row.reason !== null) yield wordsOf(place, 'reason', row.reason);
    if (row.ground_reference !== null) yield wordsOf(place, 'reference', row.ground_reference);
  }
}

async function* ofDrafts(query: Query): AsyncGenerator<Trace> {
  for await (const row of rowsOf(query, 'drafts', 'draft_id')) {
    const { draft_id: id, company_name: companyName, updated_at: at } = row;
    const place: PlaceOf = { table: 'drafts', id, companyName, at, isUnderWay: false };
    yield* typedPersonIn(place, personIn(row));
    const words = [row.reason, row.ground_reference].filter((text) => text !== '');
    if (words.length > 0) yield wordsOf(place, 'words', words.join(' '));
  }
}

/** A form or a row that has no address yet may name a person all the same. */
function* typedPersonIn(place: PlaceOf, person: Named): Generator<Trace> {
  if (person.email !== '') yield persons(place, 'person', person);
  else if (nameOf(person) !== '') yield wordsOf(place, 'person', nameOf(person));
}

/** While the customer can accept, or its agreement is to be created, the person is needed for it. */
async function* ofLinks(query: Query): AsyncGenerator<Trace> {
  for await (const row of rowsOf(query, 'acceptance_links', 'link_id')) {
    const { link_id: id, company_name: companyName, created_at: at, ended_at } = row;
    const place: PlaceOf = { table: 'acceptance_links', id, companyName, at, isUnderWay: ended_at === null };
    if (row.email !== null) yield persons(place, 'person', personIn(row));
  }
}

const newCustomerPeople = z.object({
  company: z.object({ companyName: z.string().catch('') }).catch({ companyName: '' }),
  details: typedPerson.optional().catch(undefined),
  acceptance: z.object({ contact: typedPerson }).optional().catch(undefined),
});

async function* ofNewCustomers(query: Query): AsyncGenerator<Trace> {
  for await (const row of rowsOf(query, 'new_customers', 'new_customer_id')) {
    const form = parsed(newCustomerPeople, row.form);
    const place: PlaceOf = {
      ...{ table: 'new_customers', id: row.new_customer_id, companyName: form?.company.companyName ?? '' },
      at: row.updated_at,
      isUnderWay: hasNoOutcome(row.state),
    };
    // A form that cannot be read any more is looked through as it stands.
    if (!form) yield wordsOf(place, 'words', row.form);
    for (const person of [form?.details, form?.acceptance?.contact])
      if (person && person.email !== '') yield persons(place, 'person', person);
  }
}

async function* ofHandovers(query: Query): AsyncGenerator<Trace> {
  for await (const row of rowsOf(query, 'handovers', 'handover_id')) {
    const { handover_id: id, company_name: companyName, changed_at: at } = row;
    const place: PlaceOf = { table: 'handovers', id, companyName, at, isUnderWay: false };
    if (row.note !== '') yield wordsOf(place, 'words', row.note);
  }
}

async function* ofSavedFilters(query: Query): AsyncGenerator<Trace> {
  for await (const row of rowsOf(query, 'saved_filters', 'filter_id')) {
    const { filter_id: id, name, criteria, saved_at: at } = row;
    const place: PlaceOf = { table: 'saved_filters', id, companyName: '', at, isUnderWay: false };
    yield wordsOf(place, 'words', `${name}\n${criteria}`);
  }
}

const cellsOfPerson = typedPerson.extend({
  reason: z.string().catch(''),
  groundReference: z.string().catch(''),
});

async function* ofLists(query: Query): AsyncGenerator<Trace> {
  for await (const row of rowsOf(query, 'bulk_lists', 'list_id')) {
    const { list_id: id, file_name: fileName, unread_columns: titles, created_at: at } = row;
    const place: PlaceOf = { table: 'bulk_lists', id, companyName: '', at, isUnderWay: false };
    const words = [fileName, fileName?.replaceAll(/[_.-]+/g, ' '), titles].filter(Boolean).join('\n');
    if (words !== '') yield wordsOf(place, 'words', words);
  }
}

/** One that is underway has a draft or an entry too, in which it is found. */
async function* ofListRows(query: Query): AsyncGenerator<Trace> {
  for await (const row of rowsOf(query, 'bulk_rows', 'row_id')) {
    const list = await query
      .selectFrom('bulk_lists')
      .select('created_at')
      .where('list_id', '=', row.list_id)
      .executeTakeFirst();
    if (!list) continue;
    const place: PlaceOf = {
      ...{ table: 'bulk_rows', id: row.row_id, companyName: row.company_name ?? '', at: list.created_at },
      isUnderWay: row.state === 'underway',
    };
    const cells = parsed(cellsOfPerson, row.cells);
    const { reason = '', groundReference = '', ...person } = cells ?? {};
    if (cells) yield* typedPersonIn(place, typedPerson.parse(person));
    const words = cells ? `${reason} ${groundReference}`.trim() : row.cells;
    if (words !== '') yield wordsOf(place, 'words', words);
  }
}

function personIn(row: {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string | null;
  readonly phone_number: string | null;
}): Named {
  return {
    firstName: row.first_name ?? '',
    lastName: row.last_name ?? '',
    email: row.email ?? '',
    phoneNumber: row.phone_number ?? '',
  };
}

function parsed<Value>(schema: z.ZodType<Value>, json: string | null): Value | undefined {
  try {
    return json === null ? undefined : schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
