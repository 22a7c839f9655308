import { drain } from '../../background-work.ts';
import type { CallsUnderway } from '../../calls-underway.ts';
import type { Clock } from '../../clock.ts';
import type { LinkId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { SetAside } from '../../set-aside.ts';
import { isOut, warnAt } from './acceptance-link.ts';
import type { AcceptanceLinksStore } from './acceptance-links-store.ts';
import type { AutomaticCreation } from './automatic-creation.ts';
import type { LinkNotifier } from './link-notifier.ts';
import type { LinkReader } from './link-reader.ts';
import { type LinkClaim, type LinkWorkStore, renewed } from './link-work-store.ts';

interface LinkFollowerOptions {
  readonly links: AcceptanceLinksStore;
  readonly work: LinkWorkStore;
  /** Within the budget of what nobody waits for. */
  readonly reader: LinkReader;
  readonly creation: AutomaticCreation;
  readonly notifier: LinkNotifier;
  /** What this process is still asking for. */
  readonly linksUnderway: CallsUnderway<LinkId>;
  /** After which another instance takes up what this one began, unless it still looks; longer than a message lasts. */
  readonly leaseMs: number;
  /** How long a call to Microsoft can be on its way, by the clock. */
  readonly callDeadlineMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Follows each link until its agreement is there or it is over, and has the agent who made it told. */
export class LinkFollower {
  readonly #options: LinkFollowerOptions;
  readonly #setAside: SetAside;

  constructor(options: LinkFollowerOptions) {
    this.#options = options;
    this.#setAside = new SetAside({ ...options, random: Math.random });
  }

  /** Works through all that is due, unless it is to stop; several instances may do so at once. */
  async run(stopping: AbortSignal): Promise<void> {
    await drain(stopping, () => this.#followNext());
  }

  async #followNext(): Promise<boolean> {
    const { work, clock, leaseMs } = this.#options;
    const now = clock.now();
    const claim = await work.claimDue(now, new Date(now.getTime() + leaseMs));
    if (!claim) return false;
    const held = work.hold(claim);
    const ids = { linkId: claim.link.linkId, customerId: claim.link.customerId };
    await this.#setAside.attempt({ ids, leave: (until) => held.renew(until) }, async () => {
      if (claim.news) return this.#options.notifier.tell(claim);
      const next = await held.during(this.#options, () => this.#advance(claim));
      // What the step itself has moved on is nobody's claim any more.
      if (next !== 'moved') await work.lookAgainAt(renewed(claim, held), next);
    });
    return true;
  }

  /** When to look again, if it is to be looked at; `moved` where the step has said so itself. */
  async #advance(claim: LinkClaim): Promise<Date | undefined | 'moved'> {
    const { link } = claim;
    if (link.state === 'making') return this.#giveUp(claim);
    if (link.state === 'accepted') return this.#options.creation.advance(link);
    if (!isOut(link)) return undefined;
    const { work, reader, clock } = this.#options;
    const { createdAt, expiresAt } = link;
    if (!claim.isWarned && expiresAt && clock.now() >= warnAt({ createdAt, expiresAt }))
      await work.warn(claim, clock.now());
    await reader.look(link);
    return 'moved';
  }

  /** Whoever asked Microsoft is gone, or cut off: the answer is lost. */
  async #giveUp({ link }: LinkClaim): Promise<Date | 'moved'> {
    const { links, linksUnderway, callDeadlineMs, clock, log } = this.#options;
    const { linkId, customerId } = link;
    const now = clock.now();
    if (linksUnderway.list().includes(linkId)) return new Date(now.getTime() + callDeadlineMs);
    if (await links.markUncertain(linkId, now, { now }))
      log.warn({ linkId, customerId }, 'acceptance link left without an answer');
    return 'moved';
  }
}
