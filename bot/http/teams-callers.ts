import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../services/clock.ts';
import type { Caller, Callers } from './callers.ts';
import { type Refusal, isRefusal, refuse } from './refusal.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** Of the Bot Framework's public cloud (bot-service/rest-api/bot-framework-rest-connector-authentication). */
const issuer = 'https://api.botframework.com';
/** As that page allows between Microsoft's clock and ours. */
const leewaySeconds = 5 * 60;
const algorithm = 'RS256';
const channel = 'msteams';

interface TeamsCallersOptions {
  readonly appId: string;
  readonly keys: SigningKeys;
  readonly clock: Clock;
}

/**
 * Lets in whom the Bot Framework's own token for Teams speaks for. All that costs nothing comes before the signature, and
 * what is not from that issuer never reaches the SDK: for the Emulator's sake the SDK takes tokens of any Entra tenant.
 */
export function teamsCallers(options: TeamsCallersOptions): Callers {
  return async (authorization) => {
    const token = tokenIn(authorization);
    if (isRefusal(token)) return token;
    const refusal = refusalByClaims(token.payload, options);
    if (refusal) {
      // The token may be old or forged; or else it is our clock that is off, and then nobody is served.
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
  // The SDK, which looks again, takes the scheme in this spelling alone.
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
  // The SDK takes a key that names no channel for each of them.
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

/** For the SDK's own check, which throws what refuses: the door's issuer and no other. */
export function teamsClaims(claims: readonly { readonly type: string; readonly value: string }[]): Promise<void> {
  const isFromTeams = claims.some(({ type, value }) => type === 'iss' && value === issuer);
  return isFromTeams ? Promise.resolve() : Promise.reject(new Error('the token is not from the Bot Framework'));
}
