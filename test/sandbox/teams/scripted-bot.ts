import { once } from 'node:events';
import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectorToken } from '../../support/microsoft/connector-token.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { startTeamsSandbox, type TeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';

export type Json = Readonly<Record<string, unknown>>;

/** The parts of an activity that the tests look at. */
export interface ReceivedActivity extends Json {
  readonly type: string;
  readonly id: string;
  readonly text?: string;
  readonly value?: Json;
  readonly replyToId?: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
}

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** A bot of a few lines behind a sandbox, both on loopback: it keeps what it receives and answers what it is told. */
export interface ScriptedBot {
  readonly sandbox: TeamsSandbox;
  readonly received: ReceivedActivity[];
  /** With which it calls the Bot Connector. */
  readonly authorization: string;
  /** What the next activities are answered with; 200 without a body when undefined. */
  onActivity: (activity: ReceivedActivity) => Answer | undefined | Promise<Answer | undefined>;
  /** Sees the head of each. */
  onRequest: (headers: IncomingHttpHeaders) => void;
  /** Calls the Bot Connector about the conversation of `activity`. */
  connector(method: string, activity: ReceivedActivity, path: string, body?: unknown): Promise<Response>;
  /** Calls the sandbox's JSON API. */
  api(method: string, path: string, body?: unknown): Promise<Json>;
  close(): Promise<void>;
}

export const ada = 'aaaaaaaa-0000-4000-8000-000000000001';

export async function startScriptedBot(options: { patienceMs?: number } = {}): Promise<ScriptedBot> {
  const server = createServer((request, response) => {
    void (async () => {
      const activity = JSON.parse(Buffer.concat(await request.toArray()).toString()) as ReceivedActivity;
      bot.received.push(activity);
      bot.onRequest(request.headers);
      const { status = 200, body } = (await bot.onActivity(activity)) ?? {};
      // Not chained: where restify is loaded, it has taken the answer of `writeHead` away.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body ? JSON.stringify(body) : '');
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const botEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const sandbox = await startTeamsSandbox({ botEndpoint, keys: sharedKeys, ...options });
  const authorization = `Bearer ${await connectorToken(sharedKeys)}`;
  const bot: ScriptedBot = {
    sandbox,
    received: [],
    authorization,
    onActivity: () => undefined,
    onRequest: () => undefined,
    connector: (method, { serviceUrl, conversation }, path, body) =>
      call(method, `${serviceUrl}v3/conversations/${encodeURIComponent(conversation.id)}/${path}`, body, {
        authorization,
      }),
    async api(method, path, body) {
      const response = await call(method, `${sandbox.url}/api/${path}`, body);
      const text = await response.text();
      return { httpStatus: response.status, ...(text === '' ? {} : readJson(text)) };
    },
    async close() {
      await sandbox.close();
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
  return bot;
}

/** Sends the person who sent `activity` a message with this card, and says under which id. */
export async function sendCard(bot: ScriptedBot, activity: ReceivedActivity, card: Json): Promise<string> {
  const response = await bot.connector('POST', activity, 'activities', cardMessage(card));
  return ((await response.json()) as { id: string }).id;
}

export function cardMessage(content: Json): Json {
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

/** The answer to Action.Execute that puts a card in place of the pressed one. */
export function cardAnswer(value: Json): Answer {
  return { body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value } };
}

export function card(...body: unknown[]): Json {
  return { type: 'AdaptiveCard', version: '1.5', body };
}

function call(method: string, url: string, body?: unknown, more: Record<string, string> = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...more };
  return fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

function readJson(text: string): Json {
  const json = JSON.parse(text) as unknown;
  return Array.isArray(json) ? { list: json } : (json as Json);
}
