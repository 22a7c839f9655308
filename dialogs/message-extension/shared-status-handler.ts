import { sharedCustomerCard } from '../../cards/message-extension/shared-customer-card.ts';
import { sharedRefusedCard } from '../../cards/message-extension/shared-refused-card.ts';
import { type SharedStatus, sharedStatusCard } from '../../cards/message-extension/shared-status-card.ts';
import { privateOnlyCard } from '../../cards/kit/notice-cards.ts';
import type { AgreementsService } from '../../services/agreements/agreements-service.ts';
import type { Acceptance } from '../../services/agreements/acceptance.ts';
import type { Clock } from '../../services/clock.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { NotAllowedError } from '../../services/identity/not-allowed-error.ts';
import type { CustomerId } from '../../services/ids.ts';
import { ProductError } from '../../services/product-error.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { within } from '../../services/in-time.ts';

/** Then what the directory has is shown: nothing can be brought later, because the message is everybody's. */
const readWithinMs = 2_000;

interface SharedStatusHandlerOptions {
  readonly agreements: AgreementsService;
  readonly customers: CustomersService;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** What a card in somebody else's chat shows the one who looks at it. */
export class SharedStatusHandler {
  readonly #options: SharedStatusHandlerOptions;

  constructor(options: SharedStatusHandlerOptions) {
    this.#options = options;
  }

  /**
   * Clients ask by themselves for each viewer, so that Partner Center is asked only at a press. Who may see nothing, and did not
   * press, goes on seeing the card that tells nothing.
   */
  async show(turn: Turn, customerId: CustomerId): Promise<Reply> {
    const { language, privateChatUrl, isPress, isAutomatic } = turn;
    // A client that knows no invoke would show the answer to all.
    if (!isPress) return reply(privateOnlyCard({ language, deepLink: privateChatUrl }));
    try {
      return reply(await (isAutomatic ? this.#kept(turn, customerId) : this.#current(turn, customerId)));
    } catch (error) {
      if (isAutomatic && error instanceof ProductError) return reply(sharedCustomerCard({ language, customerId }));
      if (error instanceof NotAllowedError) return this.#refused(turn, customerId, error);
      throw error;
    }
  }

  /** The next press asks for the roles anew: somebody may have given one meanwhile. */
  #refused({ agent, language }: Turn, customerId: CustomerId, { capability, reason }: NotAllowedError): Reply {
    this.#options.authorization.forgetRoles(agent);
    return reply(sharedRefusedCard({ language, customerId, capability, reason }));
  }

  async #kept(turn: Turn, customerId: CustomerId) {
    const known = await this.#options.customers.findListed(turn.agent, customerId);
    return known ? this.#card(turn, known) : sharedCustomerCard({ language: turn.language, customerId });
  }

  async #current(turn: Turn, customerId: CustomerId) {
    const read = await within(this.#read(turn, customerId), readWithinMs);
    return read ? this.#card(turn, read) : this.#kept(turn, customerId);
  }

  async #read({ agent }: Turn, customerId: CustomerId): Promise<SharedStatus> {
    const { agreements, customers, clock } = this.#options;
    const [customer, acceptance] = await Promise.all([
      customers.getCustomer(agent, customerId),
      agreements.getAcceptance(agent, customerId),
    ]);
    const { companyName, domain } = customer;
    const acceptedOn = dayOf(acceptance);
    return { customerId, companyName, domain, status: acceptance.kind, acceptedOn, readAt: clock.now() };
  }

  async #card({ agent, language }: Turn, customer: SharedStatus) {
    const offers = await this.#options.authorization.listOfferedRoads(agent);
    return sharedStatusCard({ language, timeZone: agent.timeZone, customer, offers });
  }
}

function dayOf(acceptance: Acceptance): SharedStatus['acceptedOn'] {
  const isAttested = acceptance.kind === 'attested' || acceptance.kind === 'renewal-due';
  return isAttested ? acceptance.attestation.acceptedOn : undefined;
}
