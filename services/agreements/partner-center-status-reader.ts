import type { CalendarDay } from '../calendar-day.ts';
import type { StatusReader, ToldStatus } from '../customers/customer-status.ts';
import type { CustomerId } from '../ids.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { acceptanceFrom } from './acceptance.ts';
import { toldStatusFrom } from './status-reading.ts';

/** Reads for the directory, with as few requests as tell the status: a direct acceptance needs no other proof. */
export class PartnerCenterStatusReader implements StatusReader {
  readonly #partnerCenter: PartnerCenterClient;
  readonly #renewalCutoff: CalendarDay | undefined;

  constructor(options: { partnerCenter: PartnerCenterClient; renewalCutoff: CalendarDay | undefined }) {
    this.#partnerCenter = options.partnerCenter;
    this.#renewalCutoff = options.renewalCutoff;
  }

  async readStatus(customerId: CustomerId): Promise<ToldStatus | undefined> {
    try {
      const isDirect = await this.#partnerCenter.hasDirectAcceptance('service-account', customerId);
      const attestations = isDirect ? [] : await this.#partnerCenter.listAttestations('service-account', customerId);
      const reads = { attestations: told(attestations), direct: told(isDirect) };
      return toldStatusFrom(acceptanceFrom(reads, this.#renewalCutoff), reads.direct);
    } catch (error) {
      if (error instanceof PartnerCenterError) return undefined;
      throw error;
    }
  }
}

function told<T>(value: T): PromiseFulfilledResult<T> {
  return { status: 'fulfilled', value };
}
