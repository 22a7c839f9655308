import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { backOffMs } from '../../services/back-off.ts';
import { parseRetryAfter } from '../../services/partner-center/http/http-exchange.ts';

interface Refusal {
  readonly name?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

const repetitions = 3;
const backOff = { firstMs: 500, longestMs: 4_000 };
/** Longer than this nobody who waits for an answer waits for one attempt. */
const longestWaitMs = 10_000;
/** As bots/how-to/rate-limit asks for, and 408 and 5xx, which the client of the SDK would repeat too. */
const asksToRepeat = (status: number): boolean => status === 408 || status === 412 || status === 429 || status >= 500;

const policy = retry(handleWhen(isWorthIt), {
  maxAttempts: repetitions,
  backoff: new DelegateBackoff(({ attempt, result }) =>
    Math.max('error' in result ? retryAfterMsOf(result.error) : 0, backOffMs(backOff, attempt, Math.random())),
  ),
});

/** Repeats a call to the Bot Connector that answers somebody, where it is worth it. A call that was not answered in time is not repeated. */
export function untilTaken<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  return policy.execute(call);
}

function isWorthIt(error: unknown): boolean {
  const { name, code, statusCode } = error as Refusal;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'REQUEST_ABORTED_ERROR') return false;
  return statusCode === undefined || (asksToRepeat(statusCode) && retryAfterMsOf(error) <= longestWaitMs);
}

function retryAfterMsOf(error: unknown): number {
  const { headers } = (error as Refusal).response ?? {};
  return parseRetryAfter(headers?.get('retry-after'), headers?.get('date')) ?? 0;
}
