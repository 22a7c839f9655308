import type { Database } from '../../database/database.ts';
import { allowedErrors, countTypingErrors } from './typing-errors.ts';
import { piecesNear } from './word-pieces.ts';

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
