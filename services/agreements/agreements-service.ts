import { randomUUID } from 'node:crypto';
import type { CallsUnderway } from '../calls-underway.ts';
import type { Clock } from '../clock.ts';
import type { AttestationId, CustomerId, DraftId, TemplateId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { RecordedAttestation, TemplateDocument } from '../partner-center/wire/agreements.ts';
import type { AcceptanceReader } from './acceptance-reader.ts';
import type { Acceptance } from './acceptance.ts';
import type { AttestationRoad } from './attestation-road.ts';
import type { AttestationSender } from './attestation-sender.ts';
import { groundIn } from './confirm-form.ts';
import { type AcceptedBy, parseContactForm } from './contact-form.ts';
import { dateAgreedFor } from './date-agreed.ts';
import type { DraftStore } from './draft-store.ts';
import type { Draft } from './draft.ts';
import type { LedgerEntry } from './ledger/ledger-entry.ts';
import type { LedgerStore } from './ledger/ledger-store.ts';
import type { LedgerWorkStore } from './ledger/ledger-work-store.ts';
import type { AcceptanceLink } from './links/acceptance-link.ts';
import type { TemplateText } from './template-text.ts';
import type { TemplateTexts } from './template-texts.ts';
import {
  type Held,
  type Obstacle,
  type Standing,
  heldIn,
  lacksReason,
  obstacleTo,
  replacedBy,
  versionOf,
} from './standing.ts';

const entriesLookedAt = 5;

/** What came of pressing Confirm. */
export type AttestResult =
  /** The draft's one entry, written by this press or by an earlier one. */
  | { readonly kind: 'entry'; readonly entry: LedgerEntry }
  /** The draft does not hold (any more) what can be sent; show its form again. */
  | { readonly kind: 'incomplete'; readonly draft: Draft }
  /** Form or customer are no longer as the card showed them. Nothing was sent; show the review again. */
  | { readonly kind: 'superseded'; readonly draft: Draft; readonly acceptedBy: AcceptedBy; readonly check: ReviewCheck }
  | { readonly kind: 'cancelled'; readonly draft: Draft }
  /** The customer was asked to accept on a page of Microsoft's instead. */
  | { readonly kind: 'link'; readonly link: AcceptanceLink }
  /** No such draft of this agent's. */
  | { readonly kind: 'unknown-draft' };

/** What a review shows beside the form, read a moment ago. */
export interface ReviewCheck {
  readonly obstacle: Obstacle | undefined;
  /** What the confirmation would take the place of. */
  readonly held: Held | undefined;
  /** It has to be said first why the customer is confirmed once more. */
  readonly lacksReason: boolean;
  /** To be given to `attest`, which sends nothing if it is another one by then. */
  readonly version: string;
}

export interface AttestRequest {
  readonly draftId: DraftId;
  /** Of the review that was shown. */
  readonly version?: string | undefined;
  /** The agent has just created the customer, and stated with it that it accepted: there was no review of its own. */
  readonly isNewCustomer?: boolean;
  /** The review was that of a whole list: it is sent where nothing at all stands against it now. */
  readonly isListed?: boolean;
  readonly place: CardPlace;
}

/** Where the agent sees the card, so that the outcome can reach them later. */
export interface CardPlace {
  readonly conversationId: string;
  readonly activityId: string | undefined;
}

interface AgreementsOptions {
  readonly sender: AttestationSender;
  readonly ledger: LedgerStore;
  readonly road: AttestationRoad;
  readonly links: { findByDraft(draftId: DraftId): Promise<AcceptanceLink | undefined> };
  /** What this process is still sending. */
  readonly attestationsUnderway: CallsUnderway<AttestationId>;
  readonly clock: Clock;
  readonly partnerCenter: PartnerCenterClient;
  readonly acceptances: AcceptanceReader;
  readonly authorization: AuthorizationService;
  readonly drafts: DraftStore;
  readonly ledgerWork: LedgerWorkStore;
  readonly templateTexts: TemplateTexts;
}

/** Says where a customer stands, attests, and knows later who attested what. */
export class AgreementsService {
  readonly #options: AgreementsOptions;

  constructor(options: AgreementsOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`. */
  async getAcceptance(agent: Agent, customerId: CustomerId): Promise<Acceptance> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.acceptances.read(agent.agentId, customerId);
  }

  /** What stands against sending the draft now, for its review. Throws `NotAllowedError`. */
  async checkBeforeSending(agent: Agent, draft: Draft): Promise<ReviewCheck> {
    await this.#options.authorization.require(agent, 'attest');
    return checkOf(draft, await this.#standingOf(agent, draft));
  }

  /**
   * Sends the draft to Partner Center, once, however often and wherever this is called for it, and only if nothing has changed
   * since its review. Throws `NotAllowedError`, and `PartnerCenterError` while nothing has been sent.
   */
  async attest(agent: Agent, request: AttestRequest): Promise<AttestResult> {
    await this.#options.authorization.require(agent, 'see-status');
    const draft = await this.#options.drafts.find(agent.agentId, request.draftId);
    if (!draft) return { kind: 'unknown-draft' };
    if (draft.state !== 'open') return this.#resultOfClosed(draft);
    await this.#options.authorization.require(agent, 'attest');
    const parsed = parseContactForm(draft.form, this.#options.clock.now(), agent.timeZone);
    if (parsed.kind === 'invalid') return { kind: 'incomplete', draft };
    const { acceptedBy } = parsed;
    const [template, standing] = await Promise.all([
      this.#options.partnerCenter.getAgreementTemplate(agent.agentId),
      this.#standingOf(agent, draft),
    ]);
    const check = checkOf(draft, standing);
    if (!mayBeSent(request, check)) return this.#superseded({ draft, acceptedBy, check });
    const { templateId } = template;
    const templateText = await this.#options.templateTexts.find(agent.agentId, draft.customerId, templateId);
    const facts = { ...acceptedBy, held: check.held, templateId, templateText, place: request.place };
    return this.#intend(agent, this.#entryFor(agent, draft, facts), { draft, standing });
  }

  /** Of all that is confirmed for a customer at one instant, here and at other instances, one is sent. */
  async #intend(
    agent: Agent,
    entry: LedgerEntry & AcceptedBy,
    { draft, standing }: { draft: Draft; standing: Standing },
  ): Promise<AttestResult> {
    const known = standing.entries.map(({ attestationId }) => attestationId);
    return this.#options.attestationsUnderway.during(entry.attestationId, async () => {
      switch (await this.#options.ledger.intend(entry, known)) {
        case 'written':
          return { kind: 'entry', entry: await this.#options.sender.send(entry) };
        case 'draft-closed':
          return this.#resultOfClosed(draft);
        case 'superseded':
          return this.#superseded({
            ...{ draft, acceptedBy: entry, check: checkOf(draft, await this.#standingOf(agent, draft)) },
          });
      }
    });
  }

  /** What has changed may be that another press has sent this very draft. */
  async #superseded(review: { draft: Draft; acceptedBy: AcceptedBy; check: ReviewCheck }): Promise<AttestResult> {
    const { agentId, draftId } = review.draft;
    const draft = await this.#options.drafts.find(agentId, draftId);
    return draft?.state === 'open' ? { kind: 'superseded', ...review } : this.#resultOfClosed(draft ?? review.draft);
  }

  /** The ledger first: what is settled after it was read is then seen at Partner Center. */
  async #standingOf({ agentId }: Agent, { customerId }: Draft): Promise<Standing> {
    const entries = await this.#options.ledger.listEffective(customerId);
    return { entries, acceptance: await this.#options.acceptances.read(agentId, customerId) };
  }

  async markTold(entry: LedgerEntry): Promise<void> {
    await this.#options.ledgerWork.markTold(entry, this.#options.clock.now());
  }

  /** What came of the draft, if it was sent; while it is on its way, that is waited for. */
  async findEntryOfDraft(draftId: DraftId): Promise<LedgerEntry | undefined> {
    const entry = await this.#options.ledger.findByDraft(draftId);
    return entry && this.#options.sender.onceAnswered(entry);
  }

  /** What Partner Center held before an entry that is `already-recorded`, if it can be read. */
  async findEarlier(entry: LedgerEntry): Promise<RecordedAttestation | undefined> {
    return this.#options.road.findEarlier(entry);
  }

  /** What our own ledger says of a customer, newest first. Throws `NotAllowedError`. */
  async listHistory(agent: Agent, customerId: CustomerId, limit: number): Promise<readonly LedgerEntry[]> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.ledger.listByCustomer(customerId, limit);
  }

  /** The agent of ours who confirmed what Partner Center holds; undefined where that was done elsewhere. */
  async findConfirmedBy(
    agent: Agent,
    customerId: CustomerId,
    attestation: RecordedAttestation,
  ): Promise<string | undefined> {
    const entries = await this.listHistory(agent, customerId, entriesLookedAt);
    const { acceptedOn, contact } = attestation;
    return entries.find(
      (entry) =>
        entry.outcome.state === 'recorded' &&
        entry.acceptedOn === acceptedOn &&
        entry.contact?.email.toLowerCase() === contact.email.toLowerCase(),
    )?.agentName;
  }

  /** Links that Microsoft lets live for five minutes: for showing now, never for keeping. */
  async getTemplateDocument(agent: Agent, place: { country: string; language: string }): Promise<TemplateDocument> {
    await this.#options.authorization.require(agent, 'see-status');
    const template = await this.#options.partnerCenter.getAgreementTemplate(agent.agentId);
    return this.#options.partnerCenter.getTemplateDocument(agent.agentId, template.templateId, place);
  }

  async #resultOfClosed(draft: Draft): Promise<AttestResult> {
    const entry = await this.findEntryOfDraft(draft.draftId);
    if (entry) return { kind: 'entry', entry };
    const link = await this.#options.links.findByDraft(draft.draftId);
    return link ? { kind: 'link', link } : { kind: 'cancelled', draft };
  }

  #entryFor(
    agent: Agent,
    draft: Draft,
    facts: AcceptedBy & {
      readonly held: Held | undefined;
      readonly templateId: TemplateId;
      readonly templateText: TemplateText | undefined;
      readonly place: CardPlace;
    },
  ): LedgerEntry & AcceptedBy {
    const now = this.#options.clock.now();
    return {
      attestationId: randomUUID() as AttestationId,
      draftId: draft.draftId,
      customerId: draft.customerId,
      companyName: draft.companyName,
      attestedBy: agent.agentId,
      agentName: agent.name,
      conversationId: facts.place.conversationId,
      cardActivityId: facts.place.activityId,
      contact: facts.contact,
      acceptedOn: facts.acceptedOn,
      reason: draft.form.reason || undefined,
      replaces: facts.held && replacedBy(facts.held),
      ...groundIn(draft.form),
      dateAgreed: dateAgreedFor(facts.acceptedOn, now),
      templateId: facts.templateId,
      templateText: facts.templateText,
      requestId: randomUUID(),
      outcome: { state: 'intended' },
      intendedAt: now,
      settledAt: undefined,
    };
  }
}

function checkOf(draft: Draft, standing: Standing): ReviewCheck {
  const held = heldIn(draft, standing);
  const obstacle = obstacleTo(draft, standing);
  return { obstacle, held, lacksReason: lacksReason(draft, held), version: versionOf(draft, standing) };
}

/** A customer of a moment ago cannot be confirmed yet, and its status often cannot be read yet. */
function mayBeSent({ version, isNewCustomer, isListed }: AttestRequest, check: ReviewCheck): boolean {
  if (isListed) return check.obstacle === undefined && !check.lacksReason;
  if (isNewCustomer) return check.obstacle === undefined || check.obstacle.kind === 'unchecked';
  return version === check.version && !check.lacksReason;
}
