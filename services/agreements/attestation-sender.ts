import { isSameContact } from '../primary-contact.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { type CallsUnderway, startStopwatch } from '../calls-underway.ts';
import type { Clock } from '../clock.ts';
import type { CustomerOwners } from '../customers/customer-owners.ts';
import type { DirectoryNotes } from '../customers/directory/directory-notes.ts';
import type { AttestationId } from '../ids.ts';
import type { Log } from '../log.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { RecordedAttestation } from '../partner-center/wire/agreements.ts';
import { failureCodeOf } from './failure-reason.ts';
import { type LedgerEntry, isSettled, notRecorded, refusedBecause } from './ledger-entry.ts';
import type { LedgerStore, Settlement } from './ledger-store.ts';

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
  async send(entry: LedgerEntry): Promise<LedgerEntry> {
    const { ledger, road, directory, owners, attestationsUnderway, clock, log } = this.#options;
    const settlement = this.#isTooOld(entry) ? refusedBecause(notRecorded) : await road.send(entry);
    const now = clock.now();
    const settled = await ledger.settle(entry, settlement, { now });
    const { outcome } = settled;
    if (isSettled(settled)) attestationsUnderway.watch.forget(entry.attestationId);
    await noteOutcome(directory, settled, now);
    log.info({ attestationId: entry.attestationId, customerId: entry.customerId, outcome }, 'attestation settled');
    await owners.learn(entry.customerId, { agentId: entry.attestedBy, because: 'confirmed' }, now);
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

/** Partner Center's "A partner confirmed agreement already exists for the customer". */
const alreadyExists = '600061';

/**
 * The way an attestation reaches Microsoft. Today that is the documented attestation call; a later generation, in which the
 * customer accepts on a page of Microsoft's, is to be a second road behind the same two methods.
 */
export class AttestationRoad {
  readonly #partnerCenter: PartnerCenterClient;
  readonly #log: Log;

  constructor(options: { partnerCenter: PartnerCenterClient; log: Log }) {
    this.#partnerCenter = options.partnerCenter;
    this.#log = options.log;
  }

  /** Calls Partner Center once. Where the answer is lost it reads back once; what is not there yet is `uncertain`. */
  async send(entry: LedgerEntry): Promise<Settlement> {
    try {
      await this.#partnerCenter.createAttestation(entry.attestedBy, entry.customerId, entry, entry.requestId);
      return { state: 'recorded' };
    } catch (error) {
      if (!(error instanceof PartnerCenterError)) throw error;
      if (isAlreadyRecorded(error)) return { state: 'already-recorded' };
      if (!error.mayHaveBeenDone) return refusedBecause(failureCodeOf(error));
      this.#log.warn({ attestationId: entry.attestationId, code: error.code }, 'attestation left without an answer');
      return this.#readBackOrUncertain(entry);
    }
  }

  /** What Partner Center holds for the entry; undefined when it holds nothing. Throws `PartnerCenterError`. */
  async readBack(entry: LedgerEntry): Promise<Settlement | undefined> {
    const sameContact = await this.#listWithContactOf(entry);
    if (sameContact.length === 0) return undefined;
    const sameDay = sameContact.some((attestation) => attestation.acceptedOn === dayOnTheWire(entry));
    return { state: sameDay ? 'found' : 'already-recorded' };
  }

  /** What Partner Center held before an entry that is `already-recorded`; undefined where it cannot be read just now. */
  async findEarlier(entry: LedgerEntry): Promise<RecordedAttestation | undefined> {
    if (entry.outcome.state !== 'already-recorded') return undefined;
    try {
      return (await this.#listWithContactOf(entry))[0];
    } catch (error) {
      if (error instanceof PartnerCenterError) return undefined;
      throw error;
    }
  }

  async #listWithContactOf(entry: LedgerEntry): Promise<readonly RecordedAttestation[]> {
    const { attestedBy, customerId } = entry;
    return this.#partnerCenter.findAttestations(attestedBy, customerId, ({ contact }) =>
      isSameContact(contact, entry.contact),
    );
  }

  async #readBackOrUncertain(entry: LedgerEntry): Promise<Settlement> {
    try {
      return (await this.readBack(entry)) ?? { state: 'uncertain' };
    } catch (error) {
      if (error instanceof PartnerCenterError) return { state: 'uncertain' };
      throw error;
    }
  }
}

function isAlreadyRecorded(error: PartnerCenterError): boolean {
  return error.wireCode === alreadyExists;
}

function dayOnTheWire(entry: LedgerEntry): string {
  return entry.dateAgreed.toISOString().slice(0, 10);
}

/** Lets the directory know what came of an attestation. */
export async function noteOutcome(directory: DirectoryNotes, entry: LedgerEntry, now: Date): Promise<void> {
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
