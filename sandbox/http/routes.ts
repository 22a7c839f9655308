import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { prettifyError, ZodError } from 'zod';
import { whyForeign } from './own-machine.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  /** The named parts of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; for `takesForms` the fields of a form, for `takesBytes` a buffer; undefined for an empty body. */
  readonly body: unknown;
  readonly response: ServerResponse;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes are sent as they are, everything else as JSON. */
  readonly body?: unknown;
}

/** By `GET /people/:person`. A handler that returns nothing has taken over `call.response`. */
export type Routes = Readonly<Record<string, Handler>>;
export type Handler = (call: Call) => Reply | undefined | Promise<Reply | undefined>;

interface Serving {
  /** Paths of pages: a link on another page may lead there, and forms on them may be sent. All others are for programs. */
  readonly pages: RegExp;
  /** Paths whose bodies are forms where they are not JSON. */
  readonly takesForms?: RegExp;
  /** Paths whose bodies are files, and stay bytes. */
  readonly takesBytes?: RegExp;
  /** Answers in place of a route, for planned failures. */
  readonly instead?: (call: Call) => Promise<Reply | 'cut' | undefined>;
}

/** The caller sent something unusable. The answer is 400 with this message. */
export class UnusableRequest extends Error {}

/** Answers requests from a table of routes. The first match wins. */
export function answerFrom(
  routes: Routes,
  { pages, takesForms, takesBytes, instead }: Serving,
): (request: IncomingMessage, response: ServerResponse) => void {
  const table = Object.entries(routes).map(([route, handler]) => {
    const [method = '', pathname = ''] = route.split(' ');
    return { method, pattern: new URLPattern({ pathname }), handler };
  });
  return (request, response) => {
    answer(request, response).then(
      (reply) => reply && send(response, reply),
      (error: unknown) => send(response, explain(error)),
    );
  };

  async function readBody(request: IncomingMessage, pathname: string): Promise<unknown> {
    if (takesBytes?.test(pathname)) return Buffer.concat((await request.toArray()) as Buffer[]);
    return takesForms?.test(pathname) ? readForm(request) : readJson(request);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Reply | undefined> {
    const { method = 'GET' } = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const problem = whyForeign(request.headers, { isPage: pages.test(pathname) });
    if (problem !== undefined) return { status: 403, body: { error: { code: 'Forbidden', message: problem } } };
    for (const route of table) {
      const match = route.method === method && route.pattern.exec({ pathname });
      if (!match) continue;
      const params = decodeParams(match.pathname.groups);
      const { headers } = request;
      const body = await readBody(request, pathname);
      const call: Call = { method, path: pathname, params, query: searchParams, headers, body, response };
      const reply = await instead?.(call);
      if (reply === 'cut') return void response.destroy();
      return reply ?? route.handler(call);
    }
    return { status: 404, body: { error: { code: 'NotFound', message: `There is no ${method} ${pathname}.` } } };
  }
}

function decodeParams(groups: Record<string, string | undefined>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, text = '']) => [name, decodeURIComponent(text)]));
  } catch {
    throw new UnusableRequest('The address is not encoded as a URL.');
  }
}

async function readForm(request: IncomingMessage): Promise<unknown> {
  const text = Buffer.concat((await request.toArray()) as Buffer[]).toString();
  return Object.fromEntries(new URLSearchParams(text));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = Buffer.concat((await request.toArray()) as Buffer[]).toString();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnusableRequest('The body is not JSON.');
  }
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.headersSent) return void response.end();
  const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, { ...(!raw && { 'content-type': 'application/json; charset=utf-8' }), ...headers });
  response.end(raw ? body : JSON.stringify(body));
}

function explain(error: unknown): Reply {
  if (error instanceof UnusableRequest)
    return { status: 400, body: { error: { code: 'BadSyntax', message: error.message } } };
  if (error instanceof ZodError) return explain(new UnusableRequest(prettifyError(error)));
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: { error: { code: 'ServiceError', message } } };
}
