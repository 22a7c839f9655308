import { randomUUID } from 'node:crypto';
import type { Activity, TurnContext } from 'botbuilder';
import { tooManyCard, tooManyText } from '../../../cards/kit/notice-cards.ts';
import type { CustomerResultsHandler } from '../../../dialogs/message-extension/customer-results-handler.ts';
import {
  type ExtensionAnswer,
  dialogAnswer,
  messageAnswer,
  resultsAnswer,
} from '../../../dialogs/message-extension/extension-answer.ts';
import type { PageLinkHandler } from '../../../dialogs/message-extension/page-link-handler.ts';
import type { TeamsDialogHandler } from '../../../dialogs/message-extension/teams-dialog-handler.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import type { ConversationsStore } from '../../../services/conversations/conversations-store.ts';
import type { SharedBuckets } from '../../../services/database/shared-buckets.ts';
import type { Evidence } from '../../../services/evidence/evidence.ts';
import type { AgentId } from '../../../services/ids.ts';
import type { Log } from '../../../services/log.ts';
import type { SignInService } from '../../../services/sign-in/sign-in-service.ts';
import type { TurnOutcome } from '../../telemetry/turn-kinds.ts';
import { messageTextOf } from '../activity/message-text.ts';
import { occasionOf } from '../activity/occasion-of.ts';
import { type Sender, turnFromActivity } from '../activity/turn-from-activity.ts';
import type { Acquaintances } from '../acquaintances.ts';
import type { TurnLimit } from '../turn-limit.ts';
import { actionValue, linkValue, queryValue, stepValue } from './extension-values.ts';

interface ExtensionInvokesOptions {
  readonly acquaintances: Acquaintances;
  readonly conversations: Pick<ConversationsStore, 'findPersonal'>;
  readonly results: CustomerResultsHandler;
  readonly links: PageLinkHandler;
  readonly dialogs: TeamsDialogHandler;
  readonly signIns: SignInService | undefined;
  readonly evidence: Pick<Evidence, 'during'>;
  /** For each letter of a search, and each link. */
  readonly searches: Pick<SharedBuckets<AgentId>, 'take'>;
  /** For what is pressed. */
  readonly limit: TurnLimit;
  readonly log: Log;
}

interface Invoke {
  readonly activity: Activity;
  readonly turn: Turn;
}

/** Undefined for data that is none of ours. */
type Answer = Promise<ExtensionAnswer | undefined>;

/** What Teams sends from any chat where somebody uses the message extension or a dialog; the bot may be no member of it. */
export function isOfExtension({ type, name }: Activity): boolean {
  return type === 'invoke' && /^(composeExtension|task)\//u.test(name ?? '');
}

/** Answers the invokes of the message extension and of dialogs, each at once. */
export class ExtensionInvokes {
  readonly #options: ExtensionInvokesOptions;
  readonly #answers: Readonly<Record<string, (invoke: Invoke) => Answer>> = {
    'composeExtension/query': (invoke) => this.#query(invoke),
    'composeExtension/queryLink': (invoke) => this.#unfurl(invoke),
    'composeExtension/fetchTask': (invoke) => this.#open(invoke),
    'composeExtension/submitAction': (invoke) => this.#step(invoke),
    'task/fetch': (invoke) => this.#step(invoke),
    'task/submit': (invoke) => this.#step(invoke),
  };

  constructor(options: ExtensionInvokesOptions) {
    this.#options = options;
  }

  /** Never rejects because of what was asked, or by whom. */
  async take(context: TurnContext, sender: Sender, afterAnswer: Turn['afterAnswer']): Promise<TurnOutcome> {
    const { activity } = context;
    const answer = this.#answers[activity.name ?? ''];
    if (!answer) return respond(context, 501);
    const { acquaintances, evidence, log } = this.#options;
    const { agent, locale } = await acquaintances.recognise(activity, sender);
    const turn = turnFromActivity(activity, agent, { locale, reference: randomUUID(), afterAnswer });
    const invoke = { activity, turn };
    try {
      const heldUp = await this.#heldUp(invoke);
      if (heldUp) return await respond(context, 200, heldUp, 'held-up');
      const body = await evidence.during(occasionOf(activity, agent), () => answer(invoke));
      return await respond(context, body ? 200 : 400, body);
    } catch (error) {
      const { reference } = turn;
      log.error({ reference, agentId: agent.agentId, name: activity.name, err: error }, 'turn ended in an error');
      return respond(context, 500, undefined, 'failed');
    }
  }

  /** Undefined where the agent may go on. */
  async #heldUp({ activity, turn }: Invoke): Promise<ExtensionAnswer | undefined> {
    const { searches, limit } = this.#options;
    const { agent, language } = turn;
    const isLook = activity.name?.startsWith('composeExtension/query');
    const admission = await (isLook ? searches : limit).take(agent.agentId);
    if (admission.kind === 'taken') return undefined;
    const seconds = 'seconds' in admission ? admission.seconds : Math.ceil(admission.waitMs / 1_000);
    return isLook
      ? messageAnswer(tooManyText({ language, seconds }))
      : dialogAnswer(tooManyCard({ language, seconds }));
  }

  async #query({ activity, turn }: Invoke): Answer {
    const { data } = queryValue.safeParse(activity.value);
    if (!data) return undefined;
    // There is no second page: the list ends where Teams' own lists do.
    return data.queryOptions.skip > 0 ? resultsAnswer([]) : this.#options.results.search(turn, data.parameters);
  }

  async #unfurl({ activity, turn }: Invoke): Answer {
    const { data } = linkValue.safeParse(activity.value);
    return data && this.#options.links.unfurl(turn, data.url);
  }

  async #open({ activity, turn }: Invoke): Answer {
    const { data } = actionValue.safeParse(activity.value);
    if (!data) return undefined;
    const { state, messagePayload: message } = data;
    if (state !== undefined) await this.#options.signIns?.finish(turn.agent.agentId, state);
    const { pasted } = messageTextOf({ ...activity, text: message?.body.content ?? '', attachments: [] });
    const words = [pasted, ...(message?.attachments ?? [])].join('\n');
    return this.#options.dialogs.openFor(await this.#inDialog(turn), words);
  }

  async #step({ activity, turn }: Invoke): Answer {
    const { data } = stepValue.safeParse(activity.value);
    return data && this.#options.dialogs.step({ ...(await this.#inDialog(turn)), cardData: data.data });
  }

  /** The agent alone sees a dialog. What comes of it later is told in their private chat, never where the dialog was opened. */
  async #inDialog(turn: Turn): Promise<Turn> {
    const chat = await this.#options.conversations.findPersonal(turn.agent.agentId);
    return { ...turn, isPersonal: true, isPress: true, conversationId: chat?.conversationId ?? '' };
  }
}

async function respond(
  context: TurnContext,
  status: number,
  body?: ExtensionAnswer,
  outcome: TurnOutcome = 'answered',
): Promise<TurnOutcome> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, ...(body && { body }) } });
  return outcome;
}
