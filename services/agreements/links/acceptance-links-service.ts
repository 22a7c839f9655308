import type { Clock } from '../../clock.ts';
import type { CustomerId, DraftId, LinkId } from '../../ids.ts';
import type { Agent } from '../../identity/agent.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import type { MailRequest } from '../../mail/letter-mail.ts';
import type { EnhancedAttestationClient } from '../../partner-center/enhanced/enhanced-attestation-client.ts';
import { type AcceptanceLink, isOut } from './acceptance-link.ts';
import type { AcceptanceLinksStore } from './acceptance-links-store.ts';
import type { AgreementCreator } from './agreement-creator.ts';
import type { LinkMailer } from './link-mailer.ts';
import type { LinkReader } from './link-reader.ts';
import type { Act } from './link-steps.ts';
import { type LinkFollowing, type LinkView, type OpenResult, viewOf } from './link-results.ts';

interface AcceptanceLinksOptions {
  readonly links: AcceptanceLinksStore;
  /** Undefined where the wire map is not complete. */
  readonly enhanced: EnhancedAttestationClient | undefined;
  readonly authorization: AuthorizationService;
  readonly reader: LinkReader;
  readonly creator: AgreementCreator;
  /** Undefined where the bot sends no e-mails. */
  readonly mailer: LinkMailer | undefined;
  readonly clock: Clock;
}

/**
 * What agents do with a link that is out, also while no new ones are made. Whoever may confirm may do all of it; everything throws
 * `NotAllowedError`, and gives undefined for a link that does not exist.
 */
export class AcceptanceLinksService implements LinkFollowing {
  readonly #options: AcceptanceLinksOptions;

  constructor(options: AcceptanceLinksOptions) {
    this.#options = options;
  }

  get mails(): boolean {
    return this.#options.mailer !== undefined;
  }

  /** For the agent who made it, until it is said to be sent. Asks nobody, so that it is quick. */
  async open(agent: Agent, linkId: LinkId): Promise<OpenResult | undefined> {
    const view = await this.#act(agent, linkId, async (link) => this.#options.mailer?.settleLost(link));
    if (!view) return undefined;
    const { links, enhanced, clock } = this.#options;
    const { link } = view;
    const isTheirs = link.state === 'made' && link.madeBy === agent.agentId;
    const secret = isTheirs ? await links.findSecret(linkId) : undefined;
    if (!enhanced || secret === undefined || !link.expiresAt) return { kind: 'closed', view };
    await links.noteShown(linkId, { now: clock.now(), by: agent.agentId });
    return { kind: 'open', link, address: enhanced.linkFor(secret), expiresAt: link.expiresAt };
  }

  /** From the mailbox of whoever made it, to the person who is to accept. */
  async mail(agent: Agent, linkId: LinkId, request: MailRequest): Promise<LinkView | undefined> {
    return this.#act(agent, linkId, async (link) => {
      const isTheirs = link.state === 'made' && link.madeBy === agent.agentId;
      if (isTheirs) await this.#options.mailer?.send(agent, link, request);
    });
  }

  async markSent(agent: Agent, linkId: LinkId): Promise<LinkView | undefined> {
    return this.#act(agent, linkId, async (_, act) => {
      await this.#options.links.markSent(linkId, act);
    });
  }

  /** The letter had not gone out after all. */
  async takeSentBack(agent: Agent, linkId: LinkId): Promise<LinkView | undefined> {
    return this.#act(agent, linkId, async (_, act) => {
      await this.#options.links.takeSentBack(linkId, act);
    });
  }

  /** Microsoft cannot take a link back: the customer can still open it, and nothing comes of that. */
  async withdraw(agent: Agent, linkId: LinkId): Promise<LinkView | undefined> {
    return this.#act(agent, linkId, async (link, act) => {
      const entry = await this.#options.creator.findEntry(link);
      const isUnderWay = entry && entry.outcome.state !== 'refused';
      if (!isUnderWay) await this.#options.links.end(linkId, 'withdrawn', act);
    });
  }

  /** Asks Microsoft now. */
  async refresh(agent: Agent, linkId: LinkId): Promise<LinkView | undefined> {
    return this.#act(agent, linkId, async (link) => {
      if (isOut(link)) await this.#options.reader.look(link, agent.agentId);
    });
  }

  /** Where it is left to a press, and where an earlier try came to nothing. */
  async createAgreement(agent: Agent, linkId: LinkId): Promise<LinkView | undefined> {
    return this.#act(agent, linkId, async (link) => {
      if (link.state === 'accepted') await this.#options.creator.create(link, agent);
    });
  }

  /** Throws `NotAllowedError`, as all that follows does. */
  async find(agent: Agent, linkId: LinkId): Promise<LinkView | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#viewOf(await this.#options.links.find(linkId));
  }

  /** The customer's link that is not over yet. */
  async findOpen(agent: Agent, customerId: CustomerId): Promise<LinkView | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#viewOf(await this.#options.links.findOpen(customerId));
  }

  /** What became of a draft that was used up. */
  async findByDraft(agent: Agent, draftId: DraftId): Promise<LinkView | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#viewOf(await this.#options.links.findByDraft(draftId));
  }

  /** Newest first. */
  async list(agent: Agent, customerId: CustomerId, limit: number): Promise<readonly AcceptanceLink[]> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.links.listByCustomer(customerId, limit);
  }

  /** The link as it stands after the act, whoever acted. */
  async #act(
    agent: Agent,
    linkId: LinkId,
    act?: (link: AcceptanceLink, by: Act) => Promise<void>,
  ): Promise<LinkView | undefined> {
    const { links, authorization, clock } = this.#options;
    await authorization.require(agent, 'attest');
    const link = await links.find(linkId);
    if (!link || !act) return this.#viewOf(link);
    await act(link, { now: clock.now(), by: agent.agentId });
    return this.#viewOf(await links.find(linkId));
  }

  async #viewOf(link: AcceptanceLink | undefined): Promise<LinkView | undefined> {
    return link && viewOf(this.#options, link);
  }
}
