import type { LinkRequests } from '../../../../services/agreements/links/link-results.ts';
import { problemText } from '../../../../cards/agreements/contact-fields.ts';
import { heldText } from '../../../../cards/agreements/held-texts.ts';
import type { Wording } from '../../../../cards/wording/wording.ts';
import type {
  AgreementsService,
  AttestResult,
  ReviewCheck,
} from '../../../../services/agreements/agreements-service.ts';
import type { ConfirmProblems } from '../../../../services/agreements/confirm-form.ts';
import { contactFields } from '../../../../services/agreements/contact-form.ts';
import type { Draft } from '../../../../services/agreements/draft.ts';
import type { DraftsService } from '../../../../services/agreements/drafts-service.ts';
import type { Road } from '../../../../services/agreements/links/attestation-roads.ts';
import { isSettled } from '../../../../services/agreements/ledger/ledger-entry.ts';
import { type CalendarDay, dayAt } from '../../../../services/calendar-day.ts';
import type { Clock } from '../../../../services/clock.ts';
import type { ConversationsStore } from '../../../../services/conversations/conversations-store.ts';
import { isAccepted } from '../../../../services/customers/customer-status.ts';
import type { CustomerId, DraftId } from '../../../../services/ids.ts';
import type { Caller, HandlersOf } from '../api-call.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { agreementOperations } from '../contract/agreements.ts';
import { attestationOf } from './records.ts';

interface AgreementsOptions {
  readonly agreements: AgreementsService;
  readonly drafts: DraftsService;
  readonly requests: Pick<LinkRequests, 'roads' | 'requireEnhanced'>;
  /** Where the agent is told of an outcome that comes late. */
  readonly conversations: Pick<ConversationsStore, 'findPersonal'>;
  readonly clock: Clock;
}

export function agreementHandlers(options: AgreementsOptions): HandlersOf<typeof agreementOperations> {
  const confirming = new Confirming(options);
  return {
    startDraft: (call) => confirming.start(call, call.params.customerId, call.body),
    getDraft: (call) => confirming.show(call, call.params.draftId),
    saveDraft: async (call) => {
      const open = await confirming.find(call, call.params.draftId);
      return open.state === 'open' ? confirming.review(call, open, call.body) : confirming.current(call, open);
    },
    askReason: async (call) => {
      const open = await confirming.find(call, call.params.draftId);
      return confirming.current(call, open.state === 'open' ? await options.drafts.askReason(call.agent, open) : open);
    },
    cancelDraft: async (call) => {
      const open = await confirming.find(call, call.params.draftId);
      if (open.state === 'open') await options.drafts.cancel(open);
      return confirming.show(call, open.draftId);
    },
    confirm: (call) => confirming.confirm(call, call.params.draftId, call.ifMatch),
  };
}

interface Asked {
  readonly again: boolean;
  readonly road?: Road | undefined;
}

interface Reviewed {
  readonly problems: Readonly<Record<string, string>>;
  readonly check?: ReviewCheck | undefined;
}

/** The way from the form to the ledger, as the chat goes it: the draft decides, not the page. */
class Confirming {
  readonly #options: AgreementsOptions;

  constructor(options: AgreementsOptions) {
    this.#options = options;
  }

