import { globalAgent } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { DelegateBackoff, handleWhenResult, retry } from 'cockatiel';
import { type HttpOutcome, type HttpRequest, httpExchange } from './http-exchange.ts';
import { isTemporary, maxRetries, waitBefore } from './read-retry.ts';
import { parseRetryAfter } from './retry-after.ts';
import { withDeadline } from './with-deadline.ts';

interface RepeatableRequest extends Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  /** For one attempt. */
  readonly timeoutMs: number;
}

/** An exchange over https that changes nothing on the other side: repeated on 408, 429, 5xx and cut connections. */
export function repeatableExchange(url: string, request: RepeatableRequest): Promise<HttpOutcome> {
  const policy = retry(handleWhenResult(isWorthRepeating), {
    maxAttempts: maxRetries,
    backoff: new DelegateBackoff(({ attempt, result }) =>
      waitMs(attempt, 'value' in result ? (result.value as HttpOutcome) : undefined),
    ),
  });
  return policy.execute(() => attemptOnce(new URL(url), request));
}

function attemptOnce(url: URL, { timeoutMs, ...request }: RepeatableRequest): Promise<HttpOutcome> {
  const path = url.pathname + url.search;
  return withDeadline(timeoutMs, (deadline) =>
    httpExchange(urlToHttpOptions(url), { ...request, path, agent: globalAgent, deadline }),
  );
}

function isWorthRepeating(result: unknown): boolean {
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
