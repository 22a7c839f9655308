import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, request as callHttp } from 'node:http';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { generate } from 'selfsigned';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { type EntraSandbox, startEntraSandbox } from '../../../sandbox/entra/entra-sandbox.ts';
import { type Person, serviceAccount } from '../../../sandbox/people.ts';
import { directoryObjectsOf, findAccount } from '../../../sandbox/registrations.ts';
import { sharedKeys } from './shared-keys.ts';
import { MadeUpConnector } from './made-up-microsoft-connector.ts';
import { SigningKey } from './made-up-microsoft-keys.ts';

/** How one of Microsoft's hosts behaves. `cut` closes the connection at each request, `garbage` answers 200 with no JSON. */
export type Behaviour =
  'answers' | 'hangs' | 'cut' | 'garbage' | { readonly status: number } | { readonly delayMs: number };

export interface ReceivedRequest {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

interface Call extends ReceivedRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** `evil.example` is no host of Microsoft's: whatever arrives there was led astray. */
const hosts = [
  'login.botframework.com',
  'login.microsoftonline.com',
  'graph.microsoft.com',
  'smba.trafficmanager.net',
  'api.partnercenter.microsoft.com',
  'evil.example',
] as const;
type Host = (typeof hosts)[number];

// Made once for all that a test file opens: keys take longer than most of what is done with them.
const channelKey = new SigningKey(undefined, ['msteams']);
const otherChannelsKey = new SigningKey('other-channels', ['directline', 'webchat']);
const unendorsedKey = new SigningKey('without-endorsements');
const entraKey = new SigningKey('entra');
const authority = generate([{ name: 'commonName', value: 'Made-up Microsoft' }], {
  extensions: [
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
  ],
});

/**
 * All of Microsoft that the bot calls, under Microsoft's own names: on one loopback port, with a certificate made for the run. The
 * sandboxes of Entra, Graph and Partner Center are behind it; it adds how each host may fail.
 */
export class MadeUpMicrosoft {
  readonly entra: EntraSandbox;
  readonly partnerCenter: PartnerCenterSandbox;
  readonly connector = new MadeUpConnector();
  /** Signs for the Bot Framework; endorsed for Teams. */
  readonly channelKey = channelKey;
  /** Published by the Bot Framework beside `channelKey`, but endorsed for other channels only, or for none. */
  readonly otherChannelsKey = otherChannelsKey;
  readonly unendorsedKey = unendorsedKey;
  /** Published as one of Entra's. */
  readonly entraKey = entraKey;
  /** The role of everybody in the partner's tenant who is not one of the demo's people; undefined: Graph knows nobody else. */
  roleOfOthers: Person['role'] | undefined;
  readonly received: ReceivedRequest[] = [];
  /** Names that were asked for by TLS connections, one for each connection. */
  readonly connections: string[] = [];
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #server: Server;
  readonly #folder: string;

  private constructor(parts: {
    entra: EntraSandbox;
    partnerCenter: PartnerCenterSandbox;
    server: Server;
    folder: string;
  }) {
    this.entra = parts.entra;
    this.partnerCenter = parts.partnerCenter;
    this.#server = parts.server;
    this.#folder = parts.folder;
    this.#server.on('request', (request, response) => void this.#take(request, response));
    this.#server.on('secureConnection', (socket) => this.connections.push(String(socket.servername)));
  }

  static async open(options: { readonly customers?: number } = {}): Promise<MadeUpMicrosoft> {
    const folder = await mkdtemp(join(tmpdir(), 'made-up-microsoft-'));
    const { cert, private: key } = await authority;
    await writeFile(join(folder, 'authority.pem'), cert);
    const server = createServer({ key, cert });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const entra = await startEntraSandbox({ keys: sharedKeys });
    const partnerCenter = await startPartnerCenterSandbox({ ...options, dataDir: folder, keys: sharedKeys });
    return new MadeUpMicrosoft({ entra, partnerCenter, server, folder });
  }

