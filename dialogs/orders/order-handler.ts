import { orderReadinessCard } from '../../cards/orders/order-readiness-card.ts';
import type { Clock } from '../../services/clock.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { OrderReadinessService } from '../../services/orders/order-readiness-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface OrderHandlerOptions {
  readonly orders: OrderReadinessService;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** Tells whether a customer can order. */
export class OrderHandler {
  readonly #options: OrderHandlerOptions;

  constructor(options: OrderHandlerOptions) {
    this.#options = options;
  }

  async check(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    const { agent, language } = turn;
    const { orders, authorization, clock } = this.#options;
    const readiness = await orders.check(agent, customer.customerId);
    const offers = await authorization.listOfferedRoads(agent);
    const { timeZone } = agent;
    return reply(orderReadinessCard({ language, timeZone, customer, readiness, readAt: clock.now(), offers }));
  }
}
