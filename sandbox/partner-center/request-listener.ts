import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../services/clock.ts';
import { whyForeign } from '../http/own-machine.ts';
import { type Answer, gatewayError, unexpectedFailure, WireError } from './answer.ts';
import { mfaTestHeaders } from './admission.ts';
import type { Fault, Faults } from './faults.ts';
import type { TokenCheck } from './tokens.ts';
import type { Call, FindRoute, FoundRoute } from './route.ts';

interface RequestListenerOptions {
  readonly findRoute: FindRoute;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly clock: Clock;
  readonly tokens: TokenCheck;
  /** Aborted when the sandbox closes, so that no delayed call works afterwards. */
  readonly closing: AbortSignal;
}

/** Answers a call with its planned fault, else from its route. */
export function requestListener(options: RequestListenerOptions) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response, options).catch((error: unknown) => {
      response.destroy();
      // It is no failure when a client goes away while it sends, or when the sandbox closes during a delay.
      if (!request.errored && !options.closing.aborted) console.error(error);
    });
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, options: RequestListenerOptions) {
  const { method = 'GET', headers, url: target = '/' } = request;
  const address = `http://${headers.host ?? '127.0.0.1'}${target}`;
  const body = await text(request);
  if (!URL.canParse(address)) {
    send(response, gatewayError(400, 'Bad request').answer);
    return;
  }
  const url = new URL(address);
  const isControl = /^\/sandbox\//i.test(url.pathname);
  // A link in the chat opens a template.
  const problem = whyForeign(headers, { isPage: !isControl });
  if (problem !== undefined) {
    send(response, gatewayError(403, `The sandbox is for this machine alone. ${problem}`).answer);
    return;
  }
  const claims = isControl ? undefined : await options.tokens.claimsOf(headers.authorization);
  const call: Call = { method, url, parameters: {}, headers, body, claims };
  if (isControl) send(response, await answerOf(options.findRoute(call)));
  else await servePartnerCenter(call, response, options);
}

async function servePartnerCenter(call: Call, response: ServerResponse, options: RequestListenerOptions) {
  const { method, url } = call;
  const path = `${url.pathname}${url.search}`;
  const route = options.findRoute(call);
  const fault = options.faults.take(method, path);
  if (fault !== undefined && fault.delayMs > 0) await delay(fault.delayMs, undefined, { signal: options.closing });
  const answer = await answerWith(fault, route);
  const headers = wireHeadersOf(call);
  const at = options.clock.now().toISOString();
  options.requests.add(route.name, { method, path, status: answer?.status, requestId: headers['MS-RequestId'], at });
  if (answer === undefined) response.destroy();
  else send(response, { ...answer, headers: { ...headers, ...mfaTestHeaders(call), ...answer.headers } });
}

/** Undefined when the connection is to be cut instead. */
async function answerWith(fault: Fault | undefined, route: FoundRoute): Promise<Answer | undefined> {
  if (fault?.reset === 'before') return undefined;
  if (fault?.reset === 'after') {
    await answerOf(route);
    return undefined;
  }
  return fault?.answer ?? answerOf(route);
}

async function answerOf(route: FoundRoute): Promise<Answer> {
  try {
    return await route.answer();
  } catch (error) {
    if (error instanceof WireError) return error.answer;
    console.error(error);
    return unexpectedFailure().answer;
  }
}

/** The headers of every answer, from the page headers. */
function wireHeadersOf({ headers }: Call) {
  const given = (name: string) => [headers[name]].flat()[0];
  return {
    'MS-RequestId': given('ms-requestid') ?? randomUUID(),
    'MS-CorrelationId': given('ms-correlationid') ?? randomUUID(),
    'MS-CV': `${randomBytes(12).toString('base64')}.0`,
    'MS-ServerId': '202010223',
    'X-Locale': given('x-locale') ?? 'en-US',
  };
}

function send(response: ServerResponse, { status, statusText, headers, body }: Answer): void {
  response.writeHead(status, statusText, { ...headers });
  response.end(body);
}

interface LoggedCall {
  readonly method: string;
  readonly path: string;
  /** Absent when the connection was cut without an answer. */
  readonly status: number | undefined;
  readonly requestId: string;
  readonly at: string;
}

const kept = 1000;

/** Logs the calls to Partner Center, for tests that count them. */
export class RequestLog {
  #counts = new Map<string, number>();
  #calls: LoggedCall[] = [];

  /** `routeName` is method and pattern, `GET /v1/customers/{customerId}`. */
  add(routeName: string, call: LoggedCall): void {
    this.#counts.set(routeName, (this.#counts.get(routeName) ?? 0) + 1);
    this.#calls.push(call);
    if (this.#calls.length > 2 * kept) this.#calls = this.#calls.slice(-kept);
  }

  summary() {
    return { counts: Object.fromEntries(this.#counts), calls: this.#calls.slice(-kept) };
  }

  clear(): void {
    this.#counts.clear();
    this.#calls = [];
  }
}