  /** What a process needs so that it calls here. */
  get environment(): Readonly<Record<string, string>> {
    return {
      NODE_EXTRA_CA_CERTS: join(this.#folder, 'authority.pem'),
      MADE_UP_MICROSOFT_PORT: String((this.#server.address() as AddressInfo).port),
    };
  }

  behave(host: Host, behaviour: Behaviour): void {
    this.#behaviours.set(host, behaviour);
  }

  allAnswer(): void {
    this.#behaviours.clear();
    this.connector.answer = undefined;
  }

  requestsTo(host: Host): readonly ReceivedRequest[] {
    return this.received.filter((request) => request.host === host);
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
    await Promise.all([this.partnerCenter.close(), this.entra.close()]);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request).catch(() => undefined);
    if (!call) return;
    this.received.push({ host: call.host, method: call.method, path: call.path, authorization: call.authorization });
    const behaviour = this.#behaviours.get(call.host) ?? 'answers';
    if (behaviour === 'hangs') return;
    if (behaviour === 'cut') return void response.destroy();
    if (behaviour === 'garbage') return void response.end('<html>\u0000 not what you asked for');
    if (typeof behaviour === 'object' && 'delayMs' in behaviour) await delay(behaviour.delayMs);
    const isRefusal = typeof behaviour === 'object' && 'status' in behaviour;
    const answer = isRefusal ? behaviour : this.#answer(call);
    if ('forwardTo' in answer) forward(call, answer.forwardTo, response);
    else send(response, answer);
  }

  #answer(call: Call): Reply | { readonly forwardTo: string } {
    switch (call.host as Host) {
      case 'login.botframework.com':
        return this.#openId(call.path, 'https://login.botframework.com/v1/.well-known/keys', [
          this.channelKey,
          this.otherChannelsKey,
          this.unendorsedKey,
        ]);
      case 'login.microsoftonline.com':
        return call.method === 'POST' ? { forwardTo: this.entra.url } : this.#entraMetadata(call.path);
      case 'graph.microsoft.com':
        return this.#graph(call);
      case 'smba.trafficmanager.net':
      case 'evil.example':
        return this.connector.take({ ...call, path: call.path.replace(/^.*(?=\/v3\/)/, ''), body: jsonOf(call) });
      case 'api.partnercenter.microsoft.com':
        return { forwardTo: this.partnerCenter.url };
      default:
        return { status: 421, body: { error: 'no host of ours' } };
    }
  }

  #graph(call: Call): Reply | { readonly forwardTo: string } {
    const objectId = /\/users\/([^/]+)\/checkMemberObjects$/.exec(call.path)?.[1];
    const isOther = objectId !== undefined && !findAccount(objectId);
    return isOther && this.roleOfOthers
      ? membershipsOfOthers(call, this.roleOfOthers)
      : { forwardTo: `${this.entra.url}/graph` };
  }

  #openId(path: string, keysUrl: string, keys: readonly { readonly jwk: object }[]): Reply {
    if (path.endsWith('keys')) return { status: 200, body: { keys: keys.map(({ jwk }) => jwk) } };
    const algorithms = { id_token_signing_alg_values_supported: ['RS256'] };
    return { status: 200, body: { issuer: 'https://api.botframework.com', jwks_uri: keysUrl, ...algorithms } };
  }

  #entraMetadata(path: string): Reply {
    const root = 'https://login.microsoftonline.com';
    if (path.includes('/discovery/instance'))
      return {
        status: 200,
        body: { metadata: [], tenant_discovery_endpoint: `${root}/common/v2.0/.well-known/openid-configuration` },
      };
    const keys = [this.entraKey, ...sharedKeys.published('entra').map((jwk) => ({ jwk }))];
    const answer = this.#openId(path, `${root}/common/discovery/v2.0/keys`, keys);
    if (path.endsWith('keys')) return answer;
    const tenant = path.split('/')[1] ?? 'common';
    const endpoints = {
      token_endpoint: `${root}/${tenant}/oauth2/v2.0/token`,
      authorization_endpoint: `${root}/${tenant}/oauth2/v2.0/authorize`,
    };
    return { status: 200, body: { ...(answer.body as object), ...endpoints, issuer: `${root}/${tenant}/v2.0` } };
  }
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const { method = '', url: path = '', headers } = request;
  const body = Buffer.concat((await request.toArray()) as Buffer[]);
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return { host, method, path, headers, authorization: headers.authorization, body };
}

function jsonOf({ body }: Call): unknown {
  return body.length === 0 ? undefined : (JSON.parse(body.toString()) as unknown);
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Graph's checkMemberObjects for somebody who is none of the demo's people. */
function membershipsOfOthers(call: Call, role: Person['role']): Reply {
  const { ids } = jsonOf(call) as { ids: string[] };
  const held = directoryObjectsOf({ ...serviceAccount, role });
  return { status: 200, body: { value: ids.filter((id) => held.includes(id)) } };
}

function forward(call: Call, target: string, response: ServerResponse): void {
  const { host: _host, ...headers } = call.headers;
  const forwarded = callHttp(`${target}${call.path}`, { method: call.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.headers);
    answer.pipe(response);
  });
  forwarded.on('error', () => response.destroy());
  forwarded.end(call.body);
}
