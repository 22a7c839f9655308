import { newCustomerResultCard } from '../../cards/new-customers/new-customer-result-card.ts';
import type { SendOutcome } from '../../services/conversations/send-outcome.ts';
import type { NewCustomerMessenger } from '../../services/new-customers/creation-reconciliation.ts';
import { type NewCustomer, creationRefusalOf } from '../../services/new-customers/new-customer.ts';
import type { CustomerCreationService } from '../../services/new-customers/customer-creation-service.ts';
import type { AgentCards } from './agent-cards.ts';

interface CardNewCustomerMessengerOptions {
  readonly creation: CustomerCreationService;
  readonly agentCards: AgentCards;
}

/** Brings what came of a new customer to the agent as a new message, where it came too late for its turn. Without a password: that is lost by then. */
export class CardNewCustomerMessenger implements NewCustomerMessenger {
  readonly #its: CardNewCustomerMessengerOptions;

  constructor(options: CardNewCustomerMessengerOptions) {
    this.#its = options;
  }

  async tell(newCustomer: NewCustomer): Promise<SendOutcome> {
    const { agentId, outcome } = newCustomer;
    const refusal = outcome.state === 'refused' ? creationRefusalOf(outcome.refusalCode) : undefined;
    const entry = await this.#its.creation.findEntry(newCustomer);
    return this.#its.agentCards.send(agentId, ({ language }) =>
      newCustomerResultCard({ language, newCustomer, refusal, entry }),
    );
  }
}
