import type { ConversationReference } from 'botbuilder';
import { newCustomerResultCard } from '../cards/new-customer-result-card.ts';
import type { AgentsStore } from '../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../services/conversations/conversations-store.ts';
import { languageFromLocale } from '../services/conversations/language.ts';
import type { Log } from '../services/log.ts';
import type { NewCustomerMessenger } from '../services/new-customers/creation-reconciliation.ts';
import { creationRefusalOf } from '../services/new-customers/creation-refusal.ts';
import type { CustomerCreationService } from '../services/new-customers/customer-creation-service.ts';
import type { NewCustomer } from '../services/new-customers/new-customer.ts';
import type { ConversationMessenger } from './conversation-messenger.ts';

interface CardNewCustomerMessengerOptions {
  readonly creation: CustomerCreationService;
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly messenger: ConversationMessenger;
  readonly log: Log;
}

/** Brings what came of a new customer to the agent as a new message, where it came too late for its turn. Without a password: that is lost by then. */
export class CardNewCustomerMessenger implements NewCustomerMessenger {
  readonly #its: CardNewCustomerMessengerOptions;

  constructor(options: CardNewCustomerMessengerOptions) {
    this.#its = options;
  }

  async tell(newCustomer: NewCustomer): Promise<void> {
    const conversation = await this.#findReference(newCustomer);
    if (!conversation) {
      this.#its.log.warn({ newCustomerId: newCustomer.newCustomerId }, 'agent has no conversation to be told in');
      return;
    }
    const agent = await this.#its.agents.find(newCustomer.agentId);
    const language = agent?.language ?? languageFromLocale(conversation.locale ?? '') ?? 'en';
    const { outcome } = newCustomer;
    const refusal = outcome.state === 'refused' ? creationRefusalOf(outcome.refusalCode) : undefined;
    const entry = await this.#its.creation.findEntry(newCustomer);
    await this.#its.messenger.send(conversation, newCustomerResultCard({ language, newCustomer, refusal, entry }));
  }

  async #findReference({ conversationId }: NewCustomer): Promise<Partial<ConversationReference> | undefined> {
    const stored = conversationId && (await this.#its.conversations.find(conversationId));
    if (!stored) return undefined;
    return { ...(JSON.parse(stored.reference) as Partial<ConversationReference>), serviceUrl: stored.serviceUrl };
  }
}
