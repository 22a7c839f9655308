import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../services/clock.ts';
import { type Person, partnerTenantId, serviceAccount } from '../people.ts';
import { type Registration, findAccount, findRegistration, sandboxSecrets, tenants } from '../registrations.ts';
import {
  type SignIn,
  applicationClaims,
  idClaims,
  lifetimeSeconds as usualLifetimeSeconds,
  personClaims,
  signInOf,
} from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import type { ClientCredentials } from './client-credentials.ts';
import { EntraError } from './entra-error.ts';
import type { Grants, PersonGrant } from './grants.ts';
import { type RequestedScopes, type Resource, graphResource, nameOfScope, parseScopes } from './resources.ts';
import type { SandboxKeys } from './sandbox-keys.ts';

export interface EntraParts {
  readonly accounts: Accounts;
  readonly credentials: ClientCredentials;
  readonly keys: SandboxKeys;
  readonly grants: Grants;
  readonly clock: Clock;
}

export type Form = Readonly<Record<string, string>>;
export type TokenAnswer = Readonly<Record<string, unknown>>;

interface TokenRequest {
  readonly tenant: string;
  readonly form: Form;
  readonly client: Registration;
}

const refreshLifetimeMs = 90 * 24 * 3_600_000;
const sealedGrant = z.object({
  oid: z.string(),
  client: z.string(),
  at: z.number(),
  mfa: z.boolean(),
  issued: z.number(),
  exp: z.number(),
});

/** The token endpoint: one way for each grant. Throws `EntraError`. */
export class TokenEndpoint {
  readonly #parts: EntraParts;

  constructor(parts: EntraParts) {
    this.#parts = parts;
  }

  async answer(tenant: string, form: Form): Promise<TokenAnswer> {
    checkTenant(tenant);
    const client = findRegistration(form['client_id']);
    if (!client) throw new EntraError(700016);
    const request = { tenant, form, client };
    switch (form['grant_type']) {
      case 'client_credentials':
        return this.#asApplication(request);
      case 'refresh_token':
        return this.#byRefreshToken(request);
      case 'authorization_code':
        return this.#byCode(request);
      case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
        return this.#onBehalfOf(request);
      case 'urn:ietf:params:oauth:grant-type:device_code':
      // As MSAL asks, and Microsoft takes it.
      case 'device_code':
        return this.#byDeviceCode(request);
      default:
        throw new EntraError(form['grant_type'] === undefined ? 90014 : 70003);
    }
  }

  /** What a sign-in gives that needs no more questions: access token, ID token, refresh token. */
  async tokensFor(grant: PersonGrant, asked: RequestedScopes): Promise<TokenAnswer> {
    const { accounts, keys, clock } = this.#parts;
    const { person, signIn, client } = grant;
    const now = clock.now();
    const resource = asked.resource ?? graphResource;
    const scopes = this.#consented(grant, resource, asked.scopes);
    const [hasTooManyGroups, lifetimeSeconds] = [accounts.hasTooManyGroups(person), accounts.lifetimeSecondsOf(person)];
    const request = { person, signIn, clientId: client.appId, hasTooManyGroups, lifetimeSeconds };
    const access = await keys.sign('entra', personClaims({ ...request, resource, scopes }, now));
    const wants = (scope: string): boolean => asked.openId.includes(scope);
    return {
      token_type: 'Bearer',
      scope: scopes.map((scope) => nameOfScope(resource, scope)).join(' '),
      expires_in: lifetimeSeconds - 1,
      ext_expires_in: lifetimeSeconds - 1,
      access_token: access,
      ...(wants('offline_access') && { refresh_token: await this.#refreshToken(grant, now) }),
      ...(wants('openid') && { id_token: await keys.sign('entra', idClaims(request, grant.nonce, now)) }),
      client_info: base64({ uid: person.objectId, utid: partnerTenantId }),
    };
  }

  async #asApplication(request: TokenRequest): Promise<TokenAnswer> {
    const { form, client } = await this.#proved(request);
    const { resource, scopes } = requestedScopes(form);
    if (!resource || scopes.join() !== '.default') throw new EntraError(70011);
    const { keys, clock } = this.#parts;
    return {
      token_type: 'Bearer',
      expires_in: usualLifetimeSeconds - 1,
      ext_expires_in: usualLifetimeSeconds - 1,
      access_token: await keys.sign('entra', applicationClaims(client, resource, clock.now())),
    };
  }

  async #byRefreshToken(request: TokenRequest): Promise<TokenAnswer> {
    const { form, client } = await this.#proved(request);
    const { issuedAt, ...grant } = await this.#openRefreshToken(form['refresh_token'] ?? '', client);
    this.#parts.accounts.check(grant.person, grant.signIn, { refreshedFrom: issuedAt });
    return this.tokensFor(grant, withRefresh(requestedScopes(form)));
  }

