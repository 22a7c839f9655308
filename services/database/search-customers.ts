import { sql } from 'kysely';
import type { RawBuilder, Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { CustomerRow } from './tables/customer-tables.ts';

/** Each of these groups must be met by one at least of its substrings, each of two characters or more. */
export type Parts = readonly (readonly string[])[];

type Rows = Promise<Selectable<CustomerRow>[]>;

/** Follows two characters where the index knows only three. */
const nextCharacters = Array.from(' abcdefghijklmnopqrstuvwxyz0123456789');
/** Up to this length FTS5 compares the whole part itself. */
const longestInOrder = 6;
/** How much of `search_text` is sorted. */
const sortedCharacters = 60;
/** Behind every other in both engines. */
const lastCharacter = '\u{10FFFF}';

/** Customers that are still there, whose search text contains the parts, in no order. */
export async function findCustomersByParts(database: Database, parts: Parts, limit: number): Rows {
  if (database.engine === 'embedded') return matching(database, 'customer_parts', { parts, limit });
  // One group that the index knows is enough to find few rows, and `like` is the cheaper condition on them.
  const isIndexed = parts.some((group) => group.every((part) => part.length > 2 || part.startsWith(' ')));
  const groups = parts.map((group) =>
    anyOf(group.map((part) => (isIndexed ? contains('search_text', part) : containsShort(part)))),
  );
  return rowsOf(database, sql`customer_search join customers using (customer_id)`, {
    where: sql.join(groups, sql` and `),
    limit,
  });
}

/** Customers that are still there, whose search text begins so; those with the whole line first. */
export async function findCustomersByStart(database: Database, start: string, limit: number): Rows {
  return (await customersByStart(database.engine, start, limit).execute(database.query)).rows;
}

export function customersByStart(engine: Database['engine'], start: string, limit: number) {
  const sorted =
    engine === 'embedded'
      ? sql`substr(search_text, 1, ${sql.lit(sortedCharacters)})`
      : sql`left(search_text, ${sql.lit(sortedCharacters)}) collate "C"`;
  const from = start.slice(0, sortedCharacters);
  const isAll = start.length <= sortedCharacters ? sql`` : sql`and search_text like ${`${start}%`}`;
  return customersOf(sql`customer_search join customers using (customer_id)`, {
    // With a second condition on what is short enough, the planner may prefer the slower index.
    where: sql`${sorted} >= ${from} and ${sorted} < ${from + lastCharacter} ${isAll}`,
    orderBy: sorted,
    limit,
  });
}

/** Customers that are still there, whose id contains the part, which is three characters or more. */
export async function findCustomersByIdPart(database: Database, part: string, limit: number): Rows {
  if (database.engine === 'embedded') return matching(database, 'customer_id_parts', { parts: [[part]], limit });
  return rowsOf(database, sql`customer_search join customers using (customer_id)`, {
    where: contains('customer_id', part),
    limit,
  });
}

async function matching(
  database: Database,
  index: 'customer_parts' | 'customer_id_parts',
  { parts, limit }: { parts: Parts; limit: number },
): Rows {
  const from = sql`${sql.table(index)}
    join customer_search on search_id = ${sql.table(index)}.rowid
    join customers on customers.customer_id = customer_search.customer_id`;
  const query = parts.map((group) => `(${group.map(matchOf).join(' OR ')})`).join(' AND ');
  const conditions = [sql`${sql.table(index)} match ${query}`];
  for (const group of parts) if (group.some(isLong)) conditions.push(anyOf(group.map((part) => isIn(index, part))));
  return rowsOf(database, from, { where: sql.join(conditions, sql` and `), limit });
}

/** Of a long part only some three letters are looked for, in any order, its last among them: far cheaper than all of them in order. */
function matchOf(part: string): string {
  if (!isLong(part)) return `(${threeCharacters(part).map(quoted).join(' OR ')})`;
  const last = Math.min(part.length, sortedCharacters) - 3;
  const places = Array.from({ length: Math.ceil(last / 4) }, (_, at) => 4 * at);
  return `(${[...places, last].map((at) => quoted(part.slice(at, at + 3))).join(' AND ')})`;
}

const isLong = (part: string): boolean => part.length > longestInOrder;

function isIn(index: 'customer_parts' | 'customer_id_parts', part: string): RawBuilder<unknown> {
  const column = index === 'customer_parts' ? 'search_text' : 'customer_id';
  return sql`instr(customer_search.${sql.ref(column)}, ${part}) > 0`;
}

async function rowsOf(database: Database, from: RawBuilder<unknown>, which: Which): Rows {
  return (await customersOf(from, which).execute(database.query)).rows;
}

interface Which {
  readonly where: RawBuilder<unknown>;
  readonly orderBy?: RawBuilder<unknown>;
  readonly limit: number;
}

function customersOf(from: RawBuilder<unknown>, { where, orderBy, limit }: Which) {
  const order = orderBy ? sql`order by ${orderBy}` : sql``;
  return sql<Selectable<CustomerRow>>`
    select customers.* from ${from} where (${where}) and left_at is null ${order} limit ${limit}`;
}

function threeCharacters(part: string): readonly string[] {
  return part.length > 2 ? [part] : nextCharacters.map((next) => part + next);
}

const contains = (column: 'search_text' | 'customer_id', part: string): RawBuilder<unknown> =>
  sql`${sql.ref(column)} like ${`%${part}%`}`;

/** With the character that follows: pg_trgm finds nothing by two. */
const containsShort = (part: string): RawBuilder<unknown> => sql`search_text ~ ${`${part}[a-z0-9 ]`}`;

const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql`(${sql.join(conditions, sql` or `)})`;

/** A string of FTS5's query language. */
const quoted = (part: string): string => `"${part.replaceAll('"', '""')}"`;
