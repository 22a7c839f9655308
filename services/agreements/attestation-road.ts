import { isSameContact } from '../primary-contact.ts';
import { dayMs } from '../duration.ts';
import type { LinkId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { EnhancedAttestationClient, LinkSecret } from '../partner-center/enhanced/enhanced-attestation-client.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { RecordedAttestation } from '../partner-center/wire/agreements.ts';
import type { AcceptedBy } from './contact-form.ts';
import { failureCodeOf } from './failure-reason.ts';
import { type LedgerEntry, type Settlement, refusedBecause } from './ledger/ledger-entry.ts';

/** Partner Center's "A partner confirmed agreement already exists for the customer". */
const alreadyExists = '600061';

/** Of a link, and as long again for a clock that is wrong. */
const longestLifeMs = 14 * dayMs;

/** The code of an entry for whose link there is no address any more. */
const linkLost = 'link-lost';

interface AttestationRoadOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly links: { findSecret(linkId: LinkId): Promise<LinkSecret | undefined> };
  /** Undefined where the wire map is not complete. */
  readonly enhanced: EnhancedAttestationClient | undefined;
  readonly log: Log;
}

/**
 * The way an attestation reaches Microsoft: the partner's own statement, or the agreement made of what the customer accepted on a
 * page of Microsoft's. Nothing above here knows which of them answers.
 */
export class AttestationRoad {
  readonly #options: AttestationRoadOptions;

  constructor(options: AttestationRoadOptions) {
    this.#options = options;
  }

  /** Calls Partner Center once. Where the answer is lost it reads back once; what is not there yet is `uncertain`. */
  async send(entry: LedgerEntry & AcceptedBy): Promise<Settlement> {
    try {
      return await (entry.linkId === undefined ? this.#state(entry) : this.#createOf(entry.linkId, entry));
    } catch (error) {
      if (!(error instanceof PartnerCenterError)) throw error;
      if (isAlreadyRecorded(error)) return { state: 'already-recorded' };
      if (!error.mayHaveBeenDone) return refusedBecause(failureCodeOf(error));
      this.#options.log.warn(
        { attestationId: entry.attestationId, code: error.code },
        'attestation left without an answer',
      );
      return this.#readBackOrUncertain(entry);
    }
  }

  /** What Partner Center holds for the entry; undefined when it holds nothing. Throws `PartnerCenterError`. */
  async readBack(entry: LedgerEntry): Promise<Settlement | undefined> {
    const sameContact = await this.#listWithContactOf(entry);
    if (sameContact.length === 0) return undefined;
    return { state: sameContact.some((attestation) => isOf(entry, attestation)) ? 'found' : 'already-recorded' };
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

  async #state(entry: LedgerEntry & AcceptedBy): Promise<Settlement> {
    const { partnerCenter } = this.#options;
    await partnerCenter.createAttestation(entry.attestedBy, entry.customerId, entry, entry.requestId);
    return { state: 'recorded' };
  }

  async #createOf(linkId: LinkId, entry: LedgerEntry & AcceptedBy): Promise<Settlement> {
    const { enhanced, links } = this.#options;
    const secret = await links.findSecret(linkId);
    if (!enhanced || secret === undefined) return refusedBecause(linkLost);
    const { customerId, templateId, contact, dateAgreed: acceptedAt, requestId } = entry;
    const agreed = { customerId, templateId, contact, acceptedAt, secret };
    await enhanced.createAgreement(entry.attestedBy, agreed, requestId);
    return { state: 'recorded' };
  }

  async #listWithContactOf(entry: LedgerEntry): Promise<readonly RecordedAttestation[]> {
    const { customerId, contact } = entry;
    if (!contact) return [];
    // Long after the act the agent may be signed out.
    return this.#options.partnerCenter.findAttestations('service-account', customerId, (held) =>
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

/**
 * Whether Partner Center's record can be that of the entry. On which day Microsoft dates what a customer accepted on its page is not
 * known; before the link was made, nothing was held for that person.
 */
function isOf({ linkId, dateAgreed }: LedgerEntry, { acceptedOn }: RecordedAttestation): boolean {
  const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);
  if (linkId === undefined) return acceptedOn === dayOf(dateAgreed);
  return acceptedOn >= dayOf(new Date(dateAgreed.getTime() - longestLifeMs));
}
