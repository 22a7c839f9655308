import { partnerTenantId } from '../../people.ts';
import type { GuardedRoute } from '../admission.ts';
import { wireJson, type Answer } from '../answer.ts';
import { resellers, type PartnerType } from '../partners/partner.ts';
import type { Call } from '../route.ts';
import { badInput } from '../wire-error.ts';

/** The address that leads a customer to relationship and agreement in one go: request-reseller-relationship. */
export function relationshipRequestRoute(partnerType: PartnerType): GuardedRoute {
  return {
    method: 'GET',
    pattern: '/v1/customers/relationshiprequests',
    tokens: 'app+user',
    handle: (call) => getRelationshipRequest(call, partnerType),
  };
}

/** That the address of a provider names the reseller as `partnerId` is UNVERIFIED; the page shows only the partner's own. */
function getRelationshipRequest(call: Call, partnerType: PartnerType): Answer {
  const resellerId = call.url.searchParams.get('indirectResellerId');
  if (resellerId !== null && !isReseller(resellerId, partnerType)) throw badInput('Indirect reseller is not valid.');
  const partnerId = resellerId ?? partnerTenantId;
  const provider = resellerId === null ? '' : `&indirectCSPId=${partnerTenantId}`;
  const query = `invType=ResellerRelationship&partnerId=${partnerId}${provider}&msppId=0&DAP=false`;
  return wireJson(200, {
    url: `https://admin.microsoft.com/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`,
    attributes: { objectType: 'RelationshipRequest' },
  });
}

function isReseller(partnerId: string, partnerType: PartnerType): boolean {
  return partnerType === 'indirect-provider' && resellers.some(({ id }) => id === partnerId.toLowerCase());
}
