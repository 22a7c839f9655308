import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import { listOwnResellers } from '../identity/own-resellers.ts';
import type { Log } from '../log.ts';
import type { NewCustomersClient } from '../partner-center/new-customers-client.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { RelationshipInvitation, ResellerQuestion } from './invitation.ts';

interface RelationshipInvitationsOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly newCustomersClient: NewCustomersClient;
  readonly authorization: AuthorizationService;
  readonly log: Log;
}

/**
 * Invites a company that is nobody's customer yet. Nothing is kept of it: until it accepts, Partner Center knows no such
 * customer, and a name or an address from the agent's keyboard would be personal data without a use.
 */
export class RelationshipInvitationsService {
  readonly #options: RelationshipInvitationsOptions;

  constructor(options: RelationshipInvitationsOptions) {
    this.#options = options;
  }

  /**
   * `own` stands for the partner itself. With anything else than that or one of its resellers, a partner that has some is asked
   * for which. Throws `NotAllowedError` and `PartnerCenterError`.
   */
  async prepare(agent: Agent, resellerId: string | undefined): Promise<RelationshipInvitation | ResellerQuestion> {
    await this.#options.authorization.require(agent, 'invite');
    const { partnerCenter, newCustomersClient } = this.#options;
    const resellers = await listOwnResellers(agent, this.#options);
    const reseller = resellers.find(({ partnerId }) => partnerId === resellerId);
    if (!reseller && resellers.length > 0 && resellerId !== 'own') return { resellers };
    const [link, partnerName] = await Promise.all([
      newCustomersClient.getRelationshipRequest(agent.agentId, reseller?.partnerId),
      partnerCenter.getPartnerName(agent.agentId),
    ]);
    return { link, partnerName, resellers, reseller };
  }

  /** The e-mail has gone out. Throws `NotAllowedError`. */
  async noteSent(agent: Agent): Promise<void> {
    await this.#options.authorization.require(agent, 'invite');
    this.#options.log.info({ agentId: agent.agentId }, 'new customer invited');
  }
}
