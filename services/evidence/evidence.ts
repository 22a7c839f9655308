import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from 'kysely';
import type { DatabaseEngine, Tables } from '../database/database.ts';
import type { Entry } from './format/entry.ts';
import { appendEvidence } from './evidence-log.ts';
import type { EvidenceWriter, Occasion, Told, ToldFact } from './told.ts';

export interface EvidenceOptions {
  readonly engine: DatabaseEngine;
  /** With whose sign-in Partner Center is called for agents; that of the service account, where nothing is said. */
  readonly signsInAs?: Entry['as'];
  /** Of the request that is being answered, as the log names it. */
  readonly correlationId?: (() => string | undefined) | undefined;
}

const background: Occasion = { surface: 'background' };
/** Facts that were calls to Partner Center on behalf of an agent. */
const calls: ReadonlySet<ToldFact['kind']> = new Set(['attestation-intended', 'customer-created']);

/** Enters facts into the evidence log, with the occasion on which they came about. */
export class Evidence implements EvidenceWriter {
  readonly #options: EvidenceOptions;
  readonly #occasion = new AsyncLocalStorage<Occasion>();

  constructor(options: EvidenceOptions) {
    this.#options = options;
  }

  /** What comes about in `work`, also after its end, comes from there; all else is done in the background. */
  during<Result>(occasion: Occasion, work: () => Result): Result {
    return this.#occasion.run(occasion, work);
  }

  async append(transaction: Transaction<Tables>, told: readonly Told[]): Promise<void> {
    const { engine, signsInAs = 'service-account', correlationId } = this.#options;
    const { surface, zone } = this.#occasion.getStore() ?? background;
    const about = { surface, zone, correlationId: correlationId?.() };
    const additions = told.map(({ fact, ...addition }) => {
      const signIn = calls.has(fact.kind) ? { as: signsInAs } : {};
      return { ...addition, fact: { ...fact, ...about, ...signIn } };
    });
    await appendEvidence(transaction, engine, additions);
  }
}
