import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { RelatedPartner } from '../partner-center/wire/partners.ts';
import type { Agent } from './agent.ts';
import type { AuthorizationService } from './authorization-service.ts';

/** The resellers of an indirect provider; other partners have none. Throws `PartnerCenterError`. */
export async function listOwnResellers(
  agent: Agent,
  services: { readonly authorization: AuthorizationService; readonly partnerCenter: PartnerCenterClient },
): Promise<readonly RelatedPartner[]> {
  const { kind } = await services.authorization.getPartnerType();
  return kind === 'indirect-provider' ? services.partnerCenter.listIndirectResellers(agent.agentId) : [];
}
