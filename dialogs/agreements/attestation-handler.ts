import type { LinkRequests, LinkView } from '../../services/agreements/links/link-results.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { attestationFormCard } from '../../cards/agreements/attestation-form-card.ts';
import { attestationReceiptCard } from '../../cards/agreements/attestation-receipt-card.ts';
import { roadChoiceCard } from '../../cards/agreements/links/road-choice-card.ts';
import { attestationReviewCard } from '../../cards/agreements/attestation-review-card.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { outdatedCard, attestationCancelledCard } from '../../cards/kit/notice-cards.ts';
import type { Acceptance } from '../../services/agreements/acceptance.ts';
import type { AgreementsService, AttestResult, ReviewCheck } from '../../services/agreements/agreements-service.ts';
import { type ConfirmForm, type ConfirmProblems, groundIn } from '../../services/agreements/confirm-form.ts';
import { type AcceptedBy, contactFormFrom } from '../../services/agreements/contact-form.ts';
import type { Draft } from '../../services/agreements/draft.ts';
import type { DraftsService } from '../../services/agreements/drafts-service.ts';
import { type LedgerEntry, isRetired, isSettled } from '../../services/agreements/ledger/ledger-entry.ts';
import type { Road } from '../../services/agreements/links/attestation-roads.ts';
import { isAccepted } from '../../services/customers/customer-status.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { CustomerId, DraftId } from '../../services/ids.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** The other road, on which the customer accepts at Microsoft's. */
interface ByLink {
  form(turn: Turn, draft: Draft, shown: { readonly problems: ConfirmProblems }): Reply;
  showOpen(turn: Turn, customerId: CustomerId): Promise<Reply | undefined>;
  showDraft(turn: Turn, draft: Draft): Promise<Reply>;
  showView(turn: Turn, view: LinkView): Promise<Reply>;
}

interface AttestationHandlerOptions {
  readonly agreements: AgreementsService;
  readonly drafts: DraftsService;
  readonly customers: CustomersService;
  readonly authorization: AuthorizationService;
  readonly byLink: ByLink;
  readonly requests: LinkRequests;
  /** Whom Partner Center names for what is confirmed now; undefined where that is the agent. */
  readonly findAccount: () => Promise<string | undefined>;
  readonly showStatus: (turn: Turn, customer: CustomerSummary, acceptance: Acceptance) => Promise<Reply>;
  readonly clock: Clock;
}

/** From each press on the form, the review or the receipt to the card that follows. The draft decides, not the card. */
export class AttestationHandler {
  readonly #options: AttestationHandlerOptions;

  constructor(options: AttestationHandlerOptions) {
    this.#options = options;
  }

  /** For a customer that has accepted already this is the status, from where the agent can still go on. */
  async startUnlessAccepted(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    await this.#options.authorization.require(turn.agent, 'attest');
    const asked = { customerId: customer.customerId };
    return this.#startOrStatus(turn, asked, () => Promise.resolve(customer));
  }

  /** A card may be older than the acceptance; only "Confirm again" was pressed in view of one. */
  async start(turn: Turn, { customerId, again, road }: Omit<ActionOf<'attestation.start'>, 'verb'>): Promise<Reply> {
    await this.#options.authorization.require(turn.agent, 'attest');
    const getCustomer = () => this.#options.customers.getCustomer(turn.agent, customerId);
    return this.#startOrStatus(turn, { customerId, again, road }, getCustomer);
  }

