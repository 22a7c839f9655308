import type { GuardedRoute } from '../admission.ts';
import { wireCollection, type Answer } from '../answer.ts';
import type { CustomerDirectory } from '../customers/customer-directory.ts';
import { providers, resellers, type PartnerType, type RelatedPartner } from './partner.ts';
import { requestedCustomer } from '../customers/requested-customer.ts';
import type { Call } from '../route.ts';
import { badInput } from '../wire-error.ts';

const attributes = { objectType: 'PartnerRelationship' };

/** With whom the partner works. Direct-bill partners have neither providers nor resellers. */
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
