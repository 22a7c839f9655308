import type { CallsUnderway } from '../../calls-underway.ts';
import type { Clock } from '../../clock.ts';
import { minuteMs } from '../../duration.ts';
import type { AgentId, LinkId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { EnhancedAttestationClient } from '../../partner-center/enhanced/enhanced-attestation-client.ts';
import { PartnerCenterError } from '../../partner-center/http/partner-center-error.ts';
import { failureCodeOf } from '../failure-reason.ts';
import { type AcceptanceLink, nextLookAt, warnAt } from './acceptance-link.ts';
import type { AcceptanceLinksStore } from './acceptance-links-store.ts';

export interface LinkMakerOptions {
  readonly links: AcceptanceLinksStore;
  /** Undefined where the wire map is not complete. */
  readonly enhanced: EnhancedAttestationClient | undefined;
  /** For how long a link lives, if Microsoft says nothing else. */
  readonly linkMinutes: number;
  /** What this process is still asking for. */
  readonly linksUnderway: CallsUnderway<LinkId>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks Microsoft for a link that is written as `making`, once. */
export class LinkMaker {
  readonly #options: LinkMakerOptions;

  constructor(options: LinkMakerOptions) {
    this.#options = options;
  }

  async make(link: AcceptanceLink, by: AgentId): Promise<void> {
    const { links, linksUnderway, clock, log } = this.#options;
    const { linkId, customerId } = link;
    await linksUnderway.during(linkId, async () => {
      try {
        await this.#ask(link, by);
        log.info({ linkId, customerId }, 'acceptance link made');
      } catch (error) {
        if (!(error instanceof PartnerCenterError)) throw error;
        log.warn({ linkId, customerId, code: error.code, requestId: error.requestId }, 'acceptance link not made');
        const act = { now: clock.now(), by };
        if (error.mayHaveBeenDone) await links.markUncertain(linkId, seenBy(act.now), act);
        else await links.markFailed(linkId, failureCodeOf(error), act);
      }
    });
    linksUnderway.watch.forget(linkId);
  }

  async #ask(link: AcceptanceLink, by: AgentId): Promise<void> {
    const { links, enhanced, linkMinutes: minutes, clock } = this.#options;
    const { linkId, contact, companyName, country, language, requestId } = link;
    if (!enhanced || !contact) throw new Error('there is nobody to ask, or nothing to ask for');
    const asked = { contact, companyName, country, language, minutes };
    const secret = await enhanced.start(by, asked, requestId);
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + minutes * minuteMs);
    const wakeAt = [warnAt({ createdAt: now, expiresAt }), expiresAt];
    const lookAt = nextLookAt({ since: now, now, wakeAt }, { hasFailed: false, random: Math.random() });
    await links.markMade(linkId, { secret, expiresAt, lookAt }, { now, by });
  }
}

/** The agent sees it at once, unless this process dies over it. Later it is a reminder: the customer can get no other link. */
function seenBy(now: Date): Date {
  return new Date(now.getTime() + 10 * minuteMs);
}
