import type { Clock } from '../clock.ts';
import type { Customer } from '../customer.ts';
import type { CustomerOwners } from '../customers/customer-owners.ts';
import type { CustomersService } from '../customers/customers-service.ts';
import type { CustomerId, InvitationId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { type Invitation, nextCheckAt } from './invitation.ts';
import type { InvitationsStore } from './invitations-store.ts';

interface InvitationsOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly authorization: AuthorizationService;
  readonly customers: CustomersService;
  readonly owners: CustomerOwners;
  readonly invitations: InvitationsStore;
  readonly clock: Clock;
  readonly log: Log;
}

interface PreparedInvitation {
  readonly customer: Customer;
  readonly last: Invitation | undefined;
  /** Whether its acceptance will be looked for. */
  readonly isFollowed: boolean;
}

/**
 * Remembers who invited which customer to accept directly. The e-mail itself is the agent's: nothing is sent from here, and
 * nothing of its text is kept. Acceptance is the customer's own act, so agents of an indirect reseller may invite too.
 */
export class InvitationsService {
  readonly #options: InvitationsOptions;

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  /** The customer to be invited, and when that was last done. Throws `NotAllowedError` and `CustomerNotFoundError`. */
  async prepare(agent: Agent, customerId: CustomerId): Promise<PreparedInvitation> {
    await this.#options.authorization.require(agent, 'invite');
    const [customer, last, isFollowed] = await Promise.all([
      this.#options.customers.getCustomer(agent, customerId),
      this.findLast(agent, customerId),
      this.#isFollowed(),
    ]);
    return { customer, last, isFollowed };
  }

  /** Its provider alone is told whether a reseller's customer has accepted: there is nothing to look for. */
  async #isFollowed(): Promise<boolean> {
    return (await this.#options.authorization.findProviders()) === undefined;
  }

  /** In whose name the e-mail is written. */
  async getPartnerName(agent: Agent): Promise<string> {
    return this.#options.partnerCenter.getPartnerName(agent.agentId);
  }

  /**
   * The e-mail has gone out: remembers the invitation, once for its id, and has its acceptance looked for. Undefined where the
   * id stands for somebody else's, or for another customer. Throws `NotAllowedError` and `CustomerNotFoundError`.
   */
  async noteSent(agent: Agent, customerId: CustomerId, invitationId: InvitationId): Promise<Invitation | undefined> {
    const { clock, invitations, owners, log } = this.#options;
    const { customer, isFollowed } = await this.prepare(agent, customerId);
    const { companyName } = customer;
    const { agentId: invitedBy, name: agentName } = agent;
    const invitedAt = clock.now();
    const checkAt = isFollowed
      ? nextCheckAt({ invitedAt, now: invitedAt }, { hasFailed: false, random: Math.random() })
      : undefined;
    const invitation = await invitations.add(
      { invitationId, customerId, companyName, invitedBy, agentName, invitedAt },
      checkAt,
    );
    if (invitation.invitedBy !== invitedBy || invitation.customerId !== customerId) return undefined;
    await owners.recordOwner(customerId, { agentId: invitedBy, because: 'invited' }, invitedAt);
    log.info({ invitationId, customerId, agentId: invitedBy }, 'customer invited');
    return invitation;
  }

  /**
   * The e-mail had not gone out after all: forgets the invitation, and an earlier one of the agent is followed again. False where it
   * is somebody else's, or its end is known already. Throws `NotAllowedError`.
   */
  async takeBack(agent: Agent, customerId: CustomerId, invitationId: InvitationId): Promise<boolean> {
    const { authorization, clock, invitations, owners, log } = this.#options;
    await authorization.require(agent, 'invite');
    const { agentId } = agent;
    const now = clock.now();
    if (!(await invitations.remove({ invitationId, customerId, agentId }, now))) return false;
    await owners.recordWithoutInvitation(customerId, agentId, now);
    log.info({ invitationId, customerId, agentId }, 'invitation taken back');
    return true;
  }

  /** Throws `NotAllowedError`. */
  async findLast(agent: Agent, customerId: CustomerId): Promise<Invitation | undefined> {
    return (await this.list(agent, customerId, 1))[0];
  }

  /** Newest first. Throws `NotAllowedError`. */
  async list(agent: Agent, customerId: CustomerId, limit: number): Promise<readonly Invitation[]> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.invitations.listByCustomer(customerId, limit);
  }
}