  /** A customer that has accepted is confirmed once more only in view of that. */
  async start(caller: Caller, customerId: CustomerId, asked: Asked) {
    const { agreements, drafts } = this.#options;
    const { agent, wording } = caller;
    const acceptance = await agreements.getAcceptance(agent, customerId);
    const isAgain = asked.again && acceptance.kind === 'attested';
    if (isAccepted(acceptance.kind) && !isAgain)
      throw new ApiRefusal('already-accepted', { detail: wording.text(`status.${acceptance.kind}.text`) });
    return this.#shown(caller, await drafts.start(agent, customerId, { isAgain, road: await this.#roadOf(asked) }), {
      problems: {},
    });
  }

  /** One that is not offered gives way to the one that is. Throws `EnhancedRoadClosedError` where no road is open, or this one is not. */
  async #roadOf({ road }: Asked): Promise<Road> {
    const { requests } = this.#options;
    const offered = await requests.roads();
    const [first = 'classic'] = offered;
    if (road === 'enhanced' || offered.length === 0) await requests.requireEnhanced();
    return road && offered.includes(road) ? road : first;
  }

  /** Throws `ApiRefusal` for a draft that is not the caller's. */
  async find({ agent }: Caller, draftId: DraftId): Promise<Draft> {
    const draft = await this.#options.drafts.find(agent, draftId);
    if (!draft) throw new ApiRefusal('not-found');
    return draft;
  }

  async show(caller: Caller, draftId: DraftId) {
    return this.current(caller, await this.find(caller, draftId));
  }

  /** As it stands, without doing anything to it. */
  async current(caller: Caller, draft: Draft) {
    return this.#shown(caller, draft, { problems: {} });
  }

  async review(caller: Caller, open: Draft, typed: Draft['form']) {
    const { drafts, agreements } = this.#options;
    if (open.road === 'enhanced') {
      const { draft, problems } = await drafts.reviewPerson(caller.agent, open, typed);
      return this.#shown(caller, draft, { problems: this.#problemTexts(caller, problems) });
    }
    const { draft, parsed } = await drafts.review(caller.agent, open, typed);
    if (parsed.kind === 'invalid')
      return this.#shown(caller, draft, { problems: this.#problemTexts(caller, parsed.problems) });
    return this.#shown(caller, draft, {
      problems: {},
      check: await agreements.checkBeforeSending(caller.agent, draft),
    });
  }

  async confirm(caller: Caller, draftId: DraftId, version: string) {
    const chat = await this.#options.conversations.findPersonal(caller.agent.agentId);
    const place = { conversationId: chat?.conversationId ?? '', activityId: undefined };
    return this.#resultOf(caller, await this.#options.agreements.attest(caller.agent, { draftId, version, place }));
  }

  async #resultOf(caller: Caller, result: AttestResult) {
    switch (result.kind) {
      case 'unknown-draft':
        throw new ApiRefusal('not-found');
      case 'superseded':
        throw new ApiRefusal('changed');
      case 'incomplete':
        return this.review(caller, result.draft, result.draft.form);
      case 'link':
        throw new ApiRefusal('changed');
      case 'cancelled':
        return this.#shown(caller, result.draft, { problems: {} });
      case 'entry':
        return this.show(caller, result.entry.draftId);
    }
  }

  async #shown(caller: Caller, draft: Draft, { problems, check }: Reviewed) {
    const { agent, wording } = caller;
    const { draftId, customerId, companyName, state, form, road, isAgain: asksReason } = draft;
    const entry = state === 'used' ? await this.#options.agreements.findEntryOfDraft(draftId) : undefined;
    if (entry && isSettled(entry)) await this.#options.agreements.markTold(entry);
    return {
      ...{ draftId, customerId, companyName, state, form, road, asksReason, problems: { ...problems } },
      today: this.#today(caller),
      review: check ? reviewOf(check, agent.timeZone, wording) : null,
      attestation: entry ? attestationOf(entry, wording) : null,
    };
  }

  #problemTexts(caller: Caller, problems: ConfirmProblems): Readonly<Record<string, string>> {
    const { wording } = caller;
    const today = this.#today(caller);
    const ofContact = contactFields.map(
      (field) => [field, problemText(field, problems[field], { today, wording })] as const,
    );
    const ofReason = problems.reason ? [['reason', reasonProblem(problems.reason, wording)] as const] : [];
    const ofReference = problems.groundReference
      ? [['groundReference', wording.text('form.problem.too-long')] as const]
      : [];
    const texts = [...ofContact, ...ofReason, ...ofReference].filter(([, text]) => text !== '');
    return Object.fromEntries(texts);
  }

  #today({ agent }: Caller): CalendarDay {
    return dayAt(this.#options.clock.now(), agent.timeZone);
  }
}

function reasonProblem(problem: 'missing' | 'too-long', wording: Wording): string {
  return wording.text(problem === 'missing' ? 'form.missing.reason' : 'form.problem.too-long');
}

function reviewOf({ version, obstacle, held, lacksReason }: ReviewCheck, timeZone: string, wording: Wording) {
  return {
    version,
    obstacle: obstacle ? { kind: obstacle.kind, text: wording.text(`review.${obstacle.kind}.title`) } : null,
    replaces: held ? heldText(held, timeZone, wording) : null,
    lacksReason,
  };
}
