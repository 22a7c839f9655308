import { randomUUID } from 'node:crypto';
import type { Clock } from '../../services/clock.ts';
import { partnerTenantId, people, type Person } from '../people.ts';
import { isJsonObject, parseJson } from './json-input.ts';
import { accessDenied, audienceRefused } from './wire-error.ts';

export interface TokenRequest {
  readonly kind: 'app+user' | 'app-only';
  /** Who is signed in; the Admin agent when left out. Anybody may be named, also people without a role. */
  readonly oid: string | undefined;
  readonly mfa: boolean;
}

/** Who calls, as the token's claims say. */
export interface TokenClaims {
  readonly kind: 'app+user' | 'app-only';
  readonly oid: string;
  readonly hasMfa: boolean;
}

const audience = 'https://api.partnercenter.microsoft.com';
const applicationId = '23ec45a3-5127-4185-9eff-c8887839e6ab';
const servicePrincipalId = 'bbbbbbbb-0000-4000-8000-000000000001';
const lifetimeSeconds = 3600;

/** An unsigned token with the claims of Microsoft's sample. Only a sandbox may issue, or believe, such a token. */
export function issueToken(request: TokenRequest, clock: Clock): string {
  const claims = { ...commonClaims(clock), ...(request.kind === 'app-only' ? appOnlyClaims : userClaims(request)) };
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.${randomUUID().replaceAll('-', '')}`;
}

/** Reads an `Authorization` header. Throws what Partner Center answers to a token that it does not take. */
export function readToken(authorization: string | undefined, clock: Clock): TokenClaims {
  const claims = claimsOf(/^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/i.exec(authorization ?? '')?.[1]);
  const now = clock.now().getTime() / 1000;
  if (claims === undefined || !(Number(claims['nbf']) <= now && now < Number(claims['exp']))) throw accessDenied();
  if (claims['aud'] !== audience) throw audienceRefused();
  if (claims['tid'] !== partnerTenantId || typeof claims['oid'] !== 'string') throw accessDenied();
  const methods: unknown = claims['amr'];
  return {
    // Only a token on behalf of a person has scopes.
    kind: typeof claims['scp'] === 'string' ? 'app+user' : 'app-only',
    oid: claims['oid'].toLowerCase(),
    hasMfa: Array.isArray(methods) && methods.includes('mfa'),
  };
}

function commonClaims(clock: Clock) {
  const issuedAt = Math.floor(clock.now().getTime() / 1000);
  return {
    aud: audience,
    iss: `https://sts.windows.net/${partnerTenantId}/`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    appid: applicationId,
    tenant_region_scope: 'NA',
    tid: partnerTenantId,
    ver: '1.0',
  };
}

const appOnlyClaims = { appidacr: '1', oid: servicePrincipalId };

function userClaims({ oid, mfa }: TokenRequest) {
  const person = oid === undefined ? people[0] : people.find(({ objectId }) => objectId === oid.toLowerCase());
  return {
    acr: '1',
    amr: mfa ? ['pwd', 'mfa'] : ['pwd'],
    appidacr: '0',
    ipaddr: '127.0.0.1',
    oid: person?.objectId ?? oid,
    scp: 'user_impersonation',
    ...namesOf(person),
  };
}

function namesOf(person: Person | undefined) {
  const name = person?.name ?? 'Unknown Person';
  const [givenName = name, ...rest] = name.split(' ');
  const userPrincipalName = `${name.toLowerCase().replaceAll(' ', '.')}@adatum.onmicrosoft.com`;
  return {
    family_name: rest.join(' '),
    given_name: givenName,
    name,
    unique_name: userPrincipalName,
    upn: userPrincipalName,
  };
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function claimsOf(part: string | undefined) {
  const claims = parseJson(Buffer.from(part ?? '', 'base64url').toString());
  return isJsonObject(claims) ? claims : undefined;
}
