import type { CalendarDay } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { StatusReader, StatusReading } from '../customers/customer-status.ts';
import type { DirectoryNotes } from '../customers/directory/directory-notes.ts';
import type { Caller, CustomerId } from '../ids.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { type Acceptance, acceptanceFrom, statusReadingFrom } from './acceptance.ts';

interface AcceptanceReaderOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly directory: DirectoryNotes;
  readonly renewalCutoff: CalendarDay | undefined;
  readonly clock: Clock;
}

/** Reads where a customer stands, and lets the directory know. The caller has checked that the agent may see it. */
export class AcceptanceReader {
  readonly #options: AcceptanceReaderOptions;

  constructor(options: AcceptanceReaderOptions) {
    this.#options = options;
  }

  /** Both roads are read at once. */
  async read(caller: Caller, customerId: CustomerId): Promise<Acceptance> {
    const { partnerCenter, directory, renewalCutoff, clock } = this.#options;
    const askedAt = clock.now();
    const [attestations, direct] = await Promise.allSettled([
      partnerCenter.listAttestations(caller, customerId),
      partnerCenter.hasDirectAcceptance(caller, customerId),
    ]);
    const acceptance = acceptanceFrom({ attestations, direct }, renewalCutoff);
    const reading = statusReadingFrom(acceptance, direct);
    if (reading) await directory.noteStatus(customerId, reading, askedAt);
    return acceptance;
  }
}

/** Reads for the directory, with as few requests as tell the status: a direct acceptance needs no other proof. */
export class PartnerCenterStatusReader implements StatusReader {
  readonly #partnerCenter: PartnerCenterClient;
  readonly #renewalCutoff: CalendarDay | undefined;

  constructor(options: { partnerCenter: PartnerCenterClient; renewalCutoff: CalendarDay | undefined }) {
    this.#partnerCenter = options.partnerCenter;
    this.#renewalCutoff = options.renewalCutoff;
  }

  async readStatus(customerId: CustomerId): Promise<StatusReading | undefined> {
    try {
      const isDirect = await this.#partnerCenter.hasDirectAcceptance('service-account', customerId);
      const attestations = isDirect ? [] : await this.#partnerCenter.listAttestations('service-account', customerId);
      const reads = { attestations: answered(attestations), direct: answered(isDirect) };
      return statusReadingFrom(acceptanceFrom(reads, this.#renewalCutoff), reads.direct);
    } catch (error) {
      if (error instanceof PartnerCenterError) return undefined;
      throw error;
    }
  }
}

function answered<T>(value: T): PromiseFulfilledResult<T> {
  return { status: 'fulfilled', value };
}
