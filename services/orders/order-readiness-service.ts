import type { AcceptanceReader } from '../agreements/acceptance-reader.ts';
import { microsoftFailure } from '../agreements/failure-reason.ts';
import type { Caller, CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { type OrderReadiness, readinessFrom } from './order-readiness.ts';
import { SignInNeededError } from '../sign-in/sign-in-needed-error.ts';

interface OrderReadinessOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly acceptances: AcceptanceReader;
  readonly authorization: AuthorizationService;
}

/** Says beforehand what an order would run into. Reads only: no order is ever placed to find out. */
export class OrderReadinessService {
  readonly #options: OrderReadinessOptions;

  constructor(options: OrderReadinessOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`. */
  async check(agent: Agent, customerId: CustomerId): Promise<OrderReadiness> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#read(agent.agentId, customerId);
  }

  /** For an ordering tool of the partner's. The caller has checked its token. */
  async checkForTool(customerId: CustomerId): Promise<OrderReadiness> {
    return this.#read('service-account', customerId);
  }

  async #read(caller: Caller, customerId: CustomerId): Promise<OrderReadiness> {
    const [customer, acceptance] = await Promise.allSettled([
      this.#options.partnerCenter.findCustomer(caller, customerId),
      this.#options.acceptances.read(caller, customerId),
    ]);
    if (customer.status === 'rejected') return unknownBecause(customer.reason);
    if (!customer.value) return { kind: 'not-ready', reason: 'not-a-customer' };
    return acceptance.status === 'rejected' ? unknownBecause(acceptance.reason) : readinessFrom(acceptance.value);
  }
}

/** What is no failure of Microsoft's is a bug, and thrown on; so is what the agent can mend. */
function unknownBecause(failure: unknown): OrderReadiness {
  const reason = failure instanceof SignInNeededError ? undefined : microsoftFailure(failure);
  if (reason) return { kind: 'unknown', reason };
  throw failure;
}
