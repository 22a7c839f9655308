import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { HeldClaim } from '../database/held-claim.ts';
import { fromInstantText } from '../database/instant-text.ts';
import type { Log } from '../log.ts';
import { SetAside } from '../set-aside.ts';
import type { InvitationFollowUp } from './invitation-follow-up.ts';
import type { InvitationFollowUpsStore } from './invitation-follow-ups-store.ts';
import type { InvitationTeller } from './invitation-notifier.ts';
import type { InvitedCustomerReader } from './invited-customer-reader.ts';
import { followedForMs, nextCheckAt } from './next-check.ts';

/** For so long after the end a customer is tried that Partner Center says nothing about. */
const triedAfterwardsMs = 30 * 24 * 60 * 60_000;

interface InvitationFollowerOptions {
  readonly followUps: InvitationFollowUpsStore;
  readonly reader: InvitedCustomerReader;
  readonly teller: InvitationTeller;
  /** After which another instance takes up what this one began, unless it still looks; longer than a message lasts. */
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Looks for the acceptance of each customer that was invited, and has those told who invited it. */
export class InvitationFollower {
  readonly #its: InvitationFollowerOptions;
  readonly #setAside: SetAside;

  constructor(options: InvitationFollowerOptions) {
    this.#its = options;
    this.#setAside = new SetAside({ ...options, random: Math.random });
  }

  /** Works through all that is due, unless it is to stop; several instances may do so at once. */
  async run(stopping: AbortSignal): Promise<void> {
    const { followUps, teller, clock, leaseMs } = this.#its;
    while (!stopping.aborted) {
      const now = clock.now();
      const followUp = await followUps.claimDue(now, new Date(now.getTime() + leaseMs));
      if (!followUp) return;
      const claim = followUps.hold(followUp);
      const ids = { customerId: followUp.customerId, agentId: followUp.agentId };
      await this.#setAside.attempt({ ids, leave: (until) => claim.renew(until) }, () =>
        followUp.state === 'following' ? this.#look(followUp, claim, stopping) : teller.tell(followUp),
      );
      await othersTurn();
    }
  }

  async #look(claimed: InvitationFollowUp, claim: HeldClaim, stopping: AbortSignal): Promise<void> {
    const { followUps, reader, clock, log } = this.#its;
    const { customerId } = claimed;
    const reading = await claim.during(this.#its, () => reader.read(customerId));
    const followUp = { ...claimed, claimedUntil: fromInstantText(claim.until) };
    if (reading.kind === 'unknown') return stopping.aborted ? followUps.release(followUp) : this.#wait(followUp, true);
    const state = reading.kind === 'left' ? 'left' : reading.status;
    if (state === 'none' || state === 'renewal-due') return this.#wait(followUp, false);
    await followUps.endAll(followUp, state, clock.now());
    log.info({ customerId, state }, 'invited customer no longer followed');
  }

  /** `hasFailed`: nothing is known, so there is nothing to tell. */
  async #wait(followUp: InvitationFollowUp, hasFailed: boolean): Promise<void> {
    const { followUps, clock, log } = this.#its;
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
