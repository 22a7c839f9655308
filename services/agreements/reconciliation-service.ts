import type { CallsUnderway } from '../calls-underway.ts';
import type { Clock } from '../clock.ts';
import type { SendOutcome } from '../conversations/send-outcome.ts';
import type { CustomerOwners } from '../customers/customer-owners.ts';
import type { DirectoryNotes } from '../customers/directory/directory-notes.ts';
import type { AttestationId, DraftId } from '../ids.ts';
import type { Log } from '../log.ts';
import { ProductError } from '../product-error.ts';
import { retryPauseMs } from '../back-off.ts';
import type { AttestationRoad } from './attestation-road.ts';
import { noteOutcome } from './attestation-sender.ts';
import { type LedgerEntry, isSettled, notRecorded, refusedBecause } from './ledger/ledger-entry.ts';
import type { LedgerStore } from './ledger/ledger-store.ts';
import type { LedgerClaim, LedgerWorkStore } from './ledger/ledger-work-store.ts';

/** Tells an agent in the chat how an attestation came out; one attempt a call. */
export interface OutcomeMessenger {
  tell(entry: LedgerEntry): Promise<SendOutcome>;
}

interface ReconciliationOptions {
  readonly ledger: LedgerStore;
  readonly ledgerWork: LedgerWorkStore;
  readonly road: AttestationRoad;
  readonly directory: DirectoryNotes;
  readonly owners: CustomerOwners;
  readonly messenger: OutcomeMessenger;
  /** Whether a row of a list waits for what comes of the draft. The list tells it. */
  readonly isOfList: (draftId: DraftId) => Promise<boolean>;
  /** What this process is still sending. */
  readonly attestationsUnderway: CallsUnderway<AttestationId>;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a call to Partner Center can be on its way, by the clock: younger entries are left to the turn that wrote them. */
  readonly callDeadlineMs: number;
  /** A call is cut after so much real time. */
  readonly partnerCenterTimeoutMs: number;
}

/**
 * Settles what a crash or a lost answer left open, looks once more for what Partner Center did not hold, and tells the agent.
 * Nothing is sent to Partner Center again.
 */
export class ReconciliationService {
  readonly #options: ReconciliationOptions;

  constructor(options: ReconciliationOptions) {
    this.#options = options;
  }

