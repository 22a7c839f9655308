import type { CalendarDay } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { DirectoryNotes } from '../customers/directory/directory-notes.ts';
import type { CustomerId } from '../ids.ts';
import type { Caller } from '../partner-center/http/caller.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { type Acceptance, acceptanceFrom } from './acceptance.ts';
import { toldStatusFrom } from './status-reading.ts';

interface AcceptanceReaderOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly directory: DirectoryNotes;
  readonly renewalCutoff: CalendarDay | undefined;
  readonly clock: Clock;
}

/** Reads where a customer stands, for whoever has checked that it may be read. The directory learns it too. */
export class AcceptanceReader {
  readonly #its: AcceptanceReaderOptions;

  constructor(options: AcceptanceReaderOptions) {
    this.#its = options;
  }

  /** Both roads are read at once. */
  async read(caller: Caller, customerId: CustomerId): Promise<Acceptance> {
    const { partnerCenter, directory, renewalCutoff, clock } = this.#its;
    const askedAt = clock.now();
    const [attestations, direct] = await Promise.allSettled([
      partnerCenter.listAttestations(caller, customerId),
      partnerCenter.hasDirectAcceptance(caller, customerId),
    ]);
    const acceptance = acceptanceFrom({ attestations, direct }, renewalCutoff);
    const told = toldStatusFrom(acceptance, direct);
    if (told) await directory.noteStatus(customerId, told, askedAt);
    return acceptance;
  }
}
