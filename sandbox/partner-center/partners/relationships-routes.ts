import { partnerTenantId } from '../../people.ts';
import type { GuardedRoute } from '../admission.ts';
import { wireCollection, type Answer, badInput, wireJson } from '../answer.ts';
import { type CustomerDirectory, requestedCustomer } from '../customers/customer-directory.ts';
import type { Call } from '../route.ts';
import { providers, resellers, type PartnerType, type RelatedPartner } from './partner.ts';

const attributes = { objectType: 'PartnerRelationship' };

/** The partners of the partner. Direct-bill partners have neither providers nor resellers. */
export function relationshipsRoutes(partnerType: PartnerType, directory: CustomerDirectory): readonly GuardedRoute[] {
  return [
    {
      method: 'GET',
      pattern: '/v1/relationships',
      tokens: 'app+user',
      handle: (call) => listRelationships(call, partnerType),
    },
    {
      method: 'GET',
      pattern: '/v1/customers/{customerId}/relationships',
      tokens: 'app+user',
      handle: (call) => listResellersOf(call, partnerType, directory),
    },
  ];
}

function listRelationships(call: Call, partnerType: PartnerType): Answer {
  const asked = call.url.searchParams.get('relationship_type');
  if (asked === 'IsIndirectResellerOf') {
    return collectionOf(partnerType === 'indirect-reseller' ? providers : [], 'is_indirect_reseller_of');
  }
  if (asked === 'IsIndirectCloudSolutionProviderOf') {
    return collectionOf(partnerType === 'indirect-provider' ? resellers : [], 'is_indirect_cloud_solution_provider_of');
  }
  throw badInput('Relationship type is not valid.');
}

function collectionOf(partners: readonly RelatedPartner[], relationshipType: string): Answer {
  return wireCollection(
    partners.map(({ id, name, mpnId, location }) => ({
      id,
      name,
      relationshipType,
      state: 'Active',
      mpnId,
      location,
      attributes,
    })),
  );
}

/** An indirect provider sells to every second customer through one of its resellers. */
function listResellersOf(call: Call, partnerType: PartnerType, directory: CustomerDirectory): Answer {
  const { id } = requestedCustomer(call, directory);
  const lot = Number.parseInt(id.slice(-1), 16) % 4;
  const reseller = partnerType === 'indirect-provider' ? resellers[lot] : undefined;
  if (reseller === undefined) return wireCollection([]);
  const relationshipType = 'is_indirect_cloud_solution_provider_of';
  const { name, mpnId } = reseller;
  return wireCollection([{ id: reseller.id, name, relationshipType, mpnId, attributes }]);
}

/** The address at which a customer accepts relationship and agreement in one go (request-reseller-relationship). */
export function relationshipRequestRoute(partnerType: PartnerType): GuardedRoute {
  return {
    method: 'GET',
    pattern: '/v1/customers/relationshiprequests',
    tokens: 'app+user',
    handle: (call) => getRelationshipRequest(call, partnerType),
  };
}

/** UNVERIFIED: that the address of a provider names the reseller as `partnerId`. The page shows only the partner's own. */
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
