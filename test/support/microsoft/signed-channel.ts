import { type KeyObject, createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export const appId = '99999999-9999-4999-8999-999999999999';
export const serviceUrl = 'https://smba.trafficmanager.net/emea/';

interface KeyEntry {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: Record<string, unknown>;
}

function keyPair(kid: string, endorsements?: readonly string[]): KeyEntry {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', ...(endorsements ? { endorsements } : {}) };
  return { kid, privateKey, jwk };
}

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The Bot Framework's keys on loopback, and tokens signed with them. */
export class SignedChannel {
  readonly keys = {
    teams: keyPair('teams', ['msteams']),
    directLine: keyPair('direct-line', ['directline']),
    unendorsed: keyPair('unendorsed'),
    /** Is not published. */
    foreign: keyPair('teams'),
  };
  metadataUrl = '';
  /** How often the metadata was asked for. */
  fetches = 0;
  mode: 'answers' | 'hangs' | 'fails' = 'answers';
  date: string | undefined;
  readonly #server = createServer((request, response) => {
    if (request.url === '/openid') this.fetches += 1;
    if (this.mode === 'hangs') return;
    if (this.date !== undefined) response.setHeader('Date', this.date);
    response.statusCode = this.mode === 'fails' ? 500 : 200;
    response.end(JSON.stringify(request.url === '/openid' ? this.#metadata() : this.#keys()));
  });

  async open(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.metadataUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/openid`;
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** A token as Teams brings it; what is given differs. */
  token(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}, key = this.keys.teams): string {
    const now = Math.floor(Date.now() / 1_000);
    const body = {
      iss: 'https://api.botframework.com',
      aud: appId,
      nbf: now,
      exp: now + 3_600,
      serviceurl: serviceUrl,
    };
    const text = `${part({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })}.${part({ ...body, ...claims })}`;
    return `${text}.${createSign('sha256').update(text).sign(key.privateKey, 'base64url')}`;
  }

  /** Signed with what everybody can read, the public key. */
  hmacToken(): string {
    const [, body = ''] = this.token().split('.');
    const text = `${part({ alg: 'HS256', typ: 'JWT', kid: 'teams' })}.${body}`;
    return `${text}.${createHmac('sha256', String(this.keys.teams.jwk['n'])).update(text).digest('base64url')}`;
  }

  #metadata(): object {
    const keysUrl = new URL('/keys', this.metadataUrl).href;
    return { issuer: 'https://api.botframework.com', jwks_uri: keysUrl };
  }

  #keys(): object {
    const { teams, directLine, unendorsed } = this.keys;
    return { keys: [teams, directLine, unendorsed].map(({ jwk }) => jwk) };
  }
}
