import { globalAgent } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { DelegateBackoff, handleWhenResult, retry } from 'cockatiel';
import { type HttpOutcome, type HttpRequest, httpExchange } from './http-exchange.ts';
import { waitBefore } from './read-retry.ts';
import { parseRetryAfter } from './retry-after.ts';
import { withDeadline } from './with-deadline.ts';

const maxRetries = 3;
/** Somebody waits in a chat: who asks for more patience than this is not asked again. */
const maxWaitMs = 30_000;

interface RepeatableRequest extends Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  /** For one attempt. */
  readonly timeoutMs: number;
}

/** An exchange over https that changes nothing on the other side: repeated on 408, 429, 5xx and cut connections. */
export function repeatableExchange(url: string, request: RepeatableRequest): Promise<HttpOutcome> {
  const policy = retry(handleWhenResult(isTemporary), {
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

function isTemporary(result: unknown): boolean {
  const outcome = result as HttpOutcome;
  if (outcome.kind === 'network') return true;
  if (outcome.kind !== 'answer') return false;
  const temporary = outcome.status >= 500 || outcome.status === 408 || outcome.status === 429;
  return temporary && (retryAfterMs(outcome) ?? 0) <= maxWaitMs;
}

function waitMs(attempt: number, outcome: HttpOutcome | undefined): number {
  return (outcome && retryAfterMs(outcome)) ?? waitBefore(attempt, undefined, Math.random());
}

function retryAfterMs(outcome: HttpOutcome): number | undefined {
  if (outcome.kind !== 'answer') return undefined;
  return parseRetryAfter(outcome.headers['retry-after'], outcome.headers.date);
}