  /** Works through all that is due, unless it is to stop; several instances may do so at once. */
  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const claim = await this.#claim();
      if (!claim) return;
      await this.#finish(claim);
    }
  }

  /** One at a time, so that a claim need not last longer than finishing one takes: what fails is due again after it. */
  async #claim(): Promise<LedgerClaim | undefined> {
    const { clock, callDeadlineMs, ledgerWork, attestationsUnderway } = this.#options;
    const now = clock.now();
    const until = new Date(now.getTime() + 2 * callDeadlineMs);
    return ledgerWork.claim({ now, until, callDeadlineMs, except: attestationsUnderway.list() });
  }

  /** A failure with one entry, such as a damaged row, leaves the others alone. */
  async #finish(claim: LedgerClaim): Promise<void> {
    const { ledger, ledgerWork, log } = this.#options;
    const fields = { attestationId: claim.attestationId, task: claim.task, attempts: claim.attempts + 1 };
    try {
      const entry = await ledger.find(claim.attestationId);
      if (!entry) throw new Error('the entry cannot be read');
      await this.#advance(claim, entry);
    } catch (error) {
      if (error instanceof ProductError)
        log.warn({ ...fields, code: error.code }, 'attestation left for the next reconciliation');
      else log.error({ ...fields, err: error }, 'attestation set aside');
      await ledgerWork.postpone(claim, { until: this.#pauseAfter(claim), hasFailed: true });
    }
  }

  async #advance(claim: LedgerClaim, entry: LedgerEntry): Promise<void> {
    const settled = isSettled(entry) ? entry : await this.#settle(entry);
    if (isSettled(settled)) this.#options.attestationsUnderway.watch.forget(entry.attestationId);
    else {
      // Looked at again soon: only the time that it was watched for is missing, or the end of a twin.
      await this.#options.ledgerWork.postpone(claim, { until: this.#afterDeadline(), hasFailed: false });
      return;
    }
    const looked = claim.isLookDue ? await this.#lookAgain(claim, settled) : settled;
    // A correction of what was told before is a task of its own.
    if (!claim.isTold) await this.#tell(claim, looked);
  }

  /** Believes that Partner Center holds nothing only after watching for as long as a call can be on its way. */
  async #settle(entry: LedgerEntry): Promise<LedgerEntry> {
    const { ledger, road, clock, log } = this.#options;
    const { attestationId } = entry;
    const isOver = this.#hasWatched(attestationId);
    const found = await road.readBack(entry);
    if (!found && !isOver) return entry;
    const settledAt = clock.now();
    const givenUp = (id: AttestationId) => this.#hasWatched(id);
    const settled = await ledger.settle(entry, found ?? refusedBecause(notRecorded), {
      ...{ now: settledAt, how: 'reading-back', givenUp },
    });
    if (!isSettled(settled)) return settled;
    await noteOutcome(this.#options, settled, settledAt);
    log.info({ attestationId, customerId: entry.customerId, outcome: settled.outcome }, 'attestation settled');
    return settled;
  }

  async #lookAgain(claim: LedgerClaim, entry: LedgerEntry): Promise<LedgerEntry> {
    const { ledger, ledgerWork, road, clock, log } = this.#options;
    const found = await road.readBack(entry);
    const correction = found?.state === 'found' ? await ledger.correct(entry, clock.now()) : 'of-another';
    if (correction === 'undecided') throw new Error('another entry with this contact is still open');
    const isFound = correction === 'corrected';
    await ledgerWork.endLook(claim, { now: clock.now(), isFound });
    if (!isFound) return entry;
    const corrected = (await ledger.find(entry.attestationId)) ?? entry;
    await noteOutcome(this.#options, corrected, clock.now());
    log.warn({ attestationId: entry.attestationId, customerId: entry.customerId }, 'attestation corrected');
    return corrected;
  }

  /** A message whose end is unknown, because the process died over it, is sent again once. */
  async #tell(claim: LedgerClaim, entry: LedgerEntry): Promise<void> {
    const { ledgerWork, messenger, isOfList, clock, log } = this.#options;
    const fields = { attestationId: entry.attestationId, customerId: entry.customerId };
    if (await isOfList(entry.draftId)) return ledgerWork.markTold(entry, clock.now());
    if (!(await ledgerWork.beginMessage(claim))) {
      await ledgerWork.markTold(entry, clock.now());
      log.warn(fields, 'attestation outcome told twice without a proof');
      return;
    }
    const outcome = await messenger.tell(entry);
    if (outcome.kind === 'sent') {
      await ledgerWork.markTold(entry, clock.now());
      log.info({ ...fields, outcome: entry.outcome }, 'attestation outcome told');
      return;
    }
    await ledgerWork.takeBackMessage(claim);
    const atLeastMs = outcome.kind === 'throttled' ? outcome.retryAfterMs : undefined;
    await ledgerWork.postpone(claim, { until: this.#pauseAfter(claim, atLeastMs), hasFailed: true });
    log.warn({ ...fields, telling: outcome.kind }, 'attestation left for the next reconciliation');
  }

  #hasWatched(attestationId: AttestationId): boolean {
    const { attestationsUnderway, partnerCenterTimeoutMs } = this.#options;
    return attestationsUnderway.watch.hasWatched(attestationId, 2 * partnerCenterTimeoutMs);
  }

  #pauseAfter({ attempts }: LedgerClaim, atLeastMs = 0): Date {
    const { clock, callDeadlineMs } = this.#options;
    const pauseMs = retryPauseMs({ attempts, firstMs: 2 * callDeadlineMs, atLeastMs });
    return new Date(clock.now().getTime() + pauseMs);
  }

  #afterDeadline(): Date {
    const { clock, callDeadlineMs } = this.#options;
    return new Date(clock.now().getTime() + callDeadlineMs / 2);
  }
}
