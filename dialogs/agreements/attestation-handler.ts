import { attestationCancelledCard, notAllowedCard, outdatedCard } from '../../cards/kit/notice-cards.ts';
import { attestationFormCard } from '../../cards/agreements/attestation-form-card.ts';
import { attestationReceiptCard } from '../../cards/agreements/attestation-receipt-card.ts';
import { attestationReviewCard } from '../../cards/agreements/attestation-review-card.ts';
import type { CardAction } from '../../cards/kit/card-actions.ts';
import type { AgreementsService, AttestResult, ReviewCheck } from '../../services/agreements/agreements-service.ts';
import {
  type AcceptedBy,
  type ContactForm,
  type ContactProblems,
  contactFormFrom,
} from '../../services/agreements/contact-form.ts';
import type { Draft } from '../../services/agreements/draft.ts';
import type { DraftsService } from '../../services/agreements/drafts-service.ts';
import { type LedgerEntry, isSettled } from '../../services/agreements/ledger-entry.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { CustomerId, DraftId } from '../../services/ids.ts';
import { NotAllowedError } from '../../services/identity/not-allowed-error.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { CustomerSummary } from '../../services/customers/customer.ts';
import type { AgreementCards } from './status-handler.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

type AttestationAction = Extract<CardAction, { verb: `attestation.${string}` }>;
type StartAction = Extract<AttestationAction, { verb: 'attestation.start' }>;
type ConfirmAction = Extract<AttestationAction, { verb: 'attestation.confirm' }>;

interface AttestationCardsOptions {
  readonly agreements: AgreementsService;
  readonly drafts: DraftsService;
  readonly authorization: AuthorizationService;
  readonly status: AgreementCards;
  readonly clock: Clock;
}

/** From each press on the form, the review or the receipt to the card that follows. The draft decides, not the card. */
export class AttestationCards {
  readonly #its: AttestationCardsOptions;

  constructor(options: AttestationCardsOptions) {
    this.#its = options;
  }

  /** Teams refreshes cards by itself; that may look at a draft but not do anything to it. */
  async handle(turn: Turn, action: AttestationAction): Promise<Shown> {
    if (action.verb === 'attestation.start') return this.#startFromCard(turn, action);
    const { draftId } = action;
    if (turn.isAutomatic) return this.show(turn, draftId);
    switch (action.verb) {
      case 'attestation.review':
        return this.review(turn, draftId, contactFormFrom(action));
      case 'attestation.change':
        return this.change(turn, draftId);
      case 'attestation.confirm':
        return this.confirm(turn, action);
      case 'attestation.cancel':
        return this.cancel(turn, draftId);
    }
  }

  /** Whoever has accepted already gets the status, from where the agent can still go on. */
  async startUnlessAccepted(turn: Turn, customer: CustomerSummary): Promise<Shown> {
    const refused = await refusalOf(this.#its.authorization.require(turn.agent, 'attest'));
    if (refused) return this.#notAllowed(turn, customer, refused);
    return this.#startOrStatus(turn, customer.customerId, () => Promise.resolve(customer));
  }

  /** A card may be older than the acceptance; only "Confirm again" was pressed in view of one. */
  async #startFromCard(turn: Turn, { customerId, again }: StartAction): Promise<Shown> {
    await this.#its.authorization.require(turn.agent, 'attest');
    if (again) return this.#form(turn, await this.#its.drafts.start(turn.agent, customerId, { isAgain: true }));
    return this.#startOrStatus(turn, customerId, () => this.#its.status.getCustomer(turn, customerId));
  }

