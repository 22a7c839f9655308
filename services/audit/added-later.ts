import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../database/database.ts';
import { type WordsSource, WordsStore } from '../evidence/words-store.ts';
import type { KeptParts } from '../evidence/format/evidence-file-format.ts';
import { grounds } from '../form-fields.ts';
import type { AgentId, CustomerId } from '../ids.ts';
import type { GivenGround } from '../agreements/confirm-form.ts';
import { accountIn, groundReferenceIn } from './told-entry.ts';

/** How the customer said that it accepts, told after the confirmation. */
export interface LaterGround extends GivenGround {
  readonly at: Date;
  /** Undefined once the agent has been erased. */
  readonly by: AgentId | undefined;
}

/** What came to a confirmation after it was made. */
export interface AddedLater {
  readonly ground?: LaterGround;
  /** When each file was attached, the first one first. What was erased still counts: it was there. */
  readonly filesAt: readonly Date[];
  /** Partner Center said that it was recorded, and has no audit record of it. */
  readonly isMissingThere?: true;
}

export const nothingAdded: AddedLater = { filesAt: [] };

const kinds = ['ground-given', 'file-attached', 'missing-at-partner-center'] as const;

const addition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ground-given'), attestationId: z.string(), at: z.string(), ground: z.enum(grounds) }),
  z.object({ kind: z.literal('file-attached'), attestationId: z.string(), at: z.string() }),
  z.object({ kind: z.literal('missing-at-partner-center'), attestationId: z.string(), at: z.string() }),
]);

/** By confirmation, as the evidence log has it: nothing else keeps it. */
export class AddedLaterReader {
  readonly #query: Kysely<Tables>;
  readonly #words: WordsSource;

  constructor(query: Kysely<Tables>) {
    this.#query = query;
    this.#words = new WordsStore(query);
  }

  async list(customerIds: readonly CustomerId[]): Promise<ReadonlyMap<string, AddedLater>> {
    const added = new Map<string, AddedLater>();
    if (customerIds.length === 0) return added;
    const rows = await this.#query
      .selectFrom('evidence_entries')
      .select(['position', 'entry', 'kind'])
      .where('customer_id', 'in', [...new Set(customerIds)])
      .where('kind', 'in', kinds)
      .orderBy('position')
      .execute();
    const words = await this.#words.list(rows.filter(({ kind }) => kind === 'ground-given'));
    for (const { position, entry } of rows) {
      const told = additionIn(entry);
      if (!told) continue;
      const before = added.get(told.attestationId) ?? nothingAdded;
      added.set(told.attestationId, withOne(before, told, words.get(position) ?? {}));
    }
    return added;
  }
}

/** Nothing for a file of no confirmation, or what somebody has damaged. */
function additionIn(entry: string): z.output<typeof addition> | undefined {
  try {
    return addition.safeParse(JSON.parse(entry)).data;
  } catch {
    return undefined;
  }
}

function withOne(before: AddedLater, told: z.output<typeof addition>, parts: KeptParts): AddedLater {
  const at = new Date(told.at);
  switch (told.kind) {
    case 'ground-given':
      return {
        ...before,
        ground: { ground: told.ground, groundReference: groundReferenceIn(parts), at, by: accountIn({ parts }) },
      };
    case 'file-attached':
      return { ...before, filesAt: [...before.filesAt, at] };
    case 'missing-at-partner-center':
      return { ...before, isMissingThere: true };
  }
}
