import { orderReadinessCard } from '../../cards/orders/order-readiness-card.ts';
import type { Clock } from '../../services/clock.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { OrderReadinessService } from '../../services/orders/order-readiness-service.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface OrderCardsOptions {
  readonly orders: OrderReadinessService;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** From the question whether a customer can order to the card that answers it. */
export class OrderCards {
  readonly #its: OrderCardsOptions;

  constructor(options: OrderCardsOptions) {
    this.#its = options;
  }

  async check(turn: Turn, customer: CustomerSummary): Promise<Shown> {
    const { agent, language } = turn;
    const { orders, authorization, clock } = this.#its;
    const readiness = await orders.check(agent, customer.customerId);
    const offers = await authorization.listOfferedRoads(agent);
    const { timeZone } = agent;
    return shown(orderReadinessCard({ language, timeZone, customer, readiness, readAt: clock.now(), offers }));
  }
}
