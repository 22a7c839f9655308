import { randomUUID } from 'node:crypto';
import type { CustomersService } from '../../customers/customers-service.ts';
import { forFields } from '../../form-fields.ts';
import type { DraftId, LinkId, TemplateId } from '../../ids.ts';
import type { Agent } from '../../identity/agent.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import type { PartnerCenterClient } from '../../partner-center/partner-center-client.ts';
import { type PrimaryContact, personFields } from '../../primary-contact.ts';
import type { AcceptanceReader } from '../acceptance-reader.ts';
import { emptyConfirmForm } from '../confirm-form.ts';
import type { DraftStore } from '../draft-store.ts';
import type { Draft } from '../draft.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { type AcceptanceLink, isRenewable } from './acceptance-link.ts';
import type { AgreementPlace } from './agreement-place.ts';
import type { AttestationRoads, Road } from './attestation-roads.ts';
import { type LinkCheck, type LinkObstacle, linkCheckOf, signerIn } from './link-check.ts';
import { LinkMaker, type LinkMakerOptions } from './link-maker.ts';
import { readLinkStanding } from './link-standing.ts';
import {
  type LinkFollowing,
  type LinkRequests,
  type LinkView,
  type StartRequest,
  type StartResult,
  type EntryFinder,
  viewOf,
} from './link-results.ts';

interface LinkRequestsOptions extends LinkMakerOptions {
  readonly roads: AttestationRoads;
  readonly partnerCenter: PartnerCenterClient;
  readonly acceptances: AcceptanceReader;
  readonly authorization: AuthorizationService;
  readonly customers: CustomersService;
  readonly drafts: DraftStore;
  readonly ledger: LedgerStore;
  readonly following: Pick<LinkFollowing, 'find' | 'refresh'>;
  readonly creator: EntryFinder;
  /** How long a call to Microsoft can be on its way, by the clock. */
  readonly callDeadlineMs: number;
}

/** Asks Microsoft for the pages on which customers accept. */
export class LinkRequestsService implements LinkRequests {
  readonly #options: LinkRequestsOptions;
  readonly #maker: LinkMaker;

  constructor(options: LinkRequestsOptions) {
    this.#options = options;
    this.#maker = new LinkMaker(options);
  }

  /** Which ways to confirm are offered now, the one that Microsoft asks for first. */
  async roads(): Promise<readonly Road[]> {
    return this.#options.roads.list();
  }

  /** Throws `EnhancedRoadClosedError`, before anybody fills in a form. */
  async requireEnhanced(): Promise<void> {
    await this.#options.roads.requireEnhanced();
  }

