import { partnerTenantId } from '../../people.ts';
import type { GuardedRoute } from '../admission.ts';
import { wireJson, type Answer, mpnNotFound } from '../answer.ts';
import { partner, providers, resellers } from './partner.ts';
import type { Call } from '../route.ts';

const person = { firstName: 'Ada', lastName: 'Lindqvist' };
const phoneNumber = '2065550109';
const address = {
  country: 'US',
  city: 'Seattle',
  state: 'WA',
  addressLine1: '1420 Fifth Avenue',
  addressLine2: '',
  postalCode: '98101',
};

/** The partner's own profiles. */
export const profilesRoutes: readonly GuardedRoute[] = [
  { method: 'GET', pattern: '/v1/profiles/organization', tokens: 'app+user', handle: getOrganization },
  { method: 'GET', pattern: '/v1/profiles/legalbusiness', tokens: 'any', handle: getLegalBusiness },
  { method: 'GET', pattern: '/v1/profiles/mpn', tokens: 'app+user', handle: getMpn },
];

function getOrganization(): Answer {
  return wireJson(200, {
    id: partnerTenantId,
    companyName: partner.name,
    defaultAddress: { ...address, ...person, phoneNumber },
    tenantId: partnerTenantId,
    domain: partner.domain,
    email: partner.email,
    language: 'en',
    culture: 'en-US',
    profileType: 'OrganizationProfile',
    links: selfLink('organization'),
    attributes: { etag: '-2283487108823712014', objectType: 'OrganizationProfile' },
  });
}

function getLegalBusiness(): Answer {
  return wireJson(200, {
    companyName: partner.name,
    address: { ...address, ...person, phoneNumber },
    primaryContact: { ...person, email: partner.email, phoneNumber },
    companyApproverAddress: address,
    companyApproverEmail: partner.email,
    vettingStatus: 'authorized',
    vettingSubStatus: 'none',
    profileType: 'LegalBusinessProfile',
    links: selfLink('legalbusiness'),
    attributes: { objectType: 'LegalBusinessProfile' },
  });
}

function getMpn(call: Call): Answer {
  const mpnId = call.url.searchParams.get('mpnId') ?? partner.mpnId;
  const known = [partner, ...providers, ...resellers].find((candidate) => candidate.mpnId === mpnId);
  if (known === undefined) throw mpnNotFound(mpnId);
  return wireJson(200, {
    partnerName: known.name,
    mpnId,
    profileType: 'MpnProfile',
    links: selfLink('mpn'),
    attributes: { objectType: 'MpnProfile' },
  });
}

const selfLink = (profile: string) => ({ self: { uri: `/profiles/${profile}`, method: 'GET', headers: [] } });
