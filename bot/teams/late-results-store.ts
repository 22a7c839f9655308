import type { Storage } from 'botbuilder';
import { z } from 'zod';
import { customerQuestions } from '../../cards/wording/command-names.ts';
import type { Awaiting, LateResults } from '../../dialogs/reply.ts';
import type { DraftId, NewCustomerId } from '../../services/ids.ts';

const stored = z.object({
  awaiting: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('nothing') }),
    z.object({ kind: z.literal('customer') }),
    z.object({ kind: z.literal('customer-for'), command: z.enum(customerQuestions) }),
    z.object({ kind: z.literal('draft'), draftId: z.string().transform((id) => id as DraftId) }),
    z.object({ kind: z.literal('new-customer'), newCustomerId: z.string().transform((id) => id as NewCustomerId) }),
  ]),
});

/** Keeps late results in the table of the conversations' state, each in a row of its own. */
export class LateResultsStore implements LateResults {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async save(key: string, awaiting: Awaiting): Promise<void> {
    await this.#storage.write({ [rowOf(key)]: { awaiting } });
  }

  /** Of a row that cannot be read, nothing is awaited. */
  async find(key: string): Promise<Awaiting | undefined> {
    const row: unknown = (await this.#storage.read([rowOf(key)]))[rowOf(key)];
    if (row === undefined) return undefined;
    return stored.safeParse(row).data?.awaiting ?? { kind: 'nothing' };
  }

  async remove(key: string): Promise<void> {
    await this.#storage.delete([rowOf(key)]);
  }
}

const rowOf = (key: string): string => `late/${key}`;
