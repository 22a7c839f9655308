import { LRUCache } from 'lru-cache';
import { connectorResource } from '../entra/resources.ts';
import type { Claims, SandboxKeys } from '../entra/sandbox-keys.ts';
import { botAppId } from '../registrations.ts';

const lifetimeSeconds = 3_600;
/** Signing costs a millisecond, and so a token is used for half of its life. */
const usedForMs = (lifetimeSeconds / 2) * 1_000;
/** Of one token; checked again after that. */
const trustedForMs = 60_000;

/** How the Bot Framework vouches for Teams at the bot, and checks the bot in turn (bot-framework-rest-connector-authentication). */
export class BotFramework {
  readonly #keys: SandboxKeys;
  readonly #tokens: LRUCache<string, string>;
  readonly #trusted: LRUCache<string, boolean>;

  constructor(keys: SandboxKeys) {
    this.#keys = keys;
    this.#tokens = new LRUCache({
      max: 100,
      ttl: usedForMs,
      fetchMethod: (serviceUrl) => channelToken(keys, { serviceUrl }),
    });
    this.#trusted = new LRUCache({ max: 100, ttl: trustedForMs, fetchMethod: (token) => this.#isBotToken(token) });
  }

  /** With what Teams proves to the bot that it is Teams, and that answers go to this service URL. */
  token(serviceUrl: string): Promise<string> {
    return this.#tokens.forceFetch(serviceUrl);
  }

  /** Whether a call to the Bot Connector is from the bot. */
  async admits(authorization: string | undefined): Promise<boolean> {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    return token !== undefined && this.#trusted.forceFetch(token);
  }

  async #isBotToken(token: string): Promise<boolean> {
    const claims = await this.#keys.verify('entra', token, new Date()).catch((): Claims => ({}));
    return claims['aud'] === connectorResource.audience && claims['appid'] === botAppId;
  }
}

interface ChannelTokenRequest {
  readonly serviceUrl: string;
  /** Over the usual claims. */
  readonly claims?: Claims;
  readonly header?: Claims;
}

/** A token as the Bot Framework signs it for the bot. */
export function channelToken(keys: SandboxKeys, { serviceUrl, claims, header }: ChannelTokenRequest): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const usual = { serviceurl: serviceUrl, nbf: now, exp: now + lifetimeSeconds };
  const issued = { iss: 'https://api.botframework.com', aud: botAppId, ...usual, ...claims };
  return keys.sign('botFramework', issued, header);
}
