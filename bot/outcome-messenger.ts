import type { ConversationReference } from 'botbuilder';
import type { AdaptiveCardJson } from '../cards/card-template.ts';
import { attestationReceiptCard } from '../cards/attestation-receipt-card.ts';
import type { AttestationRoad } from '../services/agreements/attestation-road.ts';
import type { LedgerEntry } from '../services/agreements/ledger-entry.ts';
import type { OutcomeMessenger } from '../services/agreements/reconciliation-service.ts';
import type { Clock } from '../services/clock.ts';
import type { AgentsStore } from '../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../services/conversations/conversations-store.ts';
import { languageOfAgent } from '../services/conversations/language-of-agent.ts';
import type { ReachabilityService } from '../services/conversations/reachability-service.ts';
import type { Log } from '../services/log.ts';
import type { ConversationMessenger } from './conversation-messenger.ts';
import { failedSend } from './failed-send.ts';

type Reference = Partial<ConversationReference>;

interface CardOutcomeMessengerOptions {
  readonly road: AttestationRoad;
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly reachability: ReachabilityService;
  readonly messenger: ConversationMessenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** Brings an outcome that came too late for its turn to the agent: as a new message, and in the card it began on. */
export class CardOutcomeMessenger implements OutcomeMessenger {
  readonly #its: CardOutcomeMessengerOptions;

  constructor(options: CardOutcomeMessengerOptions) {
    this.#its = options;
  }

  async tell(entry: LedgerEntry): Promise<void> {
    const stored = entry.conversationId && (await this.#its.conversations.find(entry.conversationId));
    if (!stored) {
      this.#its.log.warn({ attestationId: entry.attestationId }, 'agent has no conversation to be told in');
      return;
    }
    const agent = await this.#its.agents.find(entry.attestedBy);
    const earlier = await this.#its.road.findEarlier(entry);
    const language = languageOfAgent(agent, stored);
    const card = attestationReceiptCard({ language, timeZone: agent?.timeZone ?? 'UTC', entry, earlier });
    const conversation = { ...(JSON.parse(stored.reference) as Reference), serviceUrl: stored.serviceUrl };
    await this.#send(conversation, card, entry);
    if (entry.cardActivityId !== undefined) await this.#replaceOld(conversation, entry.cardActivityId, card);
  }

  /** To whoever removed or blocked the bot it is not tried again until they are heard of. */
  async #send(conversation: Reference, card: AdaptiveCardJson, entry: LedgerEntry): Promise<void> {
    const { messenger, reachability, clock } = this.#its;
    try {
      await messenger.send(conversation, card);
    } catch (error) {
      const outcome = failedSend((error as Error).cause, 'send');
      const { attestedBy } = entry;
      if (outcome.kind === 'unreachable') await reachability.markUnreachable(attestedBy, outcome.status, clock.now());
      throw error;
    }
  }

  /** The agent has been told by then; an old card that is gone is no reason to tell them twice. */
  async #replaceOld(...[conversation, activityId, card]: Parameters<ConversationMessenger['replace']>): Promise<void> {
    try {
      await this.#its.messenger.replace(conversation, activityId, card);
    } catch (error) {
      this.#its.log.warn({ err: error }, 'old card was not replaced');
    }
  }
}