  async #startOrStatus(
    turn: Turn,
    customerId: CustomerId,
    getCustomer: () => Promise<CustomerSummary>,
  ): Promise<Shown> {
    const acceptance = await this.#its.agreements.getAcceptance(turn.agent, customerId);
    if (acceptance.kind === 'direct' || acceptance.kind === 'attested')
      return this.#its.status.statusFrom(turn, await getCustomer(), acceptance);
    const draft = await this.#its.drafts.start(turn.agent, customerId);
    return this.#form(turn, draft, { isUnchecked: acceptance.kind === 'unknown' });
  }

  /** Where it is the partner that may not, the customer can still be asked to accept itself; else a colleague can. */
  async #notAllowed(turn: Turn, customer: CustomerSummary, refused: NotAllowedError): Promise<Shown> {
    const { capability, reason } = refused;
    const { customerId, companyName } = customer;
    const { authorization } = this.#its;
    const canInvite = reason.kind === 'partner-type' && (await authorization.isOffered(turn.agent, 'invite'));
    const canHandOver = reason.kind === 'role' && (await authorization.isOffered(turn.agent, 'hand-over'));
    return shown(
      notAllowedCard({
        language: turn.language,
        capability,
        reason,
        customer: companyName,
        inviteInstead: canInvite ? customerId : undefined,
        handOverInstead: canHandOver ? customerId : undefined,
      }),
    );
  }

  async review(turn: Turn, draftId: DraftId, typed: ContactForm): Promise<Shown> {
    const open = await this.#its.drafts.find(turn.agent, draftId);
    if (open?.state !== 'open') return this.#current(turn, open);
    const { draft, parsed } = await this.#its.drafts.review(turn.agent, open, typed);
    if (parsed.kind === 'invalid') return this.#form(turn, draft, { problems: parsed.problems });
    const check = await this.#its.agreements.checkBeforeSending(turn.agent, draft);
    return this.#review(turn, draft, { acceptedBy: parsed.acceptedBy, check });
  }

  #review(
    { language, agent }: Turn,
    { draftId, customerId, companyName }: Draft,
    { acceptedBy, check }: { readonly acceptedBy: AcceptedBy; readonly check: ReviewCheck },
  ): Shown {
    const { timeZone } = agent;
    const draft = { draftId, customerId, companyName, acceptedBy };
    const card = attestationReviewCard({ language, timeZone, ...draft, ...check });
    return { card, awaiting: { kind: 'draft', draftId } };
  }

  /** Back to the form; after a refusal, to a new one with the same words in it. */
  async change(turn: Turn, draftId: DraftId): Promise<Shown> {
    const draft = await this.#its.drafts.find(turn.agent, draftId);
    if (draft?.state === 'open') return this.#form(turn, draft);
    const entry = draft && (await this.#its.agreements.findEntryOfDraft(draftId));
    if (draft && entry?.outcome.state === 'refused')
      return this.#form(turn, await this.#its.drafts.copy(turn.agent, draft));
    return this.#current(turn, draft);
  }

  async confirm(turn: Turn, { draftId, version }: ConfirmAction): Promise<Shown> {
    const place = { conversationId: turn.conversationId, activityId: turn.cardActivityId };
    return this.#resultOf(turn, await this.#its.agreements.attest(turn.agent, { draftId, version, place }));
  }

  async cancel(turn: Turn, draftId: DraftId): Promise<Shown> {
    const draft = await this.#its.drafts.find(turn.agent, draftId);
    if (draft?.state !== 'open' || !(await this.#its.drafts.cancel(draft))) return this.show(turn, draftId);
    return this.#cancelled(turn, draft);
  }

  /** The draft as it stands, without doing anything to it. */
  async show(turn: Turn, draftId: DraftId): Promise<Shown> {
    return this.#current(turn, await this.#its.drafts.find(turn.agent, draftId));
  }

  async #current(turn: Turn, draft: Draft | undefined): Promise<Shown> {
    if (!draft) return shown(outdatedCard({ language: turn.language }));
    if (draft.state === 'open') return this.#form(turn, draft);
    const entry = await this.#its.agreements.findEntryOfDraft(draft.draftId);
    return entry ? this.#receipt(turn, entry) : this.#cancelled(turn, draft);
  }

  #resultOf(turn: Turn, result: AttestResult): Shown | Promise<Shown> {
    switch (result.kind) {
      case 'entry':
        return this.#receipt(turn, result.entry);
      case 'incomplete':
        return this.review(turn, result.draft.draftId, result.draft.form);
      case 'superseded':
        return this.#review(turn, result.draft, result);
      case 'cancelled':
        return this.#cancelled(turn, result.draft);
      case 'unknown-draft':
        return shown(outdatedCard({ language: turn.language }));
    }
  }

  #form(
    turn: Turn,
    { draftId, companyName, form }: Draft,
    { problems = {}, isUnchecked = false }: { problems?: ContactProblems; isUnchecked?: boolean } = {},
  ): Shown {
    const today = dayAt(this.#its.clock.now(), turn.agent.timeZone);
    const draft = { draftId, companyName, form };
    const card = attestationFormCard({ language: turn.language, ...draft, problems, isUnchecked, today });
    return { card, awaiting: { kind: 'draft', draftId } };
  }

  async #receipt(turn: Turn, entry: LedgerEntry): Promise<Shown> {
    const { language, agent } = turn;
    const earlier = await this.#its.agreements.findEarlier(entry);
    const card = attestationReceiptCard({ language, timeZone: agent.timeZone, entry, earlier });
    if (!isSettled(entry)) return shown(card);
    return { ...shown(card), afterwards: () => this.#its.agreements.markTold(entry) };
  }

  #cancelled(turn: Turn, draft: Draft): Shown {
    const { customerId, companyName } = draft;
    return shown(attestationCancelledCard({ language: turn.language, customerId, companyName }));
  }
}

async function refusalOf(check: Promise<void>): Promise<NotAllowedError | undefined> {
  try {
    await check;
    return undefined;
  } catch (error) {
    if (error instanceof NotAllowedError) return error;
    throw error;
  }
}
