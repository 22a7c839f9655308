import { partnerCenterResource } from '../entra/resources.ts';
import type { Claims } from '../entra/sandbox-keys.ts';
import { type Person, partnerTenantId } from '../people.ts';
import { findAccount } from '../registrations.ts';
import {
  type Answer,
  appOnlyRefused,
  appUserRefused,
  mfaRequired,
  resellerRefused,
  roleRefused,
  accessDenied,
  audienceRefused,
} from './answer.ts';
import type { PartnerType } from './partners/partner.ts';
import type { Call, Route } from './route.ts';
import type { SwitchBoard } from './switches.ts';

/** A route of Partner Center, and the callers it admits. */
export interface GuardedRoute {
  readonly method: string;
  readonly pattern: string;
  /** `app+user` refuses application-only tokens, and `app-only` all others. */
  readonly tokens: 'app+user' | 'app-only' | 'any';
  /** Refuses indirect resellers with 1002, as Partner Center does for agreements, reads included. */
  readonly resellers?: 'refused';
  readonly handle: (call: Call, caller: Caller) => Answer;
}

export interface Caller {
  readonly objectId: string;
  /** Undefined for an application. */
  readonly role: Person['role'] | undefined;
}

interface GuardOptions {
  readonly partnerType: PartnerType;
  readonly switches: SwitchBoard;
}

/** Puts the checks of every call before the route: token, kind of token, MFA, partner type, and any role. */
export function guarded(route: GuardedRoute, { partnerType, switches }: GuardOptions): Route {
  const admit = ({ claims }: Call): Caller => {
    const { kind, oid, hasMfa } = readToken(claims);
    if (route.tokens !== 'any' && route.tokens !== kind)
      throw kind === 'app-only' ? appOnlyRefused() : appUserRefused();
    // Applications are exempt from MFA (partner-security-requirements-mandating-mfa).
    if (kind === 'app+user' && !hasMfa) throw mfaRequired(switches.current.mfaRefusal);
    if (route.resellers === 'refused' && partnerType === 'indirect-reseller') throw resellerRefused();
    if (kind === 'app-only') return { objectId: oid, role: undefined };
    const role = findAccount(oid)?.role ?? 'no-role';
    if (role === 'no-role') throw roleRefused();
    return { objectId: oid, role };
  };
  return { method: route.method, pattern: route.pattern, handle: (call) => route.handle(call, admit(call)) };
}

/** The caller, from the token's claims. */
interface TokenClaims {
  readonly kind: 'app+user' | 'app-only';
  readonly oid: string;
  readonly hasMfa: boolean;
}

/** The caller, from what Entra has signed. Throws Partner Center's answer to a token that it refuses. */
function readToken(claims: Claims | undefined): TokenClaims {
  if (claims === undefined) throw accessDenied();
  if (claims['aud'] !== partnerCenterResource.audience) throw audienceRefused();
  if (claims['tid'] !== partnerTenantId || typeof claims['oid'] !== 'string') throw accessDenied();
  return {
    // Only a token on behalf of a person has scopes.
    kind: typeof claims['scp'] === 'string' ? 'app+user' : 'app-only',
    oid: claims['oid'].toLowerCase(),
    hasMfa: hasMfa(claims),
  };
}

function hasMfa({ amr: methods }: Claims): boolean {
  return Array.isArray(methods) && methods.includes('mfa');
}

/** A partner may test before MFA is demanded, and asks so (partner-center-authentication). */
export function mfaTestHeaders({
  headers,
  claims,
}: Pick<Call, 'headers' | 'claims'>): Readonly<Record<string, string>> {
  const isAsked = String(headers['validatemfa']).toLowerCase() === 'true' && typeof claims?.['scp'] === 'string';
  return isAsked ? { isMfaCompliant: String(hasMfa(claims)) } : {};
}
