import type { Clock } from '../clock.ts';
import type { StatusReader, ToldStatus } from '../customers/customer-status.ts';
import type { DirectoryNotes } from '../customers/directory/directory-notes.ts';
import type { CustomerId } from '../ids.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';

/** What a look at an invited customer has shown. */
export type InvitedCustomerReading =
  | { readonly kind: 'told'; readonly status: ToldStatus['status'] }
  /** It is no customer of the partner any more. */
  | { readonly kind: 'left' }
  | { readonly kind: 'unknown' };

interface InvitedCustomerReaderOptions {
  readonly statusReader: StatusReader;
  /** Shares the budget of the reader. */
  readonly partnerCenter: PartnerCenterClient;
  readonly directory: DirectoryNotes;
  readonly clock: Clock;
}

/** Looks in Partner Center where an invited customer stands; the directory learns it too. */
export class InvitedCustomerReader {
  readonly #its: InvitedCustomerReaderOptions;

  constructor(options: InvitedCustomerReaderOptions) {
    this.#its = options;
  }

  async read(customerId: CustomerId): Promise<InvitedCustomerReading> {
    const { statusReader, directory, clock } = this.#its;
    const askedAt = clock.now();
    const told = await statusReader.readStatus(customerId);
    if (!told) return { kind: (await this.#hasLeft(customerId)) ? 'left' : 'unknown' };
    await directory.noteStatus(customerId, told, askedAt);
    return { kind: 'told', status: told.status };
  }

  /** The status of a customer that has left cannot be read either: only the customer itself tells the two apart. */
  async #hasLeft(customerId: CustomerId): Promise<boolean> {
    try {
      return (await this.#its.partnerCenter.findCustomer('service-account', customerId)) === undefined;
    } catch (error) {
      if (error instanceof PartnerCenterError) return false;
      throw error;
    }
  }
}
