import type { Clock } from '../../clock.ts';
import type { AgentId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type {
  EnhancedAttestationClient,
  LinkStatus,
} from '../../partner-center/enhanced/enhanced-attestation-client.ts';
import { PartnerCenterError } from '../../partner-center/http/partner-center-error.ts';
import { type AcceptanceLink, graceMs, nextLookAt, triedAfterwardsMs, warnAt } from './acceptance-link.ts';
import type { AcceptanceLinksStore } from './acceptance-links-store.ts';

export interface LinkReaderOptions {
  readonly links: AcceptanceLinksStore;
  /** Undefined where the wire map is not complete. */
  readonly enhanced: EnhancedAttestationClient | undefined;
  /** Otherwise somebody is to press for it. */
  readonly createsByItself: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks Microsoft how a link stands, and notes what came of it. */
export class LinkReader {
  readonly #options: LinkReaderOptions;

  constructor(options: LinkReaderOptions) {
    this.#options = options;
  }

  /** `by`: who wants to know; nobody where it is time. */
  async look(link: AcceptanceLink, by?: AgentId): Promise<void> {
    const { links, log } = this.#options;
    const ids = { linkId: link.linkId, customerId: link.customerId };
    const status = await this.#read(link);
    if (status === 'lost') {
      log.error(ids, 'address of acceptance link cannot be opened');
      await links.end(link.linkId, 'expired', this.#now(link, by));
      return;
    }
    if (status && !status.isKnown) log.warn(ids, 'unknown status word of an acceptance link');
    await this.#note(link, status, by);
  }

  /** `lost` where no key opens its address any more; undefined where Microsoft did not say. */
  async #read({ linkId }: AcceptanceLink): Promise<LinkStatus | 'lost' | undefined> {
    const { links, enhanced } = this.#options;
    const secret = await links.findSecret(linkId);
    if (secret === undefined) return 'lost';
    try {
      return await enhanced?.readStatus('service-account', secret);
    } catch (error) {
      if (error instanceof PartnerCenterError) return undefined;
      throw error;
    }
  }

  async #note(link: AcceptanceLink, status: LinkStatus | undefined, by: AgentId | undefined): Promise<void> {
    const { links, createsByItself, log } = this.#options;
    const { linkId, customerId } = link;
    const act = this.#now(link, by);
    switch (status?.state) {
      case 'accepted':
        if (await links.markAccepted(linkId, act, { isToBeTold: !createsByItself && act.isToBeTold }))
          log.info({ linkId, customerId }, 'acceptance link accepted');
        return;
      case 'expired':
      case 'refused':
        await links.end(linkId, status.state, act);
        return;
      case 'waiting':
      case undefined:
        return this.#wait(link, status, by);
    }
  }

  /** Our own clock ends a link only where Microsoft had time to say that it was accepted in the last minute. */
  async #wait(link: AcceptanceLink, status: LinkStatus | undefined, by: AgentId | undefined): Promise<void> {
    const { links } = this.#options;
    const { linkId, createdAt, sentAt, expiresAt: known } = link;
    const act = this.#now(link, by);
    const { now } = act;
    const expiresAt = status?.expiresAt ?? known ?? now;
    const over = expiresAt.getTime() + (status ? graceMs : triedAfterwardsMs);
    if (now.getTime() >= over) {
      await links.end(linkId, 'expired', act);
      return;
    }
    const wakeAt = [warnAt({ createdAt, expiresAt }), expiresAt, new Date(over)];
    const random = Math.random();
    const lookAt = nextLookAt({ since: sentAt ?? createdAt, now, wakeAt }, { hasFailed: !status, random });
    const unknownWord = status && !status.isKnown ? status.word : undefined;
    await links.saveLook(linkId, { lookAt, ...(status && { checkedAt: now, unknownWord, expiresAt }) });
  }

  /** Whoever made the link and looks themselves sees what came of it. */
  #now({ madeBy }: AcceptanceLink, by: AgentId | undefined) {
    return { now: this.#options.clock.now(), by, isToBeTold: by !== madeBy };
  }
}
