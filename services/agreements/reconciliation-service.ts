import type { Clock } from '../clock.ts';
import type { SendOutcome } from '../conversations/send-outcome.ts';
import type { DirectoryNotes } from '../customers/directory-notes.ts';
import type { Log } from '../log.ts';
import { ProductError } from '../product-error.ts';
import type { AttestationRoad } from './attestation-road.ts';
import { type LedgerEntry, isSettled, refusedBecause } from './ledger-entry.ts';
import type { LedgerStore } from './ledger-store.ts';
import { noteOutcome } from './note-outcome.ts';

/** Tells an agent in the chat how an attestation came out; one attempt a call. */
export interface OutcomeMessenger {
  tell(entry: LedgerEntry): Promise<SendOutcome>;
}

interface ReconciliationOptions {
  readonly ledger: LedgerStore;
  readonly road: AttestationRoad;
  readonly directory: DirectoryNotes;
  readonly messenger: OutcomeMessenger;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a call to Partner Center can be on its way: younger entries are left to the turn that wrote them. */
  readonly callDeadlineMs: number;
}

/** Settles what a crash or a lost answer left open, and tells the agent. Nothing is sent to Partner Center again. */
export class ReconciliationService {
  readonly #its: ReconciliationOptions;

  constructor(options: ReconciliationOptions) {
    this.#its = options;
  }

  /** Works through all that is unfinished and due, unless it is to stop; several instances may do so at once. */
  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const entry = await this.#claim();
      if (!entry) return;
      await this.#finish(entry);
    }
  }

  /** One at a time, so that a claim need not last longer than finishing one takes: what fails is due again after it. */
  async #claim(): Promise<LedgerEntry | undefined> {
    const { clock, callDeadlineMs, ledger } = this.#its;
    const now = clock.now();
    const before = new Date(now.getTime() - callDeadlineMs);
    const until = new Date(now.getTime() + 2 * callDeadlineMs);
    const [entry] = await ledger.claimUnfinished({ before, now, until, atMost: 1 });
    return entry;
  }

  async #finish(entry: LedgerEntry): Promise<void> {
    const { ledger, messenger, clock, log } = this.#its;
    const fields = { attestationId: entry.attestationId, customerId: entry.customerId };
    try {
      const settled = isSettled(entry) ? entry : await this.#settle(entry);
      const { kind } = await messenger.tell(settled);
      if (kind === 'sent') {
        await ledger.markTold(settled.attestationId, clock.now());
        log.info({ ...fields, outcome: settled.outcome }, 'attestation outcome told');
      } else log.warn({ ...fields, telling: kind }, 'attestation left for the next reconciliation');
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      log.warn({ ...fields, code: error.code }, 'attestation left for the next reconciliation');
    }
  }

  async #settle(entry: LedgerEntry): Promise<LedgerEntry> {
    const { ledger, road, directory, clock } = this.#its;
    const outcome = (await road.readBack(entry)) ?? refusedBecause('not-recorded');
    const settledAt = clock.now();
    await ledger.settle(entry.attestationId, outcome, settledAt);
    await noteOutcome(directory, { ...entry, outcome }, settledAt);
    return (await ledger.find(entry.attestationId)) ?? entry;
  }
}
