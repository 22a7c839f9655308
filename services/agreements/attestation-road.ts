import { isSameContact } from '../primary-contact.ts';
import type { Log } from '../log.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { RecordedAttestation } from '../partner-center/wire/agreements.ts';
import type { AcceptedBy } from './contact-form.ts';
import { failureCodeOf } from './failure-reason.ts';
import { type LedgerEntry, type Settlement, refusedBecause } from './ledger/ledger-entry.ts';

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
  async send(entry: LedgerEntry & AcceptedBy): Promise<Settlement> {
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
    const { customerId, contact } = entry;
    if (!contact) return [];
    // Long after the act the agent may be signed out.
    return this.#partnerCenter.findAttestations('service-account', customerId, (held) =>
      isSameContact(held.contact, contact),
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
