import type { Clock } from '../../services/clock.ts';
import { people, type Person } from '../people.ts';
import type { Answer } from './answer.ts';
import type { PartnerType } from './partners/partner.ts';
import type { Call, Route } from './route.ts';
import { readToken } from './tokens.ts';
import { appOnlyRefused, mfaRequired, resellerRefused, roleRefused } from './wire-error.ts';

/** A route of Partner Center and who may call it. */
export interface GuardedRoute {
  readonly method: string;
  readonly pattern: string;
  /** `app+user`: refuses application-only tokens. */
  readonly tokens: 'app+user' | 'any';
  /** Refuses indirect resellers, who get 1002 for agreements, also for reading them. */
  readonly resellers?: 'refused';
  readonly handle: (call: Call, caller: Caller) => Answer;
}

export interface Caller {
  readonly objectId: string;
  /** Undefined for an application. */
  readonly role: Person['role'] | undefined;
}

/** Puts the checks every call passes before its route: token, kind of token, MFA, partner type, a role at all. */
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
