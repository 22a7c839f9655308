import type { LinkFollowing, LinkRequests, LinkView } from '../../services/agreements/links/link-results.ts';
import { linkCard } from '../../cards/agreements/links/link-card.ts';
import { type LinkFormReason, linkFormCard } from '../../cards/agreements/links/link-form-card.ts';
import { linkLetterCard } from '../../cards/agreements/links/link-letter-card.ts';
import { letterWithLink } from '../../cards/agreements/links/letter-with-link.ts';
import type { ActionOf, ButtonData } from '../../cards/kit/card-actions.ts';
import { failedCard, outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { ConfirmProblems } from '../../services/agreements/confirm-form.ts';
import type { Draft } from '../../services/agreements/draft.ts';
import type { DraftsService } from '../../services/agreements/drafts-service.ts';
import type { FailureReason } from '../../services/agreements/failure-reason.ts';
import type { LedgerEntry } from '../../services/agreements/ledger/ledger-entry.ts';
import type { AcceptanceLink } from '../../services/agreements/links/acceptance-link.ts';
import type { LinkObstacle } from '../../services/agreements/links/link-check.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { CustomerId, DraftId, LinkId } from '../../services/ids.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface LinkHandlerOptions {
  readonly requests: LinkRequests;
  readonly links: LinkFollowing;
  readonly drafts: DraftsService;
  readonly getPartnerName: (turn: Turn) => Promise<string>;
  readonly showReceipt: (turn: Turn, entry: LedgerEntry) => Promise<Reply>;
  /** Where a customer stands that needs no link. */
  readonly showStatus: (turn: Turn, customerId: CustomerId) => Promise<Reply>;
  /** Begins this road for a customer. */
  readonly start: (turn: Turn, customerId: CustomerId) => Promise<Reply>;
  readonly invite: (turn: Turn, customerId: CustomerId) => Promise<Reply>;
  readonly clock: Clock;
}

/** What can be done about a link that is there. */
export type LinkAct =
  | Extract<keyof LinkFollowing, 'markSent' | 'takeSentBack' | 'refresh' | 'withdraw' | 'createAgreement'>
  | Extract<keyof LinkRequests, 'tryAgain' | 'renew'>;

/** From each press about a link, on which the customer accepts at Microsoft's, to the card that follows. Services decide; the address lives in the letter alone. */
export class LinkHandler {
  readonly #options: LinkHandlerOptions;

  constructor(options: LinkHandlerOptions) {
    this.#options = options;
  }

  /** The link of a customer: the one that is open, or a new one; without this road, the invitation with the other link. */
  async startFor(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    const { customerId } = customer;
    const open = await this.showOpen(turn, customerId);
    if (open) return open;
    const { requests, start, invite } = this.#options;
    const roads = await requests.roads();
    return roads.includes('enhanced') || roads.length === 0 ? start(turn, customerId) : invite(turn, customerId);
  }

  /** Asks who is to accept. */
  form(
    { language, agent }: Turn,
    { draftId, companyName, form, isAgain: asksReason }: Draft,
    { problems = {}, because }: { readonly problems?: ConfirmProblems; readonly because?: LinkFormReason } = {},
  ): Reply {
    const today = dayAt(this.#options.clock.now(), agent.timeZone);
    const card = linkFormCard({ language, draftId, companyName, form, problems, today, because, asksReason });
    return { card, awaiting: { kind: 'draft', draftId } };
  }

  /** The form with what was typed before: after a refusal, or from the older road, in a draft of its own. */
  async change(turn: Turn, draftId: DraftId): Promise<Reply> {
    const { drafts } = this.#options;
    const draft = await drafts.find(turn.agent, draftId);
    if (!draft) return reply(outdatedCard({ language: turn.language }));
    if (draft.state === 'open' && draft.road === 'enhanced') return this.form(turn, draft);
    const isRetired = draft.road === 'classic';
    const copied = await drafts.copy(turn.agent, draft, { road: 'enhanced' });
    return this.form(turn, copied, isRetired ? { because: 'retired' } : {});
  }

  /** Has the link made, unless something stands against it. Pressed twice, it shows the one link that there is. */
  async make(turn: Turn, action: ActionOf<'link.make'>): Promise<Reply> {
    const { drafts, requests } = this.#options;
    const draft = await drafts.find(turn.agent, action.draftId);
    if (draft?.state !== 'open') return this.showDraft(turn, draft);
    const typed = await drafts.reviewPerson(turn.agent, draft, action);
    if (Object.keys(typed.problems).length > 0) return this.form(turn, typed.draft, typed);
    const { obstacle, version } = await requests.check(turn.agent, typed.draft);
    if (obstacle) return this.#stopped(turn, typed.draft, obstacle);
    const place = { conversationId: turn.conversationId, activityId: turn.cardActivityId };
    const started = await requests.start(turn.agent, { draftId: draft.draftId, version, place });
    switch (started.kind) {
      case 'link':
        return this.#current(turn, started.view);
      case 'superseded':
        return started.check.obstacle
          ? this.#stopped(turn, started.draft, started.check.obstacle)
          : this.form(turn, started.draft);
      case 'entry':
        return this.#options.showReceipt(turn, started.entry);
      case 'incomplete':
        return this.form(turn, started.draft);
      case 'cancelled':
        return this.showDraft(turn, started.draft);
      case 'unknown-draft':
        return reply(outdatedCard({ language: turn.language }));
    }
  }

  async #stopped(turn: Turn, draft: Draft, obstacle: LinkObstacle): Promise<Reply> {
    switch (obstacle.kind) {
      case 'same-contact':
        return this.form(turn, draft, { because: 'same-signer' });
      case 'no-country':
        return this.form(turn, draft, { because: 'no-country' });
      case 'open-link':
        return this.#current(turn, { link: obstacle.link, entry: undefined });
      case 'underway':
      case 'confirmed':
      case 'direct':
        return this.#options.showStatus(turn, draft.customerId);
      case 'unchecked': {
        const again = { verb: 'attestation.show', draftId: draft.draftId } as const;
        return unchecked(turn, draft, { reason: obstacle.reason, again });
      }
    }
  }

  /** What has become of a draft of this road. */
  async showDraft(turn: Turn, draft: Draft | undefined): Promise<Reply> {
    if (draft?.state === 'open') return this.form(turn, draft);
    const view = draft && (await this.#options.links.findByDraft(turn.agent, draft.draftId));
    return view
      ? this.#current(turn, view)
      : reply(outdatedCard({ language: turn.language, customerId: draft?.customerId }));
  }

  /** The one that is open for a customer; undefined where there is none. */
  async showOpen(turn: Turn, customerId: CustomerId): Promise<Reply | undefined> {
    const view = await this.#options.links.findOpen(turn.agent, customerId);
    return view && this.#current(turn, view);
  }

  /** Where it stands, without its address. */
  async show(turn: Turn, linkId: LinkId): Promise<Reply> {
    return this.#withoutAddress(turn, await this.#options.links.find(turn.agent, linkId));
  }

  /** The e-mail, in the customer's language unless another was chosen. */
  async letter(turn: Turn, { linkId, letterLanguage }: ActionOf<'link.letter'>): Promise<Reply> {
    return this.#letter(turn, linkId, letterLanguage);
  }

  /** From the agent's mailbox, as the card showed it. Pressed twice, it goes out once. */
  async mail(turn: Turn, { linkId, letterLanguage: chosen, tries }: ActionOf<'link.mail'>): Promise<Reply> {
    const { links } = this.#options;
    const opened = await links.open(turn.agent, linkId);
    if (opened?.kind !== 'open') return this.#withoutAddress(turn, opened?.view);
    const { letter } = await this.#written(turn, opened, chosen);
    const view = await links.mail(turn.agent, linkId, { letter, tries: Number(tries) });
    return view?.link.state === 'made' ? this.#letter(turn, linkId, chosen) : this.#current(turn, view);
  }

  async act(turn: Turn, linkId: LinkId, act: LinkAct): Promise<Reply> {
    const { links, requests } = this.#options;
    const isRequest = act === 'tryAgain' || act === 'renew';
    const view = await (isRequest ? requests[act](turn.agent, linkId) : links[act](turn.agent, linkId));
    return view?.obstacle ? this.#notRenewed(turn, view.link, view.obstacle) : this.#current(turn, view);
  }

  #notRenewed(turn: Turn, link: AcceptanceLink, obstacle: LinkObstacle): Promise<Reply> | Reply {
    switch (obstacle.kind) {
      case 'open-link':
        return this.#current(turn, { link: obstacle.link, entry: undefined });
      case 'unchecked':
        return unchecked(turn, link, { reason: obstacle.reason, again: { verb: 'link.renew', linkId: link.linkId } });
      case 'same-contact':
      case 'no-country':
        return this.change(turn, link.draftId);
      case 'underway':
      case 'confirmed':
      case 'direct':
        return this.#options.showStatus(turn, link.customerId);
    }
  }

  async showView(turn: Turn, view: LinkView): Promise<Reply> {
    return this.#current(turn, view);
  }

  /** A link that is to be sent is shown with its e-mail, to whoever made it; of what has led to an agreement, the receipt. */
  async #current(turn: Turn, view: LinkView | undefined): Promise<Reply> {
    if (!view) return reply(outdatedCard({ language: turn.language }));
    const { link, entry } = view;
    if (entry && (link.state === 'accepted' || link.state === 'entered')) return this.#options.showReceipt(turn, entry);
    if (link.state === 'made' && link.madeBy === turn.agent.agentId) return this.#letter(turn, link.linkId);
    return this.#withoutAddress(turn, view);
  }

  async #letter(turn: Turn, linkId: LinkId, chosen?: Language): Promise<Reply> {
    const { links } = this.#options;
    const { language, agent } = turn;
    const opened = await links.open(agent, linkId);
    if (opened?.kind !== 'open') return this.#withoutAddress(turn, opened?.view);
    const written = await this.#written(turn, opened, chosen);
    const { timeZone } = agent;
    return reply(linkLetterCard({ language, timeZone, link: opened.link, mails: links.mails, ...written }));
  }

  async #written(turn: Turn, opened: Opened, chosen: Language | undefined) {
    return letterWithLink({ opened, chosen, partner: await this.#options.getPartnerName(turn), agent: turn.agent });
  }

  #withoutAddress(turn: Turn, view: { readonly link: AcceptanceLink } | undefined): Reply {
    const { language, agent } = turn;
    if (!view) return reply(outdatedCard({ language }));
    const { timeZone, agentId } = agent;
    return reply(linkCard({ language, timeZone, link: view.link, agentId }));
  }
}

type Opened = Parameters<typeof letterWithLink>[0]['opened'];

interface Unchecked {
  readonly reason: FailureReason;
  readonly again: ButtonData;
}

/** Partner Center did not tell where the customer stands, so nothing was asked of Microsoft. */
function unchecked(
  { language, reference }: Turn,
  { companyName: customer }: Named,
  { reason, again }: Unchecked,
): Reply {
  return reply(failedCard({ language, reference, reason, customer, again }));
}

type Named = Pick<Draft, 'companyName'>;
