import { createHash, randomBytes } from 'node:crypto';
import { partnerTenantId, type Person } from '../people.ts';
import {
  type Registration,
  groupsOf,
  servicePrincipalIdOf,
  userPrincipalNameOf,
  workloadIdentity,
} from '../registrations.ts';
import { type Resource, graphResource } from './resources.ts';
import type { Claims } from './sandbox-keys.ts';

/** How and when somebody proved who they are. It outlives the tokens that follow from it. */
export interface SignIn {
  readonly at: Date;
  readonly hasMfa: boolean;
}

export interface PersonTokenRequest {
  readonly person: Person;
  readonly signIn: SignIn;
  readonly clientId: string;
  readonly resource: Resource;
  readonly scopes: readonly string[];
  /** More groups than fit into a token: it says where to ask instead. */
  readonly hasTooManyGroups?: boolean;
  readonly lifetimeSeconds?: number;
}

export const lifetimeSeconds = 3_600;
const first = `https://sts.windows.net/${partnerTenantId}/`;
export const issuerOfTenant = `https://login.microsoftonline.com/${partnerTenantId}/v2.0`;
/** Of a token that stands in for a registration's secret. */
export const exchangeAudience = 'api://AzureADTokenExchange';

/** The claims of an access token on behalf of a person (access-token-claims-reference). */
export function personClaims(request: PersonTokenRequest, now: Date): Claims {
  const { person, signIn, clientId, resource, scopes } = request;
  const shared = {
    ...lifetime(now, request.lifetimeSeconds),
    aud: resource.audience,
    name: person.name,
    oid: person.objectId,
    rh: revalidation(signIn),
    scp: scopes.join(' '),
    sub: subjectOf(person.objectId, resource.audience),
    tid: partnerTenantId,
    uti: randomBytes(16).toString('base64url'),
  };
  if (resource.version === 1) return { ...shared, ...firstVersion(person, signIn), appid: clientId, appidacr: '1' };
  return { ...shared, ...secondVersion(person), ...groupClaims(request), azp: clientId, azpacr: '1' };
}

/** The claims of an access token of an application as itself. */
export function applicationClaims(registration: Registration, resource: Resource, now: Date): Claims {
  const objectId = servicePrincipalIdOf(registration);
  const shared = {
    ...lifetime(now),
    aud: resource.audience,
    oid: objectId,
    sub: objectId,
    tid: partnerTenantId,
    ...(resource === graphResource && { roles: registration.graphRoles }),
    uti: randomBytes(16).toString('base64url'),
  };
  const { appId } = registration;
  return resource.version === 1
    ? { ...shared, iss: first, appid: appId, appidacr: '1', idtyp: 'app', ver: '1.0' }
    : { ...shared, iss: issuerOfTenant, azp: appId, azpacr: '1', ver: '2.0' };
}

/** Of the token with which a managed identity vouches for a registration that trusts it. */
export function workloadClaims(now: Date): Claims {
  const identity = { oid: workloadIdentity, sub: workloadIdentity, tid: partnerTenantId };
  return { ...lifetime(now), ...identity, aud: exchangeAudience, iss: issuerOfTenant, ver: '2.0' };
}

/** The claims of an ID token (id-token-claims-reference). */
export function idClaims(
  request: Omit<PersonTokenRequest, 'resource' | 'scopes'>,
  nonce: string | undefined,
  now: Date,
): Claims {
  const { person, clientId, signIn } = request;
  return {
    ...lifetime(now),
    ...secondVersion(person),
    ...groupClaims(request),
    aud: clientId,
    auth_time: seconds(signIn.at),
    name: person.name,
    oid: person.objectId,
    sub: subjectOf(person.objectId, clientId),
    tid: partnerTenantId,
    ...(nonce !== undefined && { nonce }),
  };
}

/** The sign-in behind an access token, from its claim that is meant for Entra alone. */
export function signInOf({ rh }: Claims): SignIn | undefined {
  const [, at, hasMfa] = /^1\.(\d+)\.([01])$/.exec(typeof rh === 'string' ? rh : '') ?? [];
  return at === undefined ? undefined : { at: new Date(Number(at)), hasMfa: hasMfa === '1' };
}

function revalidation({ at, hasMfa }: SignIn): string {
  return `1.${at.getTime()}.${hasMfa ? 1 : 0}`;
}

function lifetime(now: Date, lastsSeconds = lifetimeSeconds) {
  const iat = seconds(now);
  return { iat, nbf: iat, exp: iat + lastsSeconds };
}

function firstVersion(person: Person, { hasMfa }: SignIn) {
  const userPrincipalName = userPrincipalNameOf(person);
  const [givenName = person.name, ...surnames] = person.name.split(' ');
  return {
    acr: '1',
    amr: hasMfa ? ['pwd', 'mfa'] : ['pwd'],
    family_name: surnames.join(' '),
    given_name: givenName,
    ipaddr: '127.0.0.1',
    iss: first,
    tenant_region_scope: 'NA',
    unique_name: userPrincipalName,
    upn: userPrincipalName,
    ver: '1.0',
  };
}

function secondVersion(person: Person) {
  return { iss: issuerOfTenant, preferred_username: userPrincipalNameOf(person), ver: '2.0' };
}

/** From 200 groups on, a token has an address in their place. */
function groupClaims({ person, hasTooManyGroups = false }: Pick<PersonTokenRequest, 'person' | 'hasTooManyGroups'>) {
  if (!hasTooManyGroups) return { groups: groupsOf(person) };
  const endpoint = `https://graph.windows.net/${partnerTenantId}/users/${person.objectId}/getMemberObjects`;
  return { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint } } };
}

/** Each application knows a person by another name. */
function subjectOf(objectId: string, audience: string): string {
  return createHash('sha256').update(`${objectId} ${audience}`).digest('base64url');
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000);
}
