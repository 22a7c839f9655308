import type { Kysely } from 'kysely';
import type { JsonObject } from '../canonical-json.ts';
import type { Tables } from '../database/database.ts';
import type { KeptPart, KeptParts } from './format/evidence-file-format.ts';

/** An entry as it is stored, which may be anything once somebody has damaged it. */
export interface StoredEntry {
  readonly position: number;
  readonly entry: string;
}

/** Where words about people are kept with their salts: beside the log, or beside the ledger for what is there already. */
export interface WordsSource {
  /** By position; nothing for what was erased. */
  list(entries: readonly StoredEntry[]): Promise<ReadonlyMap<number, KeptParts>>;
}

export class WordsStore implements WordsSource {
  readonly #query: Kysely<Tables>;

  constructor(query: Kysely<Tables>) {
    this.#query = query;
  }

  async list(entries: readonly StoredEntry[]): Promise<ReadonlyMap<number, KeptParts>> {
    const positions = entries.map(({ position }) => position);
    if (positions.length === 0) return new Map();
    const rows = await this.#query
      .selectFrom('evidence_words')
      .select(['position', 'part', 'salt', 'words'])
      .where('position', 'in', positions)
      .execute();
    const parts = new Map<number, Record<string, KeptPart>>();
    for (const { position, part, salt, words } of rows)
      parts.set(position, { ...parts.get(position), [part]: { salt, words: JSON.parse(words) as JsonObject } });
    return parts;
  }

  /** Erases all that stands beside the log about somebody: an agent's id, or an e-mail address. Returns how many parts. */
  async erase(subject: string): Promise<number> {
    const { numDeletedRows } = await this.#query
      .deleteFrom('evidence_words')
      .where('subject', '=', subject.toLowerCase())
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}