  async #byCode(request: TokenRequest): Promise<TokenAnswer> {
    const { form, client } = await this.#proved(request);
    const code = this.#parts.grants.redeem(form['code'] ?? '', this.#parts.clock.now());
    if (code.client.appId !== client.appId) throw new EntraError(70000);
    if (code.redirectUri !== form['redirect_uri']) throw new EntraError(50011);
    if (!isVerified(code.challenge, form['code_verifier'])) throw new EntraError(50148);
    this.#parts.accounts.check(code.person, code.signIn);
    return this.tokensFor(code, form['scope'] === undefined ? code.asked : requestedScopes(form));
  }

  async #byDeviceCode({ form, client }: TokenRequest): Promise<TokenAnswer> {
    const signedIn = this.#parts.grants.redeemDevice(form['device_code'] ?? '', this.#parts.clock.now());
    if (signedIn.client.appId !== client.appId) throw new EntraError(70000);
    return this.tokensFor(signedIn, signedIn.asked);
  }

  /** Entra gives no token for more than the person has consented to, also where an app asks on behalf of them. */
  async #onBehalfOf(request: TokenRequest): Promise<TokenAnswer> {
    const { form, client } = await this.#proved(request);
    if (form['requested_token_use'] !== 'on_behalf_of') throw new EntraError(90014);
    const asked = requestedScopes(form);
    const { person, signIn } = await this.#assertion(form['assertion'] ?? '', client);
    this.#parts.accounts.check(person, signIn);
    return this.tokensFor({ person, signIn, client, nonce: undefined }, withRefresh(asked));
  }

  /** The request, once its client has shown who it is. */
  async #proved(request: TokenRequest): Promise<TokenRequest> {
    const { form, client, tenant } = request;
    await this.#parts.credentials.check(form, client, tenant);
    return request;
  }

  async #assertion(assertion: string, client: Registration): Promise<{ person: Person; signIn: SignIn }> {
    const { keys, clock } = this.#parts;
    const claims: JWTPayload = await keys.verify('entra', assertion, clock.now()).catch((error: unknown) => {
      const isLate = error instanceof Error && 'claim' in error && (error.claim === 'exp' || error.claim === 'nbf');
      throw new EntraError(isLate ? 500133 : 50013);
    });
    if (claims.aud !== client.appId) throw new EntraError(500131);
    const person = findAccount(String(claims['oid']));
    const signIn = signInOf(claims);
    if (!person || !signIn || typeof claims['scp'] !== 'string') throw new EntraError(7000114);
    return { person, signIn };
  }

  #consented(
    { person, client }: PersonGrant,
    resource: Resource,
    scopes: RequestedScopes['scopes'],
  ): readonly string[] {
    const { accounts } = this.#parts;
    const wanted = scopes.filter((scope) => scope !== '.default');
    if (!accounts.hasConsented(person, client.appId, resource, wanted)) throw new EntraError(65001);
    if (!scopes.includes('.default')) return wanted.length > 0 ? wanted : ['User.Read'];
    const all = resource.scopes.filter((scope) => accounts.hasConsented(person, client.appId, resource, [scope]));
    if (all.length === 0) throw new EntraError(65001);
    return all;
  }

  /** Microsoft gives a new one with each answer, and takes the old one on. */
  #refreshToken({ person, signIn, client }: PersonGrant, now: Date): Promise<string> {
    const exp = Math.floor((now.getTime() + refreshLifetimeMs) / 1_000);
    const { objectId: oid } = person;
    const { at, hasMfa: mfa } = signIn;
    return this.#parts.keys.seal({ oid, client: client.appId, at: at.getTime(), mfa, issued: now.getTime(), exp });
  }

  async #openRefreshToken(text: string, client: Registration): Promise<PersonGrant & { readonly issuedAt: Date }> {
    if (text === sandboxSecrets.refreshToken) {
      const { hasMfa } = this.#parts.accounts.sessionOf(serviceAccount);
      const at = new Date(0);
      return { person: serviceAccount, signIn: { at, hasMfa }, client, nonce: undefined, issuedAt: at };
    }
    const sealed = sealedGrant.safeParse(await this.#parts.keys.open(text)).data;
    const person = findAccount(sealed?.oid);
    if (!sealed || !person || sealed.client !== client.appId) throw new EntraError(70000);
    if (sealed.exp * 1_000 <= this.#parts.clock.now().getTime()) throw new EntraError(700082);
    const signIn = { at: new Date(sealed.at), hasMfa: sealed.mfa };
    return { person, signIn, client, nonce: undefined, issuedAt: new Date(sealed.issued) };
  }
}

export function checkTenant(tenant: string): void {
  if (!tenants.includes(tenant.toLowerCase())) throw new EntraError(90002);
}

export function requestedScopes(
  { scope = '' }: { readonly scope?: string | undefined },
  how?: { readonly mayBeSeveral: boolean },
): RequestedScopes {
  const asked = parseScopes(scope, how);
  if ('wrong' in asked) throw new EntraError(asked.wrong);
  return asked;
}

/** A refresh token, or an assertion, brings a refresh token whether one asks for it or not. */
function withRefresh(asked: RequestedScopes): RequestedScopes {
  return { ...asked, openId: [...asked.openId, 'offline_access'] };
}

/** PKCE, S256 alone. */
function isVerified(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  );
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