  /** What stands against a link for the draft, for its review. Throws `NotAllowedError` and `EnhancedRoadClosedError`. */
  async check(agent: Agent, draft: Draft): Promise<LinkCheck> {
    await this.#require(agent);
    return linkCheckOf(draft, await readLinkStanding(this.#options, agent, draft));
  }

  /**
   * Asks Microsoft for a link, once for the draft, however often and wherever this is called, and only if nothing has changed since
   * its review and nothing stands against it. Throws `NotAllowedError`, `EnhancedRoadClosedError`, and `PartnerCenterError` while
   * nothing has been asked for.
   */
  async start(agent: Agent, { draftId, version, place: card }: StartRequest): Promise<StartResult> {
    const { authorization, drafts, partnerCenter } = this.#options;
    await authorization.require(agent, 'see-status');
    const draft = await drafts.find(agent.agentId, draftId);
    if (!draft) return { kind: 'unknown-draft' };
    if (draft.state !== 'open') return this.#resultOfClosed(draft);
    await this.#require(agent);
    const contact = signerIn(draft.form);
    if (!contact || (draft.isAgain && draft.form.reason === '')) return { kind: 'incomplete', draft };
    const [{ templateId }, standing] = await Promise.all([
      partnerCenter.getAgreementTemplate(agent.agentId),
      readLinkStanding(this.#options, agent, draft),
    ]);
    const check = linkCheckOf(draft, standing);
    const superseded = { kind: 'superseded', draft, contact, check } as const;
    if (version !== check.version || check.obstacle || !check.place) return superseded;
    const link = this.#linkFor(agent, draft, { contact, templateId, place: check.place, card });
    const begun = await this.#begin(link, agent);
    if (begun === 'draft-closed') return this.#resultOfClosed(draft);
    return begun === 'open' ? { ...superseded, check: await this.check(agent, draft) } : { kind: 'link', view: begun };
  }

  /** The same request once more, where its answer was lost. */
  async tryAgain(agent: Agent, linkId: LinkId): Promise<LinkView | undefined> {
    const { links, clock, following } = this.#options;
    await this.#require(agent);
    const link = await links.find(linkId);
    const act = { now: clock.now(), by: agent.agentId };
    if (link?.contact && (await links.beginAgain(linkId, this.#overAt(act.now), act)))
      await this.#maker.make(link, agent.agentId);
    return following.find(agent, linkId);
  }

  /**
   * A new link for the same person, in place of one that is out or over. Microsoft is asked first whether the customer has accepted
   * meanwhile: then that is what comes of it. The view is of the newest link, and says what stood against another one.
   */
  async renew(agent: Agent, linkId: LinkId): Promise<LinkView | undefined> {
    await this.#require(agent);
    const view = await this.#options.following.refresh(agent, linkId);
    const { link } = view ?? {};
    const { contact } = link ?? {};
    if (!view || !link || !contact || !isRenewable(link)) return view;
    const like = await this.#draftLike(agent, link, contact);
    const obstacle = await this.#obstacleToRenewal(agent, like, linkId);
    if (obstacle) return { ...view, obstacle };
    const draft = await this.#options.drafts.add(like, this.#options.clock.now());
    const { templateId, country, language, conversationId, cardActivityId: activityId } = link;
    const card = { conversationId: conversationId ?? '', activityId };
    const made = { contact, templateId, place: { country, language }, card };
    const begun = await this.#begin({ ...this.#linkFor(agent, draft, made), replaces: linkId }, agent);
    if (typeof begun !== 'string') return begun;
    // Another press was first.
    await this.#options.drafts.close(draft, 'cancelled', this.#options.clock.now());
    return viewOf(this.#options, (await this.#options.links.findOpen(link.customerId)) ?? link);
  }

  /** Throws `NotAllowedError` and `EnhancedRoadClosedError`. */
  async #require(agent: Agent): Promise<void> {
    await this.#options.authorization.require(agent, 'attest');
    await this.#options.roads.requireEnhanced();
  }

  /** Of two that begin for one customer at the same instant, here or elsewhere, one asks Microsoft. */
  async #begin(link: AcceptanceLink, agent: Agent): Promise<LinkView | 'draft-closed' | 'open'> {
    const begun = await this.#options.links.begin(link, this.#overAt(link.createdAt));
    if (begun.kind !== 'written') return begun.kind;
    await this.#maker.make(link, agent.agentId);
    return viewOf(this.#options, (await this.#options.links.find(link.linkId)) ?? link);
  }

  async #resultOfClosed(draft: Draft): Promise<StartResult> {
    const link = await this.#options.links.findByDraft(draft.draftId);
    if (link) return { kind: 'link', view: await viewOf(this.#options, link) };
    const entry = await this.#options.ledger.findByDraft(draft.draftId);
    return entry ? { kind: 'entry', entry } : { kind: 'cancelled', draft };
  }

  async #obstacleToRenewal(agent: Agent, like: NewDraft, linkId: LinkId): Promise<LinkObstacle | undefined> {
    const now = this.#options.clock.now();
    const draft = { ...like, draftId: '' as DraftId, state: 'open', createdAt: now } as const;
    const standing = await readLinkStanding(this.#options, agent, draft);
    const open = standing.open?.linkId === linkId ? undefined : standing.open;
    const { obstacle } = linkCheckOf(draft, { ...standing, open });
    return obstacle;
  }

  /** With the reason why once more, where the first draft gave one. */
  async #draftLike(agent: Agent, link: AcceptanceLink, contact: PrimaryContact): Promise<NewDraft> {
    const first = await this.#options.drafts.find(link.madeBy, link.draftId);
    const typed = forFields(personFields, (field) => contact[field] ?? '');
    const form = { ...emptyConfirmForm, ...typed, reason: first?.form.reason ?? '' };
    const { customerId, companyName } = link;
    return {
      agentId: agent.agentId,
      customerId,
      companyName,
      form,
      isAgain: first?.isAgain ?? false,
      road: 'enhanced',
    };
  }

  #overAt(now: Date): Date {
    return new Date(now.getTime() + this.#options.callDeadlineMs);
  }

  #linkFor(agent: Agent, draft: Draft, facts: LinkFacts): AcceptanceLink {
    const { draftId, customerId, companyName } = draft;
    const { contact, templateId, place, card } = facts;
    return {
      linkId: randomUUID() as LinkId,
      draftId,
      customerId,
      companyName,
      madeBy: agent.agentId,
      agentName: agent.name,
      conversationId: card.conversationId,
      cardActivityId: card.activityId,
      contact,
      country: place.country,
      language: place.language,
      templateId,
      requestId: randomUUID(),
      state: 'making',
      mail: undefined,
      createdAt: this.#options.clock.now(),
      ...{ replaces: undefined, failure: undefined, unknownWord: undefined, shownAt: undefined, sentAt: undefined },
      ...{ checkedAt: undefined, acceptedAt: undefined, expiresAt: undefined, endedAt: undefined },
    };
  }
}

type NewDraft = Omit<Draft, 'draftId' | 'state' | 'createdAt'>;

interface LinkFacts {
  readonly contact: PrimaryContact;
  readonly templateId: TemplateId;
  readonly place: AgreementPlace;
  readonly card: StartRequest['place'];
}
