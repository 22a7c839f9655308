import type { Database } from '../database/database.ts';
import { allowedErrors, countTypingErrors } from './typing-errors.ts';
import { piecesNear } from './word-pieces.ts';

export interface NearWord {
  readonly word: string;
  readonly errors: number;
}

/** So many words share pieces at most that are looked at. */
const mostCandidates = 2_000;

/** Words of names and domains that `typed` is with a typing error or two, the nearest first. */
export async function findNearWords(database: Database, typed: string): Promise<readonly NearWord[]> {
  const pieces = piecesNear(typed);
  if (pieces.length === 0) return [];
  const rows = await database.query
    .selectFrom('customer_word_pieces')
    .select('word')
    .where('piece', 'in', pieces)
    .limit(mostCandidates)
    .execute();
  return [...new Set(rows.map((row) => row.word))]
    .map((word) => ({ word, errors: countTypingErrors(typed, word) }))
    .filter(({ word, errors }) => errors > 0 && errors <= allowedErrors(word.length))
    .sort((one, other) => one.errors - other.errors);
}
