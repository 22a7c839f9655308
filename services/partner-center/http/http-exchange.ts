import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** The words after the status (`Unauthorized - MFA required`). */
  readonly reasonPhrase: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** What came of a request. Redirects are answers: they are not followed. */
export type HttpOutcome =
  | HttpAnswer
  | { readonly kind: 'too-large'; readonly status: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'network'; readonly cause: Error };

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly agent: http.Agent | false;
  /** Covers everything from connecting to the last byte of the answer. */
  readonly deadline: AbortSignal;
}

const maxBodyBytes = 5 * 1024 * 1024;

/** One request and its whole answer, over `node:http`, which costs half the CPU of `fetch` (0.1 against 0.2 ms a call). */
export function httpExchange(origin: Readonly<http.RequestOptions>, request: HttpRequest): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    const fail = (cause: Error): void =>
      resolve(request.deadline.aborted ? { kind: 'timeout' } : { kind: 'network', cause });
    const { method, path, headers, agent, deadline: signal } = request;
    const sending = (origin.protocol === 'https:' ? https : http).request({
      ...origin,
      ...{ method, path, headers, agent, signal },
    });
    sending.on('error', fail);
    sending.on('response', (response) => collect(response, resolve, fail));
    sending.end(request.body);
  });
}

function collect(
  response: IncomingMessage,
  resolve: (outcome: HttpOutcome) => void,
  fail: (cause: Error) => void,
): void {
  const { statusCode: status = 0, statusMessage: reasonPhrase = '', headers } = response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) return;
    resolve({ kind: 'too-large', status });
    response.destroy();
  });
  response.on('error', fail);
  response.on('end', () => resolve({ kind: 'answer', status, reasonPhrase, headers, body: Buffer.concat(chunks) }));
}

/** Runs `work` with a signal that aborts after `timeoutMs`; `work` has to heed it. */
export async function withDeadline<T>(timeoutMs: number, work: (deadline: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What a `Retry-After` header asks to wait, in milliseconds; undefined when there is none or it says nothing.
 *
 * A point in time is measured from the answer's own `Date`: the clock it was reckoned by is the sender's, not ours.
 */
export function parseRetryAfter(retryAfter: string | undefined, date: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  if (!retryAfter.endsWith(' GMT')) return undefined;
  const wait = Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
