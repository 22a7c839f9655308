import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../services/clock.ts';
import type { AgentsStore, RememberedAgent } from '../../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import type { WhereaboutsStore } from '../../services/conversations/whereabouts-store.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Agent } from '../../services/identity/agent.ts';
import { storedLocale } from '../../services/conversations/language-of-agent.ts';
import { conversationFromActivity, type Sender } from './activity/turn-from-activity.ts';
import { botHasLeft } from './installations.ts';
import { inTime } from '../../services/in-time.ts';
import { localeOfActivity, isOffset, zoneOfActivity } from './activity/client-info.ts';

/** Where the database does not answer within this, a turn goes on without it: Teams waits some ten seconds for all of it. */
const rememberWithinMs = 3_000;
const agentsAtHand = 5_000;

interface AcquaintancesOptions {
  readonly whereabouts: WhereaboutsStore;
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly reachability: ReachabilityService;
  readonly clock: Clock;
}

export interface Met {
  readonly agent: RememberedAgent;
  /** The language Teams is set to, as last heard. */
  readonly locale: string | undefined;
  /** Not heard from lately, or not here. */
  readonly isNews: boolean;
}

export interface Meeting extends Met {
  /** Why nothing could be read or stored; undefined where all is well. */
  readonly failure: unknown;
}

/** Keeps who talks to the bot and where. */
export class Acquaintances {
  readonly #options: AcquaintancesOptions;
  /** Language and time zone as this process last read them, for when the database does not answer. */
  readonly #atHand = new LRUCache<AgentId, Met>({ max: agentsAtHand });

  constructor(options: AcquaintancesOptions) {
    this.#options = options;
  }

  /** Never rejects: a command that can work without the database is to work. */
  async meet(activity: Activity, sender: Sender): Promise<Meeting> {
    try {
      const met = await inTime(this.#remember(activity, sender), rememberWithinMs, 'remembering an agent');
      this.#atHand.set(sender.agentId, met);
      return { ...met, failure: undefined };
    } catch (failure) {
      return { ...this.#fromHand(activity, sender), failure };
    }
  }

  /** For what comes from chats that the bot may be no member of: the agent is kept, and where they are is not. Never rejects. */
  async recognise(activity: Activity, sender: Sender): Promise<Met> {
    const { agents, clock } = this.#options;
    try {
      const known = saysAll(activity, sender) ? undefined : agents.find(sender.agentId);
      const remembering = Promise.resolve(known).then((before) =>
        agents.saveChanged(asKnown(activity, sender, before), clock.now()),
      );
      const agent = await inTime(remembering, rememberWithinMs, 'remembering an agent');
      return { agent, locale: localeOfActivity(activity), isNews: false };
    } catch {
      return this.#fromHand(activity, sender);
    }
  }

  #fromHand(activity: Activity, sender: Sender): Met {
    const known = this.#atHand.get(sender.agentId);
    const agent = { ...asKnown(activity, sender, known?.agent), language: known?.agent.language };
    return { agent, locale: localeOfActivity(activity) ?? known?.locale, isNews: false };
  }

  /** The language of an agent who was met lately, without a look into the database. */
  languageAtHand(agentId: AgentId): Language | undefined {
    return this.#atHand.get(agentId)?.agent.language;
  }

  async #remember(activity: Activity, sender: Sender): Promise<Met> {
    const { whereabouts, agents, conversations, reachability, clock } = this.#options;
    const now = clock.now();
    const locale = localeOfActivity(activity) ?? storedLocale(await conversations.findPersonal(sender.agentId));
    const known = saysAll(activity, sender) ? undefined : await agents.find(sender.agentId);
    const agent = asKnown(activity, sender, known);
    const conversation = conversationFromActivity(activity, agent, locale);
    const unchanged = await whereabouts.findUnchanged(agent, conversation, now);
    if (unchanged) return { agent: unchanged, locale, isNews: false };
    const [remembered] = await Promise.all([
      agents.saveChanged(agent, now),
      conversations.saveHeard(conversation, now),
      botHasLeft(activity) ? undefined : reachability.noteActivity(conversation, agent.agentId),
    ]);
    return { agent: remembered, locale, isNews: true };
  }
}

/** An offset alone is compared with the zone that was known. */
function saysAll(activity: Activity, { name }: Sender): boolean {
  const zone = zoneOfActivity(activity);
  return name !== '' && zone !== undefined && !isOffset(zone);
}

/** Events do not always say what their sender is called, or where: then what was known stays. */
function asKnown(activity: Activity, sender: Sender, known: Agent | undefined): Agent {
  return {
    ...sender,
    name: sender.name || (known?.name ?? ''),
    timeZone: zoneOfActivity(activity, known?.timeZone) ?? known?.timeZone ?? 'UTC',
  };
}
