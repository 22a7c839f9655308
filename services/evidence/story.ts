import type { Entry } from './format/entry.ts';
import type { KeptParts } from './format/evidence-file-format.ts';

/**
 * What the newest signed head says of an entry. `waiting`: it is newer than that. `unsigned`: there is no head. `broken`: the entry,
 * the words beside it, or what it says of the one before is not what was signed.
 */
export type ProofState = 'proved' | 'waiting' | 'unsigned' | 'broken';

export interface StoryEntry {
  readonly position: number;
  /** Undefined where it cannot be read: somebody has damaged it. */
  readonly entry: Entry | undefined;
  /** What is not erased. */
  readonly parts: KeptParts;
  readonly proof: ProofState;
}

export interface StoryPage {
  /** Newest first. */
  readonly entries: readonly StoryEntry[];
  readonly hasMore: boolean;
}
