import { randomUUID } from 'node:crypto';
import type { Activity, ConversationAccount, TurnContext } from 'botbuilder';
import { tooManyCard, tooManyText } from '../../cards/kit/notice-cards.ts';
import type { DialogContext } from 'botbuilder-dialogs';
import { type Responder, invokeText } from '../../dialogs/respond.ts';
import type { GeneralHandler } from '../../dialogs/conversations/general-handler.ts';
import type { Task } from '../../dialogs/sign-in/task.ts';
import { type Turn, answerNote, setTurn, turnOf } from '../../dialogs/turn.ts';
import type { Clock } from '../../services/clock.ts';
import type { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import { languageFor } from '../../services/conversations/language.ts';
import type { Evidence } from '../../services/evidence/evidence.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { Log } from '../../services/log.ts';
import { cardMessage } from '../../dialogs/card-message.ts';
import type { TurnOutcome } from '../telemetry/turn-kinds.ts';
import type { Installations } from './installations.ts';
import type { Acquaintances } from './acquaintances.ts';
import { type ExtensionInvokes, isOfExtension } from './message-extension/extension-invokes.ts';
import type { CustomerSearch } from './customer-search.ts';
import type { Deliveries } from './deliveries.ts';
import type { FileConsents } from './file-consents.ts';
import type { DialogStack, DialogStacks } from './dialog-stacks.ts';
import { answerIn, isAsked } from './turn-floor.ts';
import type { SignInInvokes } from './sign-in-invokes.ts';
import type { TurnLimit } from './turn-limit.ts';
import { occasionOf } from './activity/occasion-of.ts';
import { type Sender, isEdit, senderOfActivity, turnFromActivity } from './activity/turn-from-activity.ts';

type TakeTurn = (dialog: DialogContext) => Promise<void>;

interface AgreementsBotOptions {
  readonly tenantId: string;
  readonly acquaintances: Acquaintances;
  readonly deliveries: Deliveries;
  readonly limit: TurnLimit;
  readonly stacks: DialogStacks;
  readonly takePersonalTurn: TakeTurn;
  /** After a sign-in. */
  readonly resume: (dialog: DialogContext, task: Task) => Promise<void>;
  readonly fileConsents: FileConsents;
  /** Left out where nobody signs in. */
  readonly signInInvokes: SignInInvokes | undefined;
  /** In channels and group chats. */
  readonly takeSharedTurn: (context: TurnContext) => Promise<void>;
  readonly search: CustomerSearch;
  readonly extension: ExtensionInvokes;
  readonly general: GeneralHandler;
  readonly responder: Responder;
  readonly conversations: ConversationsStore;
  readonly evidence: Pick<Evidence, 'during'>;
  readonly installations: Installations;
  /** Colleagues who could not be asked before are asked once they are heard from. */
  readonly offerHandovers: (agent: Agent) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes every activity that Teams delivers and hands it to the dialogs. */
export class AgreementsBot {
  readonly #options: AgreementsBotOptions;

  constructor(options: AgreementsBotOptions) {
    this.#options = options;
  }

  async run(context: TurnContext, afterAnswer: Turn['afterAnswer']): Promise<TurnOutcome> {
    const { activity } = context;
    const sender = senderOfActivity(activity);
    if (tenantOf(activity) !== this.#options.tenantId) return this.#turnAway(context);
    if (!sender) return this.#takeFromNobody(context);
    const { search, extension, deliveries, log } = this.#options;
    if (isOfExtension(activity)) return extension.take(context, sender, afterAnswer);
    if (isSearch(activity)) {
      await search.answer(context, sender);
      return 'answered';
    }
    if (!deliveries.take(activity)) {
      log.info({ type: activity.type, agentId: sender.agentId }, 'activity was delivered again');
      return 'repeated';
    }
    try {
      return await this.#serve(context, sender, afterAnswer);
    } catch (error) {
      if (answerIn(context) !== 'given') deliveries.forget(activity);
      throw error;
    }
  }

  async #serve(context: TurnContext, sender: Sender, afterAnswer: Turn['afterAnswer']): Promise<TurnOutcome> {
    const { activity } = context;
    if (isAsked(activity) && !(await this.#admit(context, sender))) return 'held-up';
    const { agent, locale, isNews, failure } = await this.#options.acquaintances.meet(activity, sender);
    const turn = turnFromActivity(activity, agent, { locale, reference: randomUUID(), afterAnswer });
    setTurn(context, turn);
    if (failure !== undefined) this.#goesOnWithout('who talks', failure, turn);
    if (isNews && turn.isPersonal) turn.afterAnswer(() => this.#options.offerHandovers(agent));
    await this.#options.evidence.during(occasionOf(activity, agent), () => this.#take(context, failure === undefined));
    return answerNote(context) ?? 'answered';
  }

  /** A press is always answered, beside the card: that one stays with what was typed into it. */
  async #admit(context: TurnContext, { agentId }: Sender): Promise<boolean> {
    const { limit, acquaintances, log } = this.#options;
    const admission = await limit.take(agentId);
    if (admission.kind === 'taken') {
      if (admission.heldUp > 0) log.info({ agentId, heldUp: admission.heldUp }, 'agent let go on');
      return true;
    }
    const { isFirst, seconds, limit: whose } = admission;
    const { activity } = context;
    const language = languageFor(acquaintances.languageAtHand(agentId), activity.locale);
    if (isFirst) log.warn({ agentId, seconds, limit: whose }, 'agent held up');
    if (activity.type === 'invoke') await answerPressWith(context, tooManyText({ language, seconds }));
    else if (isFirst) await context.sendActivity(cardMessage(tooManyCard({ language, seconds })));
    return false;
  }

  async #take(context: TurnContext, hasDatabase: boolean): Promise<void> {
    const { activity } = context;
    switch (activity.type) {
      case 'message':
        return this.#talk(context, hasDatabase);
      case 'messageUpdate':
        return isEdit(activity) ? this.#talk(context, hasDatabase) : undefined;
      case 'invoke':
        if (activity.name === 'adaptiveCard/action') return this.#talk(context, hasDatabase);
        if (activity.name === 'fileConsent/invoke') return this.#options.fileConsents.take(context);
        return activity.name?.startsWith('signin/') === true
          ? this.#signIn(context, hasDatabase)
          : answerInvoke(context, 501);
      case 'installationUpdate':
      case 'conversationUpdate':
        return (await this.#options.installations.take(activity)) ? this.#welcome(context) : undefined;
      default:
        return undefined;
    }
  }

  /** An agent who has signed in goes on where they were interrupted. */
  async #signIn(context: TurnContext, hasDatabase: boolean): Promise<void> {
    const { signInInvokes, resume } = this.#options;
    if (!signInInvokes) return answerInvoke(context, 501);
    const resumption = await signInInvokes.take(context);
    if (!resumption) return;
    setTurn(context, resumption.turn);
    await this.#inChat(context, hasDatabase, (dialog) => resume(dialog, resumption.task));
    if (resumption.askedIn !== undefined) await this.#tidyAway(context, resumption.askedIn);
  }

  async #tidyAway(context: TurnContext, messageId: string): Promise<void> {
    try {
      await context.deleteActivity(messageId);
    } catch (error) {
      this.#options.log.warn({ reference: turnOf(context).reference, err: error }, 'message was not deleted');
    }
  }

  async #talk(context: TurnContext, hasDatabase: boolean): Promise<void> {
    const { takeSharedTurn, takePersonalTurn } = this.#options;
    if (context.activity.conversation.conversationType !== 'personal') return takeSharedTurn(context);
    await this.#inChat(context, hasDatabase, takePersonalTurn);
  }

  async #inChat(context: TurnContext, hasDatabase: boolean, takeTurn: TakeTurn): Promise<void> {
    const { stacks } = this.#options;
    const stack = hasDatabase ? await this.#openStack(context) : stacks.openEmpty(context);
    try {
      await this.#goOn(stack, context, takeTurn);
    } catch (error) {
      // What Teams refuses says nothing about the dialog: it waits for what it waited for before.
      if (answerIn(context) !== 'refused') await this.#unlessDatabaseFails('dropping', context, () => stack.drop());
      throw error;
    }
    await this.#unlessDatabaseFails('saving', context, () => stack.save());
  }

  async #goOn({ dialog }: DialogStack, context: TurnContext, takeTurn: TakeTurn): Promise<void> {
    await takeTurn(dialog);
    if (answerIn(context) !== 'none') return;
    // What was waited for ended without a word: then the turn is taken as if nothing had been waited for.
    await dialog.cancelAllDialogs();
    await takeTurn(dialog);
  }

  async #openStack(context: TurnContext): Promise<DialogStack> {
    const { stacks } = this.#options;
    const stack = await this.#unlessDatabaseFails('reading', context, () => stacks.open(context));
    return stack ?? stacks.openEmpty(context);
  }

  /** Once: Teams tells of an installation by two activities, and again after each update of the app. */
  async #welcome(context: TurnContext): Promise<void> {
    const { conversations, responder, general, clock } = this.#options;
    const { id } = context.activity.conversation;
    if (!(await conversations.claimWelcome(id, clock.now()))) return;
    try {
      await responder.respond(context, (turn) => general.welcome(turn));
    } catch (error) {
      await conversations.forgetWelcome(id);
      throw error;
    }
  }

  /** What happens to a team, Teams may tell in nobody's name. */
  async #takeFromNobody(context: TurnContext): Promise<TurnOutcome> {
    const { activity } = context;
    if (!isAboutInstallation(activity)) return this.#turnAway(context);
    await this.#options.installations.take(activity);
    return 'answered';
  }

  /** What a chat waits for is worth less than the answer to what was said in it. */
  async #unlessDatabaseFails<Result>(
    what: 'reading' | 'saving' | 'dropping',
    context: TurnContext,
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#goesOnWithout(`${what} what the chat waits for`, error, turnOf(context));
      return undefined;
    }
  }

  /** Not under the turn's reference: there stands what the agent was told. */
  #goesOnWithout(what: string, error: unknown, { agent }: Turn): void {
    this.#options.log.error({ agentId: agent.agentId, what, err: error }, 'turn went on without the database');
  }

  /** A channel's signature is good for any tenant; whom we serve is ours to say. */
  async #turnAway(context: TurnContext): Promise<TurnOutcome> {
    const { type } = context.activity;
    this.#options.log.warn({ type, tenantId: tenantOf(context.activity) }, 'activity turned away');
    if (type === 'invoke') await answerInvoke(context, 403);
    return 'turned-away';
  }
}

/** Somebody types into a list on a card. */
function isSearch({ type, name }: Activity): boolean {
  return type === 'invoke' && name === 'application/search';
}

function isAboutInstallation({ type }: Activity): boolean {
  return type === 'installationUpdate' || type === 'conversationUpdate';
}

function tenantOf(activity: Activity): string | undefined {
  const conversation = activity.conversation as ConversationAccount | undefined;
  const channelData = activity.channelData as { tenant?: { id?: string } } | undefined;
  return (conversation?.tenantId ?? channelData?.tenant?.id)?.toLowerCase();
}

async function answerInvoke(context: TurnContext, status: number): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status } });
}

async function answerPressWith(context: TurnContext, text: string): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: invokeText(text) } });
}
