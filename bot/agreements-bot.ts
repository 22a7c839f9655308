import { randomUUID } from 'node:crypto';
import type { Activity, ConversationAccount, ConversationState, TurnContext } from 'botbuilder';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import type { Answers } from '../dialogs/answers.ts';
import type { GeneralCards } from '../dialogs/general-cards.ts';
import type { MainDialog } from '../dialogs/main-dialog.ts';
import type { SharedChat } from '../dialogs/shared-chat.ts';
import { type Turn, setTurn } from '../dialogs/turn.ts';
import type { Clock } from '../services/clock.ts';
import type { AgentsStore, RememberedAgent } from '../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../services/conversations/conversations-store.ts';
import type { Agent } from '../services/identity/agent.ts';
import type { Log } from '../services/log.ts';
import { conversationFromActivity } from './conversation-from-activity.ts';
import { agentFromActivity, turnFromActivity } from './turn-from-activity.ts';

interface AgreementsBotOptions {
  readonly tenantId: string;
  readonly conversationState: ConversationState;
  readonly mainDialog: MainDialog;
  readonly sharedChat: SharedChat;
  readonly general: GeneralCards;
  readonly answers: Answers;
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes every activity that Teams delivers and hands it to the dialogs. */
export class AgreementsBot {
  readonly #its: AgreementsBotOptions;
  readonly #dialogs: DialogSet;

  constructor(options: AgreementsBotOptions) {
    this.#its = options;
    this.#dialogs = new DialogSet(options.conversationState.createProperty('dialogs'));
    this.#dialogs.add(options.mainDialog);
  }

  async run(context: TurnContext, afterAnswer: Turn['afterAnswer']): Promise<void> {
    const { activity } = context;
    const agent = agentFromActivity(activity);
    if (!agent || tenantOf(activity) !== this.#its.tenantId) return this.#turnAway(context);
    const remembered = await this.#remember(activity, agent);
    setTurn(context, turnFromActivity(activity, remembered, { reference: randomUUID(), afterAnswer }));
    await this.#take(context);
  }

  async #take(context: TurnContext): Promise<void> {
    const { activity } = context;
    switch (activity.type) {
      case 'message':
        return this.#talk(context);
      case 'invoke':
        if (activity.name === 'adaptiveCard/action') return this.#talk(context);
        return answerInvoke(context, 501);
      case 'installationUpdate':
        return activity.action === 'add' ? this.#welcome(context) : undefined;
      case 'conversationUpdate':
        return botWasAdded(activity) ? this.#welcome(context) : undefined;
      default:
        return undefined;
    }
  }

  async #talk(context: TurnContext): Promise<void> {
    if (context.activity.conversation.conversationType !== 'personal') return this.#its.sharedChat.run(context);
    const dialog = await this.#dialogs.createContext(context);
    if (dialog.activeDialog) await dialog.continueDialog();
    else await dialog.beginDialog(this.#its.mainDialog.id);
    await this.#its.conversationState.saveChanges(context);
  }

  /** Teams tells of an installation by two activities, and again after each update of the app. */
  async #welcome(context: TurnContext): Promise<void> {
    const isFirst = await this.#its.conversations.claimWelcome(context.activity.conversation.id, this.#its.clock.now());
    if (isFirst) await this.#its.answers.answer(context, (turn) => Promise.resolve(this.#its.general.welcome(turn)));
  }

  async #remember(activity: Activity, agent: Agent): Promise<RememberedAgent> {
    const now = this.#its.clock.now();
    await this.#its.conversations.saveChanged(conversationFromActivity(activity, agent), now);
    return this.#its.agents.saveChanged(agent, now);
  }

  /** A channel's signature is good for any tenant; whom we serve is ours to say. */
  async #turnAway(context: TurnContext): Promise<void> {
    const { type } = context.activity;
    this.#its.log.warn({ type, tenantId: tenantOf(context.activity) }, 'activity turned away');
    if (type === 'invoke') await answerInvoke(context, 403);
  }
}

function tenantOf(activity: Activity): string | undefined {
  const conversation = activity.conversation as ConversationAccount | undefined;
  const channelData = activity.channelData as { tenant?: { id?: string } } | undefined;
  return (conversation?.tenantId ?? channelData?.tenant?.id)?.toLowerCase();
}

function botWasAdded(activity: Activity): boolean {
  return activity.membersAdded?.some((member) => member.id === activity.recipient.id) ?? false;
}

async function answerInvoke(context: TurnContext, status: number): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status } });
}
