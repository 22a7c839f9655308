import type { CardAction } from '../../cards/kit/card-actions.ts';
import { askCustomerCard } from '../../cards/kit/notice-cards.ts';
import { scenarioCard } from '../../cards/agreements/scenario-card.ts';
import { type ScenarioAnswers, answersFromMessage, scenarioStep } from '../../services/agreements/scenario.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { AgreementCards } from './status-handler.ts';
import { isCustomerMessage } from './customer-message.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

type ScenarioAction = Extract<CardAction, { verb: `scenario.${string}` }>;

interface ScenarioCardsOptions {
  readonly authorization: AuthorizationService;
  readonly status: AgreementCards;
}

/** The questions that end at the right road to acceptance. The answers are kept nowhere but in the card. */
export class ScenarioCards {
  readonly #its: ScenarioCardsOptions;

  constructor(options: ScenarioCardsOptions) {
    this.#its = options;
  }

  /** Begins with the first question; after the customer's message, with those it leaves open. */
  async start(turn: Turn): Promise<Shown> {
    return this.#step(turn, isCustomerMessage(turn.pasted) ? answersFromMessage : {});
  }

  async startFor(turn: Turn, customer: CustomerSummary): Promise<Shown> {
    return this.#step(turn, {}, customer);
  }

  async press(turn: Turn, action: ScenarioAction): Promise<Shown> {
    switch (action.verb) {
      case 'scenario.show': {
        const { customerId, ...answers } = action;
        return this.#step(turn, answers, customerId && (await this.#its.status.getCustomer(turn, customerId)));
      }
      case 'scenario.confirm':
        return askCustomer(turn, 'attestation.start');
      case 'scenario.invite':
        return askCustomer(turn, 'invitation.start');
    }
  }

  async #step(turn: Turn, answers: ScenarioAnswers, customer?: CustomerSummary): Promise<Shown> {
    const { agent, language } = turn;
    const { authorization } = this.#its;
    await authorization.require(agent, 'see-status');
    const [roads, createCustomer] = await Promise.all([
      authorization.listOfferedRoads(agent),
      authorization.isOffered(agent, 'create-customer'),
    ]);
    const offers = { ...roads, createCustomer };
    return shown(scenarioCard({ language, step: scenarioStep(answers), customer, offers }));
  }
}

function askCustomer({ language }: Turn, verb: 'attestation.start' | 'invitation.start'): Shown {
  return { card: askCustomerCard({ language }), awaiting: { kind: 'customer-for', verb } };
}
