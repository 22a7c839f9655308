import { randomUUID } from 'node:crypto';
import type { Clock } from '../../services/clock.ts';
import { people, type Person, partnerTenantId } from '../people.ts';
import {
  type Answer,
  appOnlyRefused,
  mfaRequired,
  resellerRefused,
  roleRefused,
  accessDenied,
  audienceRefused,
} from './answer.ts';
import { isJsonObject, parseJson } from './json-input.ts';
import type { PartnerType } from './partners/partner.ts';
import type { Call, Route } from './route.ts';

/** A route of Partner Center, and the callers it admits. */
export interface GuardedRoute {
  readonly method: string;
  readonly pattern: string;
  /** `app+user` refuses application-only tokens. */
  readonly tokens: 'app+user' | 'any';
  /** Refuses indirect resellers with 1002, as Partner Center does for agreements, reads included. */
  readonly resellers?: 'refused';
  readonly handle: (call: Call, caller: Caller) => Answer;
}

export interface Caller {
  readonly objectId: string;
  /** Undefined for an application. */
  readonly role: Person['role'] | undefined;
}

/** Puts the checks of every call before the route: token, kind of token, MFA, partner type, and any role. */
export function guarded(route: GuardedRoute, partnerType: PartnerType, clock: Clock): Route {
  const admit = (call: Call): Caller => {
    const { kind, oid, hasMfa } = readToken(call.headers.authorization, clock);
    if (kind === 'app-only' && route.tokens === 'app+user') throw appOnlyRefused();
    // Applications are exempt from MFA (partner-security-requirements-mandating-mfa).
    if (kind === 'app+user' && !hasMfa) throw mfaRequired();
    if (route.resellers === 'refused' && partnerType === 'indirect-reseller') throw resellerRefused();
    if (kind === 'app-only') return { objectId: oid, role: undefined };
    const role = people.find(({ objectId }) => objectId === oid)?.role ?? 'no-role';
    if (role === 'no-role') throw roleRefused();
    return { objectId: oid, role };
  };
  return { method: route.method, pattern: route.pattern, handle: (call) => route.handle(call, admit(call)) };
}

export interface TokenRequest {
  readonly kind: 'app+user' | 'app-only';
  /** The person who signs in; the Admin agent when left out. People without a role may be named too. */
  readonly oid: string | undefined;
  readonly mfa: boolean;
}

/** The caller, from the token's claims. */
interface TokenClaims {
  readonly kind: 'app+user' | 'app-only';
  readonly oid: string;
  readonly hasMfa: boolean;
}

const audience = 'https://api.partnercenter.microsoft.com';
const applicationId = '23ec45a3-5127-4185-9eff-c8887839e6ab';
const servicePrincipalId = 'bbbbbbbb-0000-4000-8000-000000000001';
const lifetimeSeconds = 3600;

/** An unsigned token with the claims of Microsoft's sample. Only a sandbox may issue or accept such a token. */
export function issueToken(request: TokenRequest, clock: Clock): string {
  const claims = { ...commonClaims(clock), ...(request.kind === 'app-only' ? appOnlyClaims : userClaims(request)) };
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.${randomUUID().replaceAll('-', '')}`;
}

/** Reads an `Authorization` header. Throws Partner Center's answer to a token that it refuses. */
function readToken(authorization: string | undefined, clock: Clock): TokenClaims {
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
