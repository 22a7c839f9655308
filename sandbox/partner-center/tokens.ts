import { LRUCache } from 'lru-cache';
import type { Clock } from '../../services/clock.ts';
import { applicationClaims, personClaims } from '../entra/access-tokens.ts';
import { partnerCenterResource } from '../entra/resources.ts';
import type { Claims, SandboxKeys } from '../entra/sandbox-keys.ts';
import { type Person, people } from '../people.ts';
import { findAccount, findRegistration, partnerAppId } from '../registrations.ts';

export interface TokenRequest {
  readonly kind: 'app+user' | 'app-only';
  /** The person who signs in; the Admin agent when left out. People without a role, and strangers, may be named too. */
  readonly oid: string | undefined;
  readonly mfa: boolean;
}

/** A token as Entra issues it for Partner Center. Whoever asks needs no sign-in, and Entra does not have to run. */
export function issueToken(
  request: TokenRequest,
  { keys, clock }: { keys: SandboxKeys; clock: Clock },
): Promise<string> {
  const now = clock.now();
  const registration = findRegistration(partnerAppId);
  if (!registration) throw new Error('the registration is gone');
  if (request.kind === 'app-only')
    return keys.sign('entra', applicationClaims(registration, partnerCenterResource, now));
  const person = findAccount(request.oid ?? people[0]?.objectId) ?? stranger(request.oid ?? '');
  const signIn = { at: now, hasMfa: request.mfa };
  const { scopes } = partnerCenterResource;
  const claims = { person, signIn, clientId: registration.appId, resource: partnerCenterResource, scopes };
  return keys.sign('entra', personClaims(claims, now));
}

function stranger(objectId: string): Person {
  return { objectId, name: 'Unknown Person', role: 'no-role', locale: 'en-US', timeZone: 'Etc/UTC' };
}

/** Whether Entra has signed a token, and what the token says. Each is verified once. */
export class TokenCheck {
  readonly #keys: SandboxKeys;
  readonly #clock: Clock;
  readonly #verified = new LRUCache<string, Claims>({ max: 100 });

  constructor({ keys, clock }: { readonly keys: SandboxKeys; readonly clock: Clock }) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Undefined for a token that is not Entra's, or not valid now. */
  async claimsOf(authorization: string | undefined): Promise<Claims | undefined> {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const now = this.#clock.now();
    const known = this.#verified.get(token);
    if (known) return Number(known['exp']) * 1_000 > now.getTime() ? known : undefined;
    const claims = await this.#keys.verify('entra', token, now).catch(() => undefined);
    if (claims) this.#verified.set(token, claims);
    return claims;
  }
}