  async #startOrStatus(
    turn: Turn,
    asked: Pick<ActionOf<'attestation.start'>, 'customerId' | 'again' | 'road'>,
    getCustomer: () => Promise<CustomerSummary>,
  ): Promise<Reply> {
    const { customerId, again } = asked;
    const { agreements, drafts, byLink, showStatus } = this.#options;
    const acceptance = await agreements.getAcceptance(turn.agent, customerId);
    const asksReason = again !== undefined && acceptance.kind === 'attested';
    if (isAccepted(acceptance.kind) && !asksReason) return showStatus(turn, await getCustomer(), acceptance);
    const open = asked.road === 'classic' ? undefined : await byLink.showOpen(turn, customerId);
    if (open) return open;
    const road = await this.#roadOf(asked);
    if (!road) return this.#askRoad(turn, await getCustomer(), { isAgain: asksReason });
    const draft = await drafts.start(turn.agent, customerId, { isAgain: asksReason, road });
    return this.#form(turn, draft, { isUnchecked: acceptance.kind === 'unknown' });
  }

  /** Undefined where the agent has to choose. Throws `EnhancedRoadClosedError` where no road is open. */
  async #roadOf({ road }: Pick<ActionOf<'attestation.start'>, 'road'>): Promise<Road | undefined> {
    const { requests } = this.#options;
    const offered = await requests.roads();
    if (road === 'enhanced' || offered.length === 0) await requests.requireEnhanced();
    if (road && offered.includes(road)) return road;
    return offered.length > 1 ? undefined : offered[0];
  }

  #askRoad({ language }: Turn, customer: CustomerSummary, { isAgain }: { readonly isAgain: boolean }): Reply {
    return reply(roadChoiceCard({ language, customer, isAgain }));
  }

  async review(turn: Turn, action: ActionOf<'attestation.review'>): Promise<Reply> {
    const { reason, ground, groundReference } = action;
    return this.#reviewForm(turn, action.draftId, { ...contactFormFrom(action), reason, ground, groundReference });
  }

  async #reviewForm(turn: Turn, draftId: DraftId, typed: ConfirmForm): Promise<Reply> {
    const open = await this.#options.drafts.find(turn.agent, draftId);
    if (open?.state !== 'open') return this.#current(turn, open);
    const { draft, parsed } = await this.#options.drafts.review(turn.agent, open, typed);
    if (parsed.kind === 'invalid') return this.#form(turn, draft, { problems: parsed.problems });
    const check = await this.#options.agreements.checkBeforeSending(turn.agent, draft);
    return this.#review(turn, draft, { acceptedBy: parsed.acceptedBy, check });
  }

  #review(
    { language, agent }: Turn,
    { draftId, customerId, companyName, form }: Draft,
    { acceptedBy, check }: { readonly acceptedBy: AcceptedBy; readonly check: ReviewCheck },
  ): Reply {
    const { timeZone } = agent;
    const draft = { draftId, customerId, companyName, acceptedBy, reason: form.reason, given: groundIn(form) };
    const card = attestationReviewCard({ language, timeZone, ...draft, ...check });
    return { card, awaiting: { kind: 'draft', draftId } };
  }

  /** Back to the form; after a refusal, to a new one with the same words in it. */
  async change(turn: Turn, draftId: DraftId): Promise<Reply> {
    const draft = await this.#options.drafts.find(turn.agent, draftId);
    if (draft?.state === 'open') return this.#form(turn, draft);
    const entry = draft && (await this.#options.agreements.findEntryOfDraft(draftId));
    if (draft && entry?.outcome.state === 'refused')
      return this.#form(turn, await this.#options.drafts.copy(turn.agent, draft));
    return this.#current(turn, draft);
  }

  /** For a customer that was confirmed while this draft was open: the form once more, with the question why. */
  async askReason(turn: Turn, draftId: DraftId): Promise<Reply> {
    const draft = await this.#options.drafts.find(turn.agent, draftId);
    if (draft?.state !== 'open') return this.#current(turn, draft);
    return this.#form(turn, await this.#options.drafts.askReason(turn.agent, draft));
  }

  async confirm(turn: Turn, { draftId, version }: ActionOf<'attestation.confirm'>): Promise<Reply> {
    const place = { conversationId: turn.conversationId, activityId: turn.cardActivityId };
    return this.#resultOf(turn, await this.#options.agreements.attest(turn.agent, { draftId, version, place }));
  }

  async cancel(turn: Turn, draftId: DraftId): Promise<Reply> {
    const draft = await this.#options.drafts.find(turn.agent, draftId);
    if (draft?.state !== 'open' || !(await this.#options.drafts.cancel(draft))) return this.show(turn, draftId);
    return this.#cancelled(turn, draft);
  }

  /** The customer of a draft that is still to be sent. */
  async findOpenFor({ agent }: Turn, draftId: DraftId): Promise<string | undefined> {
    const draft = await this.#options.drafts.find(agent, draftId);
    return draft?.state === 'open' ? draft.companyName : undefined;
  }

  /** The draft as it stands, without doing anything to it. */
  async show(turn: Turn, draftId: DraftId): Promise<Reply> {
    return this.#current(turn, await this.#options.drafts.find(turn.agent, draftId));
  }

  async #current(turn: Turn, draft: Draft | undefined): Promise<Reply> {
    if (!draft) return reply(outdatedCard({ language: turn.language }));
    if (draft.state === 'open') return this.#form(turn, draft);
    if (draft.state === 'used' && draft.road === 'enhanced') return this.#options.byLink.showDraft(turn, draft);
    const entry = await this.#options.agreements.findEntryOfDraft(draft.draftId);
    return entry ? this.showReceipt(turn, entry) : this.#cancelled(turn, draft);
  }

  async #resultOf(turn: Turn, result: AttestResult): Promise<Reply> {
    switch (result.kind) {
      case 'link':
        return this.#options.byLink.showView(turn, { link: result.link, entry: undefined });
      case 'entry':
        return this.showReceipt(turn, result.entry, await this.#options.findAccount());
      case 'incomplete':
        return this.#reviewForm(turn, result.draft.draftId, result.draft.form);
      case 'superseded':
        return this.#review(turn, result.draft, result);
      case 'cancelled':
        return this.#cancelled(turn, result.draft);
      case 'unknown-draft':
        return reply(outdatedCard({ language: turn.language }));
    }
  }

  /** Where the customer is confirmed once more, beside what is held now, as far as that can be read. */
  async #form(
    turn: Turn,
    draft: Draft,
    { problems = {}, isUnchecked = false }: { problems?: ConfirmProblems; isUnchecked?: boolean } = {},
  ): Promise<Reply> {
    const { draftId, companyName, form, isAgain: asksReason } = draft;
    const { agreements, byLink, clock } = this.#options;
    if (draft.road === 'enhanced') return byLink.form(turn, draft, { problems });
    const { agent, language } = turn;
    const { timeZone } = agent;
    const held = asksReason ? (await agreements.checkBeforeSending(agent, draft)).held : undefined;
    const today = dayAt(clock.now(), timeZone);
    const shown = { draftId, companyName, form, problems, held, asksReason, isUnchecked };
    const card = attestationFormCard({ language, timeZone, today, ...shown });
    return { card, awaiting: { kind: 'draft', draftId } };
  }

  /** `account` is whom Partner Center names for it, where that is not the agent. */
  async showReceipt(turn: Turn, entry: LedgerEntry, account?: string): Promise<Reply> {
    const { language, agent } = turn;
    const earlier = await this.#options.agreements.findEarlier(entry);
    const { timeZone } = agent;
    const offersLink = isRetired(entry) && (await this.#options.requests.roads()).includes('enhanced');
    const card = attestationReceiptCard({ language, timeZone, entry, earlier, account, offersLink });
    if (!isSettled(entry)) return reply(card);
    return { ...reply(card), afterwards: () => this.#options.agreements.markTold(entry) };
  }

  #cancelled(turn: Turn, draft: Draft): Reply {
    const { customerId, companyName } = draft;
    return reply(attestationCancelledCard({ language: turn.language, customerId, companyName }));
  }
}
