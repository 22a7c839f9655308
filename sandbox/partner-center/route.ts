import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Claims } from '../entra/sandbox-keys.ts';
import { type Answer, badInput, gatewayError } from './answer.ts';

export interface Call {
  readonly method: string;
  readonly url: URL;
  /** The values of the pattern's `{places}`, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Of the token, which Entra has signed and which is valid now; undefined for any other. */
  readonly claims: Claims | undefined;
}

export interface Route {
  readonly method: string;
  /** `/v1/customers/{customerId}`. Case does not count, as at Partner Center. */
  readonly pattern: string;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}

/** The route of a call, before it has answered. */
export interface FoundRoute {
  /** `GET /v1/customers/{customerId}`, or `GET (no route)`. */
  readonly name: string;
  /** Throws `WireError` when the call is refused. */
  readonly answer: () => Answer | Promise<Answer>;
}

export type FindRoute = (call: Call) => FoundRoute;

export function routeTable(routes: readonly Route[]): FindRoute {
  const compiled = routes.map((route) => ({ route, expression: expressionOf(route.pattern) }));
  return (call) => {
    const path = call.url.pathname;
    const matching = compiled.filter(({ expression }) => expression.test(path));
    const match = matching.find(({ route }) => route.method === call.method);
    if (match === undefined) {
      return { name: `${call.method} (no route)`, answer: () => refuse(matching.map(({ route }) => route.method)) };
    }
    const { route, expression } = match;
    return {
      name: `${route.method} ${route.pattern}`,
      answer: () => route.handle({ ...call, parameters: decoded(expression.exec(path)?.groups ?? {}) }),
    };
  };
}

function expressionOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`, 'i');
}

function decoded(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    throw badInput('The request path is not valid.');
  }
}

function refuse(allowed: readonly string[]): never {
  if (allowed.length === 0) throw gatewayError(404, 'Resource not found');
  throw gatewayError(405, 'Method not allowed', { Allow: allowed.join(', ') });
}

/** A POST without a request id is never recognised as a repeat. */
export function requestIdOf(call: Call): string {
  const header = call.headers['ms-requestid'];
  return typeof header === 'string' ? header.toLowerCase() : randomUUID();
}
