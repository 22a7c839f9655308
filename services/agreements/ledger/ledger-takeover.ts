import { drain } from '../../background-work.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Told, EvidenceWriter } from '../../evidence/told.ts';
import { hasEvidence, lockEvidence } from '../../evidence/evidence-log.ts';
import type { HeadSigner } from '../../evidence/head-signer.ts';
import type { AttestationId } from '../../ids.ts';
import { takenOverEvidence } from './ledger-evidence.ts';
import { ledgerRows } from './ledger-row.ts';

const atOnce = 50;
const listedAtOnce = 1_000;
const overKey = 'ledger-taken-over';

interface TakeoverParts {
  readonly database: Database;
  readonly evidence: EvidenceWriter;
  /** Undefined where no key is set. */
  readonly signer: Pick<HeadSigner, 'signNow'> | undefined;
  readonly clock: Clock;
}

/**
 * Takes what stands in the ledger into the evidence log, oldest first, once, with a head of its own. It proves that the ledger said
 * so from then on, and nothing of the time before. It can be stopped and go on, at several instances at once.
 */
export class LedgerTakeover {
  readonly #database: Database;
  readonly #evidence: TakeoverParts['evidence'];
  readonly #signer: TakeoverParts['signer'];
  readonly #clock: Clock;
  #isOver = false;

  constructor({ database, evidence, signer, clock }: TakeoverParts) {
    this.#database = database;
    this.#evidence = evidence;
    this.#signer = signer;
    this.#clock = clock;
  }

  async run(stopping: AbortSignal): Promise<void> {
    if (this.#isOver || (this.#isOver = await hasEvidence(this.#database.query, overKey))) return;
    const ids = await this.#listOldestFirst(stopping);
    let taken = 0;
    await drain(stopping, async () => {
      const some = ids.slice(taken, taken + atOnce);
      await this.#take(some);
      taken += some.length;
      return taken < ids.length;
    });
    if (stopping.aborted) return;
    const { query } = this.#database;
    await query.transaction().execute((transaction) => this.#evidence.append(transaction, [this.#end(ids.length)]));
    await this.#signer?.signNow();
  }

  async #listOldestFirst(stopping: AbortSignal): Promise<readonly AttestationId[]> {
    const all: { readonly attestation_id: AttestationId; readonly intended_at: string }[] = [];
    await drain(stopping, async () => {
      const rows = await this.#database.query
        .selectFrom('attestations')
        .select(['attestation_id', 'intended_at'])
        .where('attestation_id', '>', all.at(-1)?.attestation_id ?? ('' as AttestationId))
        .orderBy('attestation_id')
        .limit(listedAtOnce)
        .execute();
      all.push(...rows);
      return rows.length === listedAtOnce;
    });
    return all
      .sort((one, other) => (one.intended_at < other.intended_at ? -1 : 1))
      .map(({ attestation_id }) => attestation_id);
  }

  /** Reads them while nobody can add what becomes of them: either it is in what is taken, or it is entered behind. */
  async #take(ids: readonly AttestationId[]): Promise<void> {
    if (ids.length === 0) return;
    const { query, engine } = this.#database;
    await query.transaction().execute(async (transaction) => {
      await lockEvidence(transaction, engine);
      const rows = await ledgerRows(transaction).where('attestations.attestation_id', 'in', ids).execute();
      const byId = new Map(rows.map((row) => [row.attestation_id, row]));
      const additions = ids.flatMap((id) => byId.get(id) ?? []).map((row) => takenOverEvidence(row, this.#clock.now()));
      await this.#evidence.append(transaction, additions);
    });
  }

  #end(entries: number): Told {
    const at = this.#clock.now().toISOString();
    return { fact: { kind: 'ledger-taken-over', at, by: 'agreement-desk', entries }, onceKey: overKey };
  }
}
