import type { Database } from '../../database/database.ts';

export interface NearWord {
  readonly word: string;
  readonly errors: number;
}

/** Words that share a piece are looked at up to this number; those that share the most are compared. */
const mostShared = 20_000;
const mostCompared = 1_000;

/** Words of names and domains that `typed` is with a typing error or two, the nearest first. */
export async function findNearWords(database: Database, typed: string): Promise<readonly NearWord[]> {
  const pieces = piecesNear(typed);
  if (pieces.length === 0) return [];
  const sharing = database.query
    .selectFrom('customer_word_pieces')
    .select('word')
    .where('piece', 'in', pieces)
    .limit(mostShared)
    .as('sharing');
  const rows = await database.query
    .selectFrom(sharing)
    .select('word')
    .groupBy('word')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .limit(mostCompared)
    .execute();
  return rows
    .map(({ word }) => ({ word, errors: countTypingErrors(typed, word) }))
    .filter(({ word, errors }) => errors > 0 && errors <= allowedErrors(word.length))
    .sort((one, other) => one.errors - other.errors);
}

const shortest = 4;
const longest = 24;

/**
 * A word cut into one piece more than it may have typing errors, so that one piece at least is typed right: words that
 * are near share a piece of their index. (The method is PassJoin: Li, Deng, Wang and Feng, 2011.)
 */
export function piecesOf(word: string): readonly string[] {
  if (!isIndexed(word)) return [];
  return cuts(word.length).map(({ part, from, to }) => pieceKey(word.length, part, word.slice(from, to)));
}

/** Every piece that a word near the one typed may have in the index. */
export function piecesNear(typed: string): readonly string[] {
  const keys = new Set<string>();
  for (let length = Math.max(shortest, typed.length - 2); length <= Math.min(longest, typed.length + 2); length++) {
    if (Math.abs(length - typed.length) > allowedErrors(length)) continue;
    for (const key of piecesAt(typed, length)) keys.add(key);
  }
  return [...keys];
}

function* piecesAt(typed: string, length: number): Generator<string> {
  const errors = allowedErrors(length);
  const longer = typed.length - length;
  for (const { part, from, to } of cuts(length)) {
    const earliest = Math.max(0, from - Math.floor((errors - longer) / 2));
    const latest = Math.min(typed.length - (to - from), from + Math.floor((errors + longer) / 2));
    for (let start = earliest; start <= latest; start++)
      yield pieceKey(length, part, typed.slice(start, start + to - from));
  }
  if (longer === 0) yield* piecesWhenSwapped(typed);
}

/** Two letters swapped across a cut spoil both its pieces with one error. */
function* piecesWhenSwapped(typed: string): Generator<string> {
  for (const { from } of cuts(typed.length).slice(1)) {
    const [left = '', right = ''] = [typed[from - 1], typed[from]];
    yield* piecesOf(typed.slice(0, from - 1) + right + left + typed.slice(from + 1));
  }
}

function isIndexed(word: string): boolean {
  return word.length >= shortest && word.length <= longest;
}

function cuts(length: number) {
  const parts = allowedErrors(length) + 1;
  const at = (part: number) => Math.floor((part * length) / parts);
  return Array.from({ length: parts }, (_, part) => ({ part, from: at(part), to: at(part + 1) }));
}

const pieceKey = (length: number, part: number, piece: string): string => `${length}.${part}.${piece}`;

/** How many typing errors a word of this length may be away and still be meant. */
export function allowedErrors(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * How many letters were left out, added, mistaken or swapped with their neighbour between two words (the optimal string
 * alignment distance; a swap, the most common slip, counts once, which Levenshtein's distance does not do).
 */
export function countTypingErrors(typed: string, word: string): number {
  let before: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row++) {
    const next = [row];
    for (let at = 1; at <= word.length; at++) {
      const isSame = typed[row - 1] === word[at - 1];
      const changed = (last[at - 1] ?? 0) + (isSame ? 0 : 1);
      const isSwapped = typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1];
      const swapped = isSwapped ? (before[at - 2] ?? row) + 1 : changed;
      next.push(Math.min(changed, swapped, (last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    [before, last] = [last, next];
  }
  return last[word.length] ?? 0;
}
