import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../services/clock.ts';
import type { AgentsStore, RememberedAgent } from '../../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Agent } from '../../services/identity/agent.ts';
import { conversationFromActivity } from '../conversation-from-activity.ts';
import { botHasLeft } from '../installations.ts';
import { inTime } from './in-time.ts';

/** Where the database does not answer within this, a turn goes on without it: Teams waits some ten seconds for all of it. */
const rememberWithinMs = 3_000;
const agentsAtHand = 5_000;

interface AcquaintancesOptions {
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly reachability: ReachabilityService;
  readonly clock: Clock;
}

export interface Meeting {
  readonly agent: RememberedAgent;
  /** Why nothing could be read or stored; undefined where all is well. */
  readonly failure: unknown;
}

/** Keeps who talks to the bot and where. */
export class Acquaintances {
  readonly #options: AcquaintancesOptions;
  /** For when the database does not answer: language and time zone as this process last read them. */
  readonly #atHand = new LRUCache<AgentId, RememberedAgent>({ max: agentsAtHand });

  constructor(options: AcquaintancesOptions) {
    this.#options = options;
  }

  /** Never rejects: a command that can work without the database is to work. */
  async meet(activity: Activity, heard: Agent): Promise<Meeting> {
    try {
      const agent = await inTime(this.#remember(activity, heard), rememberWithinMs, 'remembering an agent');
      this.#atHand.set(agent.agentId, agent);
      return { agent, failure: undefined };
    } catch (failure) {
      const known = this.#atHand.get(heard.agentId);
      return { agent: { ...asKnown(activity, heard, known), language: known?.language }, failure };
    }
  }

  /** Of somebody who was met lately, without a look into the database. */
  languageAtHand(agentId: AgentId): Language | undefined {
    return this.#atHand.get(agentId)?.language;
  }

  async #remember(activity: Activity, heard: Agent): Promise<RememberedAgent> {
    const { agents, conversations, reachability, clock } = this.#options;
    const now = clock.now();
    const known = heard.name && activity.localTimezone ? undefined : await agents.find(heard.agentId);
    const agent = asKnown(activity, heard, known);
    const conversation = conversationFromActivity(activity, agent);
    const [remembered] = await Promise.all([
      agents.saveChanged(agent, now),
      conversations.saveHeard(conversation, now),
      botHasLeft(activity) ? undefined : reachability.noteActivity(conversation, agent.agentId),
    ]);
    return remembered;
  }
}

/** Events do not always say what their sender is called, or where: then what was known stays. */
function asKnown(activity: Activity, heard: Agent, known: Agent | undefined): Agent {
  return {
    ...heard,
    name: heard.name || (known?.name ?? ''),
    timeZone: activity.localTimezone ? heard.timeZone : (known?.timeZone ?? heard.timeZone),
  };
}
