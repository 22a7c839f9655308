import { drain } from '../background-work.ts';
import type { Clock } from '../clock.ts';
import type { StatusReader, StatusReading } from '../customers/customer-status.ts';
import type { DirectoryNotes } from '../customers/directory/directory-notes.ts';
import type { HeldClaim } from '../database/claims.ts';
import { fromInstantText } from '../database/instant-text.ts';
import type { CustomerId } from '../ids.ts';
import type { Log } from '../log.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { SetAside } from '../set-aside.ts';
import type { InvitationFollowUpsStore } from './invitation-follow-ups-store.ts';
import type { InvitationNotifier } from './invitation-notifier.ts';
import { type InvitationFollowUp, followedForMs, nextCheckAt } from './invitation.ts';
import { dayMs } from '../duration.ts';

/** Keep trying for 30 more days if Partner Center could not be read. */
const triedAfterwardsMs = 30 * dayMs;

interface InvitationFollowerOptions {
  readonly followUps: InvitationFollowUpsStore;
  readonly reader: InvitedCustomerReader;
  readonly notifier: InvitationNotifier;
  /** After which another instance takes up what this one began, unless it still looks; longer than a message lasts. */
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Looks for the acceptance of each invited customer, and has the agents who invited it told. */
export class InvitationFollower {
  readonly #options: InvitationFollowerOptions;
  readonly #setAside: SetAside;

  constructor(options: InvitationFollowerOptions) {
    this.#options = options;
    this.#setAside = new SetAside({ ...options, random: Math.random });
  }

  /** Works through all that is due, unless it is to stop; several instances may do so at once. */
  async run(stopping: AbortSignal): Promise<void> {
    await drain(stopping, () => this.#followNext(stopping));
  }

  async #followNext(stopping: AbortSignal): Promise<boolean> {
    const { followUps, notifier, clock, leaseMs } = this.#options;
    const now = clock.now();
    const followUp = await followUps.claimDue(now, new Date(now.getTime() + leaseMs));
    if (!followUp) return false;
    const claim = followUps.hold(followUp);
    const ids = { customerId: followUp.customerId, agentId: followUp.agentId };
    await this.#setAside.attempt({ ids, leave: (until) => claim.renew(until) }, () =>
      followUp.state === 'following' ? this.#look(followUp, claim, stopping) : notifier.tell(followUp),
    );
    return true;
  }

  async #look(claimed: InvitationFollowUp, claim: HeldClaim, stopping: AbortSignal): Promise<void> {
    const { followUps, reader, clock, log } = this.#options;
    const { customerId } = claimed;
    const reading = await claim.during(this.#options, () => reader.read(customerId));
    const followUp = { ...claimed, claimedUntil: fromInstantText(claim.until) };
    if (reading.kind === 'unknown') return stopping.aborted ? followUps.release(followUp) : this.#wait(followUp, true);
    const state = reading.kind === 'left' ? 'left' : reading.status;
    if (state === 'none' || state === 'renewal-due') return this.#wait(followUp, false);
    await followUps.endAll(followUp, state, clock.now());
    log.info({ customerId, state }, 'invited customer no longer followed');
  }

  /** `hasFailed`: nothing is known, so there is nothing to tell. */
  async #wait(followUp: InvitationFollowUp, hasFailed: boolean): Promise<void> {
    const { followUps, clock, log } = this.#options;
    const { customerId, invitedAt } = followUp;
    const now = clock.now();
    const endsAfterMs = hasFailed ? followedForMs + triedAfterwardsMs : followedForMs;
    if (now.getTime() - invitedAt.getTime() < endsAfterMs) {
      return followUps.saveCheck(followUp, now, nextCheckAt({ invitedAt, now }, { hasFailed, random: Math.random() }));
    }
    await followUps.expire(followUp, now, !hasFailed);
    log.info({ customerId, state: 'expired' }, 'invited customer no longer followed');
  }
}

/** What a look at an invited customer has shown. */
export type InvitedCustomerReading =
  | { readonly kind: 'read'; readonly status: StatusReading['status'] }
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
  readonly #options: InvitedCustomerReaderOptions;

  constructor(options: InvitedCustomerReaderOptions) {
    this.#options = options;
  }

  async read(customerId: CustomerId): Promise<InvitedCustomerReading> {
    const { statusReader, directory, clock } = this.#options;
    const askedAt = clock.now();
    const told = await statusReader.readStatus(customerId);
    if (!told) return { kind: (await this.#hasLeft(customerId)) ? 'left' : 'unknown' };
    await directory.noteStatus(customerId, told, askedAt);
    return { kind: 'read', status: told.status };
  }

  /** The status of a customer that has left cannot be read either: only the customer itself tells the two apart. */
  async #hasLeft(customerId: CustomerId): Promise<boolean> {
    try {
      return (await this.#options.partnerCenter.findCustomer('service-account', customerId)) === undefined;
    } catch (error) {
      if (error instanceof PartnerCenterError) return false;
      throw error;
    }
  }
}
