import { globalAgent as httpAgent } from 'node:http';
import { globalAgent as httpsAgent } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { type RetryPolicy, DelegateBackoff, handleWhen, handleWhenResult, retry } from 'cockatiel';
import { type HttpOutcome, type HttpRequest, httpExchange, parseRetryAfter, withDeadline } from './http-exchange.ts';
import { PartnerCenterHttpError, PartnerCenterNetworkError } from './partner-center-error.ts';

export const maxRetries = 3;
const firstWaitMs = 250;
/** Somebody waits in a chat: what asks for more patience than this fails at once and says so. */
const maxWaitMs = 30_000;

/** Repeats a read that may do better in a moment. Not for writes: one that was cut off may have been done. */
export function readRetry(random: () => number = Math.random): RetryPolicy {
  return retry(handleWhen(isWorthRepeating), {
    maxAttempts: maxRetries,
    backoff: new DelegateBackoff(({ attempt, result }) =>
      waitBefore(attempt, 'error' in result ? result.error : undefined, random()),
    ),
  });
}

/** A timeout is not worth it: the agent has waited a whole deadline already. */
export function isWorthRepeating(error: unknown): boolean {
  if (error instanceof PartnerCenterNetworkError) return true;
  if (!(error instanceof PartnerCenterHttpError)) return false;
  return isTemporary(error.status, error.retryAfterMs);
}

/** Whether an answer with this status may be another one in a moment, and that moment is worth waiting for. */
export function isTemporary(status: number, retryAfterMs: number | undefined): boolean {
  return (status >= 500 || status === 408 || status === 429) && (retryAfterMs ?? 0) <= maxWaitMs;
}

/** Milliseconds before retry 1, 2, 3: what the answer asked for, else doubling from 250, of which `random` (0 to 1) spares up to half. */
export function waitBefore(retry: number, error: unknown, random: number): number {
  if (error instanceof PartnerCenterHttpError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  return firstWaitMs * 2 ** (retry - 1) * (1 - random / 2);
}

interface OneRequest extends Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  /** For one attempt. */
  readonly timeoutMs: number;
}

/** An exchange that changes nothing on the other side: repeated on 408, 429, 5xx and cut connections. */
export function repeatableExchange(url: string, request: OneRequest): Promise<HttpOutcome> {
  const policy = retry(handleWhenResult(isWorthAnotherExchange), {
    maxAttempts: maxRetries,
    backoff: new DelegateBackoff(({ attempt, result }) =>
      waitMs(attempt, 'value' in result ? (result.value as HttpOutcome) : undefined),
    ),
  });
  return policy.execute(() => singleExchange(url, request));
}

/** For what must not be done twice. */
export function singleExchange(address: string, { timeoutMs, ...request }: OneRequest): Promise<HttpOutcome> {
  const url = new URL(address);
  const path = url.pathname + url.search;
  const agent = url.protocol === 'https:' ? httpsAgent : httpAgent;
  return withDeadline(timeoutMs, (deadline) =>
    httpExchange(urlToHttpOptions(url), { ...request, path, agent, deadline }),
  );
}

function isWorthAnotherExchange(result: unknown): boolean {
  const outcome = result as HttpOutcome;
  if (outcome.kind === 'network') return true;
  return outcome.kind === 'answer' && isTemporary(outcome.status, retryAfterMs(outcome));
}

function waitMs(attempt: number, outcome: HttpOutcome | undefined): number {
  return (outcome && retryAfterMs(outcome)) ?? waitBefore(attempt, undefined, Math.random());
}

function retryAfterMs(outcome: HttpOutcome): number | undefined {
  if (outcome.kind !== 'answer') return undefined;
  return parseRetryAfter(outcome.headers['retry-after'], outcome.headers.date);
}
