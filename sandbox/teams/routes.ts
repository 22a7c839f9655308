import type { IncomingMessage, ServerResponse } from 'node:http';
import { prettifyError, ZodError } from 'zod';
import { whyForeign } from '../own-machine.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  /** The named parts of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined for an empty body. */
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

/** The caller sent something unusable. The answer is 400 with this message. */
export class UnusableRequest extends Error {}

/** Answers requests from a table of routes. The first match wins. */
export function answerFrom(routes: Routes): (request: IncomingMessage, response: ServerResponse) => void {
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

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Reply | undefined> {
    const { method = 'GET' } = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const problem = whyForeign(request.headers, { isPage: !/^\/(?:api|connector)\//.test(pathname) });
    if (problem !== undefined) return { status: 403, body: { error: { code: 'Forbidden', message: problem } } };
    for (const route of table) {
      const match = route.method === method && route.pattern.exec({ pathname });
      if (!match) continue;
      const params = decodeParams(match.pathname.groups);
      return route.handler({
        method,
        path: pathname,
        params,
        query: searchParams,
        body: await readJson(request),
        response,
      });
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

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = Buffer.concat(await request.toArray()).toString();
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
