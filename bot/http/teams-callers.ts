import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../services/clock.ts';
import type { Caller, Callers } from './door.ts';
import { type Refusal, isRefusal, refuse } from './refusal.ts';
import { isLoopbackHost } from '../settings/microsoft-addresses.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** Of the Bot Framework's public cloud (bot-service/rest-api/bot-framework-rest-connector-authentication). */
const issuer = 'https://api.botframework.com';
/** The same page allows this difference between Microsoft's clock and ours. */
const leewaySeconds = 5 * 60;
const algorithm = 'RS256';
const channel = 'msteams';

interface TeamsCallersOptions {
  readonly appId: string;
  readonly keys: SigningKeys;
  readonly clock: Clock;
}

/**
 * Admits callers with the Bot Framework's own token for Teams. Checks that cost nothing come before the signature. A token of
 * another issuer never reaches the SDK, which takes tokens of any Entra tenant for the Emulator's sake.
 */
export function teamsCallers(options: TeamsCallersOptions): Callers {
  return async (authorization) => {
    const token = tokenIn(authorization);
    if (isRefusal(token)) return token;
    const refusal = refusalByClaims(token.payload, options);
    if (refusal) {
      // The token may be old or forged. Or our own clock is wrong, and then nobody is served.
      if (isAboutTime(refusal)) options.keys.lookAgain();
      return refusal;
    }
    const key = await options.keys.find(token.keyId);
    if (isRefusal(key)) return key;
    return verified(token.text, key, options);
  };
}

interface Token {
  readonly text: string;
  readonly keyId: string;
  readonly payload: JWTPayload;
}

function tokenIn(authorization: string | undefined): Token | Refusal {
  if (authorization === undefined || authorization.trim() === '') return refuse('token-missing');
  // The SDK checks the token again, and takes the scheme in this spelling alone.
  const text = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  if (text === undefined) return refuse('token-malformed');
  try {
    const { alg, kid } = decodeProtectedHeader(text);
    const payload = decodeJwt(text);
    if (alg !== algorithm) return refuse('token-algorithm');
    return typeof kid === 'string' ? { text, keyId: kid, payload } : refuse('token-key-unknown');
  } catch {
    return refuse('token-malformed');
  }
}

function refusalByClaims({ iss, aud, exp, nbf }: JWTPayload, { appId, clock }: TeamsCallersOptions) {
  const now = clock.now().getTime() / 1_000;
  if (iss !== issuer) return refuse('token-issuer');
  if (typeof aud !== 'string' || aud.toLowerCase() !== appId.toLowerCase()) return refuse('token-audience');
  if (typeof exp !== 'number' || exp <= now - leewaySeconds) return refuse('token-expired');
  if (nbf !== undefined && nbf > now + leewaySeconds) return refuse('token-not-yet-valid');
  return undefined;
}

function isAboutTime({ refused }: Refusal): boolean {
  return refused === 'token-expired' || refused === 'token-not-yet-valid';
}

async function verified(text: string, key: SigningKey, { clock }: TeamsCallersOptions): Promise<Caller | Refusal> {
  // The SDK accepts a key that names no channel for every channel.
  if (!key.endorsements.includes(channel)) return refuse('token-key-not-for-teams');
  try {
    const { payload } = await jwtVerify<{ serviceurl?: unknown }>(text, key.publicKey, {
      ...{ algorithms: [algorithm], issuer, clockTolerance: leewaySeconds, currentDate: clock.now() },
    });
    const { serviceurl } = payload;
    return typeof serviceurl === 'string' ? { serviceUrl: serviceurl } : refuse('token-service-url');
  } catch (error) {
    return refuse(error instanceof errors.JWTClaimValidationFailed ? 'token-malformed' : 'token-signature');
  }
}

/** For the SDK's own check: rejects every issuer but the door's. */
export function teamsClaims(claims: readonly { readonly type: string; readonly value: string }[]): Promise<void> {
  const isFromTeams = claims.some(({ type, value }) => type === 'iss' && value === issuer);
  return isFromTeams ? Promise.resolve() : Promise.reject(new Error('the token is not from the Bot Framework'));
}

/**
 * Tells whether the Bot Connector of Teams is at a URL: by https, or at a made-up one on this machine by http. The bot's own token goes to this address, so the whole host is compared:
 * anybody can have another name under trafficmanager.net.
 */
export function isServiceUrlOn(hosts: readonly string[]): (serviceUrl: string) => boolean {
  const known = new Set(hosts.map((host) => host.toLowerCase()));
  return (serviceUrl) => {
    const url = URL.parse(serviceUrl);
    if (!url || url.username + url.password !== '' || !known.has(url.hostname)) return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
  };
}
