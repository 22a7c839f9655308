import type { CustomerSummary } from '../../services/customer.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { scenarioCard } from '../../cards/agreements/scenario-card.ts';
import { type ScenarioAnswers, answersFromMessage, scenarioStep } from '../../services/agreements/scenario.ts';
import type { Road } from '../../services/agreements/links/attestation-roads.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { isCustomerMessage } from './customer-message.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface ScenarioHandlerOptions {
  readonly authorization: AuthorizationService;
  readonly customers: CustomersService;
  readonly listRoads: () => Promise<readonly Road[]>;
}

/** The questions that end at the right road to acceptance. The answers are kept nowhere but in the card. */
export class ScenarioHandler {
  readonly #options: ScenarioHandlerOptions;

  constructor(options: ScenarioHandlerOptions) {
    this.#options = options;
  }

  /** Begins with the first question; after the customer's message, with those it leaves open. */
  async start(turn: Turn): Promise<Reply> {
    return this.#step(turn, isCustomerMessage(turn.pasted) ? answersFromMessage : {});
  }

  async startFor(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    return this.#step(turn, {}, customer);
  }

  /** The question that the answers lead to, or the end of the road. */
  async show(turn: Turn, { customerId, ...answers }: ActionOf<'scenario.show'>): Promise<Reply> {
    const customer = customerId && (await this.#options.customers.getCustomer(turn.agent, customerId));
    return this.#step(turn, answers, customer);
  }

  async #step(turn: Turn, answers: ScenarioAnswers, customer?: CustomerSummary): Promise<Reply> {
    const { agent, language } = turn;
    const { authorization } = this.#options;
    await authorization.require(agent, 'see-status');
    const [roads, createCustomer, offered] = await Promise.all([
      authorization.listOfferedRoads(agent),
      authorization.isOffered(agent, 'create-customer'),
      this.#options.listRoads(),
    ]);
    const offers = { ...roads, createCustomer, byLink: offered.includes('enhanced') };
    return reply(scenarioCard({ language, step: scenarioStep(answers, customer !== undefined), customer, offers }));
  }
}
