import { setTimeout as delay } from 'node:timers/promises';
import { type CallsUnderway, startStopwatch } from '../calls-underway.ts';
import type { Clock } from '../clock.ts';
import type { CustomerOwners } from '../customers/customer-owners.ts';
import type { DirectoryNotes } from '../customers/directory/directory-notes.ts';
import type { AttestationId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { AttestationRoad } from './attestation-road.ts';
import type { AcceptedBy } from './contact-form.ts';
import { type LedgerEntry, isAccepted, isSettled, notRecorded, refusedBecause } from './ledger/ledger-entry.ts';
import type { LedgerStore } from './ledger/ledger-store.ts';

const lookAgainAfterMs = 200;

export interface AttestationSenderOptions {
  readonly ledger: LedgerStore;
  readonly road: AttestationRoad;
  readonly directory: DirectoryNotes;
  readonly owners: CustomerOwners;
  /** What this process is still sending. */
  readonly attestationsUnderway: CallsUnderway<AttestationId>;
  /** How long a call to Partner Center can be on its way, by the clock. */
  readonly callDeadlineMs: number;
  /** A call is cut after so much real time. */
  readonly partnerCenterTimeoutMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Sends an entry that is written as `intended`, and waits for one that another press is sending. */
export class AttestationSender {
  readonly #options: AttestationSenderOptions;

  constructor(options: AttestationSenderOptions) {
    this.#options = options;
  }

  /** Calls Partner Center once and settles the entry from what comes of it. */
  async send(entry: LedgerEntry & AcceptedBy): Promise<LedgerEntry> {
    const { ledger, road, attestationsUnderway, clock, log } = this.#options;
    const settlement = this.#isTooOld(entry) ? refusedBecause(notRecorded) : await road.send(entry);
    const now = clock.now();
    const settled = await ledger.settle(entry, settlement, { now, how: 'answer' });
    const { outcome } = settled;
    if (isSettled(settled)) attestationsUnderway.watch.forget(entry.attestationId);
    await noteOutcome(this.#options, settled, now);
    log.info({ attestationId: entry.attestationId, customerId: entry.customerId, outcome }, 'attestation settled');
    return settled;
  }

  /** A process that stood still since the intent, by either clock: by the time of an answer, others may have settled the entry. */
  #isTooOld({ attestationId, intendedAt }: LedgerEntry): boolean {
    const { clock, callDeadlineMs, partnerCenterTimeoutMs, attestationsUnderway } = this.#options;
    const age = clock.now().getTime() - intendedAt.getTime();
    return age > callDeadlineMs / 2 || attestationsUnderway.watch.hasWatched(attestationId, partnerCenterTimeoutMs);
  }

  /** Another press, here or at another instance, is waiting for Partner Center; its outcome is ours. */
  async onceAnswered(intended: LedgerEntry): Promise<LedgerEntry> {
    const { ledger, clock, callDeadlineMs, partnerCenterTimeoutMs } = this.#options;
    const deadline = intended.intendedAt.getTime() + callDeadlineMs;
    const waited = startStopwatch();
    const isWorthWaiting = () => clock.now().getTime() < deadline && waited.elapsedMs() < 2 * partnerCenterTimeoutMs;
    let entry = intended;
    while (entry.outcome.state === 'intended' && isWorthWaiting()) {
      await delay(lookAgainAfterMs);
      entry = (await ledger.find(entry.attestationId)) ?? entry;
    }
    return entry;
  }
}

/** Lets the directory know what came of an attestation, and makes its agent the owner of what is confirmed. */
export async function noteOutcome(
  { directory, owners }: Pick<AttestationSenderOptions, 'directory' | 'owners'>,
  entry: LedgerEntry,
  now: Date,
): Promise<void> {
  const owner = { agentId: entry.attestedBy, because: 'confirmed' } as const;
  if (isAccepted(entry)) await owners.recordOwner(entry.customerId, owner, now);
  switch (entry.outcome.state) {
    case 'recorded':
      return directory.noteAttestation(entry.customerId, entry.acceptedOn, now);
    // Which day the earlier record has is not told here.
    case 'already-recorded':
    case 'uncertain':
      return directory.noteDoubt(entry.customerId, now);
    case 'intended':
    case 'refused':
      return undefined;
  }
}
