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
import type { ReachabilityService } from '../services/conversations/reachability-service.ts';
import { storedLocale } from '../services/conversations/stored-locale.ts';
import type { Agent } from '../services/identity/agent.ts';
import type { Log } from '../services/log.ts';
import { conversationFromActivity } from './conversation-from-activity.ts';
import { type Installations, botHasLeft } from './installations.ts';
import { localeOfActivity } from './teams/locale-of-activity.ts';
import { isOffset, zoneOfActivity } from './teams/zone-of-activity.ts';
import { senderOfActivity, turnFromActivity } from './turn-from-activity.ts';

interface AgreementsBotOptions {
  readonly tenantId: string;
  readonly conversationState: ConversationState;
  readonly mainDialog: MainDialog;
  readonly sharedChat: SharedChat;
  readonly general: GeneralCards;
  readonly answers: Answers;
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly reachability: ReachabilityService;
  readonly installations: Installations;
  readonly clock: Clock;
  readonly log: Log;
}

type Sender = Pick<Agent, 'agentId' | 'name'>;

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
    const sender = senderOfActivity(activity);
    if (tenantOf(activity) !== this.#its.tenantId) return this.#turnAway(context);
    if (!sender) return this.#takeFromNobody(context);
    const locale =
      localeOfActivity(activity) ?? storedLocale(await this.#its.conversations.findPersonal(sender.agentId));
    const agent = await this.#remember(activity, sender, locale);
    setTurn(context, turnFromActivity(activity, agent, { locale, reference: randomUUID(), afterAnswer }));
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
      case 'conversationUpdate':
        return (await this.#its.installations.take(activity)) ? this.#welcome(context) : undefined;
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

  /** Once: Teams tells of an installation by two activities, and again after each update of the app. */
  async #welcome(context: TurnContext): Promise<void> {
    const isFirst = await this.#its.conversations.claimWelcome(context.activity.conversation.id, this.#its.clock.now());
    if (isFirst) await this.#its.answers.answer(context, (turn) => Promise.resolve(this.#its.general.welcome(turn)));
  }

  /** What happens to a team, Teams may tell in nobody's name. */
  async #takeFromNobody(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (!isAboutInstallation(activity)) return this.#turnAway(context);
    await this.#its.installations.take(activity);
  }

  /** Events do not always say what their sender is called, or where: then what was known stays. */
  async #remember(activity: Activity, sender: Sender, locale: string | undefined): Promise<RememberedAgent> {
    const now = this.#its.clock.now();
    const heardZone = zoneOfActivity(activity);
    const isAllSaid = sender.name !== '' && heardZone !== undefined && !isOffset(heardZone);
    const known = isAllSaid ? undefined : await this.#its.agents.find(sender.agentId);
    const agent = {
      ...sender,
      name: sender.name || (known?.name ?? ''),
      timeZone: zoneOfActivity(activity, known?.timeZone) ?? known?.timeZone ?? 'UTC',
    };
    const conversation = conversationFromActivity(activity, agent, locale);
    const { agents, conversations, reachability } = this.#its;
    const [remembered] = await Promise.all([
      agents.saveChanged(agent, now),
      conversations.saveChanged(conversation, now),
      botHasLeft(activity) ? undefined : reachability.noteActivity(conversation, agent.agentId),
    ]);
    return remembered;
  }

  /** A channel's signature is good for any tenant; whom we serve is ours to say. */
  async #turnAway(context: TurnContext): Promise<void> {
    const { type } = context.activity;
    this.#its.log.warn({ type, tenantId: tenantOf(context.activity) }, 'activity turned away');
    if (type === 'invoke') await answerInvoke(context, 403);
  }
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
