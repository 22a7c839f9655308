import type { ConversationReference } from 'botbuilder';
import { attestationReceiptCard } from '../cards/attestation-receipt-card.ts';
import type { AttestationRoad } from '../services/agreements/attestation-road.ts';
import type { LedgerEntry } from '../services/agreements/ledger-entry.ts';
import type { OutcomeMessenger } from '../services/agreements/reconciliation-service.ts';
import type { AgentsStore } from '../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../services/conversations/conversations-store.ts';
import { languageFromLocale } from '../services/conversations/language.ts';
import type { Log } from '../services/log.ts';
import type { ConversationMessenger } from './conversation-messenger.ts';

interface CardOutcomeMessengerOptions {
  readonly road: AttestationRoad;
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly messenger: ConversationMessenger;
  readonly log: Log;
}

/** Brings an outcome that came too late for its turn to the agent: as a new message, and in the card it began on. */
export class CardOutcomeMessenger implements OutcomeMessenger {
  readonly #its: CardOutcomeMessengerOptions;

  constructor(options: CardOutcomeMessengerOptions) {
    this.#its = options;
  }

  async tell(entry: LedgerEntry): Promise<void> {
    const conversation = await this.#findReference(entry);
    if (!conversation) {
      this.#its.log.warn({ attestationId: entry.attestationId }, 'agent has no conversation to be told in');
      return;
    }
    const agent = await this.#its.agents.find(entry.attestedBy);
    const language = agent?.language ?? languageFromLocale(conversation.locale ?? '') ?? 'en';
    const earlier = await this.#its.road.findEarlier(entry);
    const card = attestationReceiptCard({ language, timeZone: agent?.timeZone ?? 'UTC', entry, earlier });
    await this.#its.messenger.send(conversation, card);
    if (entry.cardActivityId !== undefined) await this.#replaceOld(conversation, entry.cardActivityId, card);
  }

  async #findReference(entry: LedgerEntry): Promise<Partial<ConversationReference> | undefined> {
    const stored = entry.conversationId && (await this.#its.conversations.find(entry.conversationId));
    if (!stored) return undefined;
    return { ...(JSON.parse(stored.reference) as Partial<ConversationReference>), serviceUrl: stored.serviceUrl };
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
