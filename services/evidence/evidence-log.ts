import type { Kysely, Transaction } from 'kysely';
import { type JsonObject, canonicalJson } from '../canonical-json.ts';
import { commitmentTo, newSalt } from '../commitment.ts';
import type { DatabaseEngine, Tables } from '../database/database.ts';
import type { InstantText } from '../database/instant-text.ts';
import type { EvidenceEntryRow, EvidenceWordsRow } from '../database/tables/evidence-tables.ts';
import type { CustomerId } from '../ids.ts';
import { type Entry, customerOf, entrySchema } from './format/entry.ts';
import { leafHash } from './format/merkle-tree.ts';
import type { Addition } from './told.ts';
import { GrowingTree } from './tree-store.ts';

type Row = Omit<EvidenceEntryRow, 'position' | 'hashes'>;

/**
 * Adds facts to the log inside the transaction in which they come about, so that an entry stands if and only if its fact does.
 * As the last thing before its end: all other appending waits from here on. Returns how many were added.
 */
export async function appendEvidence(
  transaction: Transaction<Tables>,
  engine: DatabaseEngine,
  additions: readonly Addition[],
): Promise<number> {
  const tree = await GrowingTree.lock(transaction, engine);
  const missing = await withoutKnown(transaction, additions);
  if (missing.length === 0) return 0;
  const previous = await previousOf(transaction, missing);
  const [entries, words]: [EvidenceEntryRow[], EvidenceWordsRow[]] = [[], []];
  for (const addition of missing) {
    const position = tree.size;
    const { row, beside } = rowsOf(addition, previous);
    entries.push({ position, ...row, hashes: tree.add(leafHash(row.entry)) });
    words.push(...beside.map((part) => ({ position, ...part })));
    if (row.customer_id !== null) previous.set(row.customer_id, position);
  }
  await transaction.insertInto('evidence_entries').values(entries).execute();
  if (words.length > 0) await transaction.insertInto('evidence_words').values(words).execute();
  await tree.save(transaction);
  return entries.length;
}

async function withoutKnown(transaction: Transaction<Tables>, additions: readonly Addition[]) {
  const keys = additions.flatMap(({ onceKey }) => onceKey ?? []);
  if (keys.length === 0) return additions;
  const rows = await transaction
    .selectFrom('evidence_entries')
    .select('once_key')
    .where('once_key', 'in', keys)
    .execute();
  const known = new Set(rows.map((row) => row.once_key));
  return additions.filter(({ onceKey }) => onceKey === undefined || (!known.has(onceKey) && known.add(onceKey)));
}

/** By customer. It holds still, because only the holder of the tree adds entries. */
async function previousOf(transaction: Transaction<Tables>, additions: readonly Addition[]) {
  const customers = new Set(additions.flatMap(({ fact }) => customerOf(fact) ?? [])) as Set<CustomerId>;
  if (customers.size === 0) return new Map<CustomerId, number>();
  const rows = await transaction
    .selectFrom('evidence_entries')
    .select(({ fn }) => ['customer_id', fn.max('position').as('position')])
    .where('customer_id', 'in', [...customers])
    .groupBy('customer_id')
    .execute();
  return new Map(rows.map((row) => [row.customer_id as CustomerId, row.position]));
}

function rowsOf(addition: Addition, previous: ReadonlyMap<CustomerId, number>) {
  const beside = Object.entries(addition.parts ?? {}).flatMap(([part, given]) => {
    if (!given) return [];
    const [salt, words] = [newSalt(), wellFormed(given.words)];
    const kept = { part, salt, words: canonicalJson(words), subject: given.subject?.toLowerCase() ?? null };
    return [{ ...kept, hash: commitmentTo(words, salt) }];
  });
  const elsewhere = Object.entries(addition.commitments ?? {}).filter(([, hash]) => hash !== null);
  const people = {
    ...Object.fromEntries(elsewhere),
    ...Object.fromEntries(beside.map(({ part, hash }) => [part, hash])),
  };
  const customerId = customerOf(addition.fact) as CustomerId | undefined;
  const before = customerId && previous.get(customerId);
  const entry = entrySchema.parse({
    ...addition.fact,
    format: 1,
    people,
    ...(before === undefined ? {} : { previous: before }),
  });
  return { row: rowOf(entry, addition.onceKey), beside: beside.map(({ hash: _hash, ...row }) => row) };
}

function rowOf(entry: Entry, onceKey: string | undefined): Row {
  return {
    entry: canonicalJson(entry),
    kind: entry.kind,
    customer_id: (customerOf(entry) ?? null) as CustomerId | null,
    at: entry.at as InstantText,
    once_key: onceKey ?? null,
  };
}

/** Half a UTF-16 pair, as a cut text may end with, has no canonical JSON and no place in PostgreSQL. */
function wellFormed(words: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(words, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)),
  ) as JsonObject;
}

/** For who has to read what nobody changes meanwhile before it adds something. */
export async function lockEvidence(transaction: Transaction<Tables>, engine: DatabaseEngine): Promise<void> {
  await GrowingTree.lock(transaction, engine);
}

/** Whether the fact with this key is in the log. */
export async function hasEvidence(query: Kysely<Tables>, onceKey: string): Promise<boolean> {
  const row = await query
    .selectFrom('evidence_entries')
    .select('position')
    .where('once_key', '=', onceKey)
    .executeTakeFirst();
  return row !== undefined;
}
