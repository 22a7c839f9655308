import type { Transaction } from 'kysely';
import type { JsonObject } from '../canonical-json.ts';
import type { Tables } from '../database/database.ts';
import type { Entry, Fact, Without } from './format/entry.ts';

/** What a fact says of people, as one part that can be erased by itself. */
export interface PartOfFact {
  readonly words: JsonObject;
  /** Whom it is about: an agent's id or an e-mail address; undefined where nobody can tell. */
  readonly subject?: string | undefined;
}

export interface Addition {
  readonly fact: Fact;
  /** By the names that `entrySchema` allows: kept beside the log, with a salt. */
  readonly parts?: Readonly<Record<string, PartOfFact | undefined>>;
  /** Hashes of parts that are kept elsewhere with their salts, as the ledger's people are. */
  readonly commitments?: Readonly<Record<string, string | null>>;
  /** Leaves the fact out when one with this key is there already. */
  readonly onceKey?: string;
}

/** From where somebody acts, and in which time zone they are. */
export type Occasion = Pick<Entry, 'surface' | 'zone'>;

/** A fact as the service tells it that brings it about. On which occasion that is, whoever let it act has said. */
export type ToldFact = Without<Entry, 'format' | 'previous' | 'people' | 'surface' | 'zone' | 'correlationId' | 'as'>;
export type Told = Omit<Addition, 'fact'> & { readonly fact: ToldFact };

/** Takes facts in the transaction in which they come about, as the last thing in it: all other appending waits from here on. */
export interface EvidenceWriter {
  append(transaction: Transaction<Tables>, told: readonly Told[]): Promise<void>;
}

/** Part `account`: which agent it was. */
export function accountPart(agentId: string): NonNullable<Addition['parts']> {
  return { account: { words: { agentId }, subject: agentId } };
}
