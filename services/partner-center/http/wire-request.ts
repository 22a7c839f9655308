import type { HttpOutcome } from './http-exchange.ts';
import type { CallIds } from './partner-center-error.ts';

/** What a call to Partner Center looks like on the wire. */

export function jsonBody(value: unknown, others: Readonly<Record<string, string>> = {}) {
  if (value === undefined) return { body: undefined, headers: others };
  const body = JSON.stringify(value);
  const length = String(Buffer.byteLength(body));
  return { body, headers: { 'Content-Type': 'application/json', 'Content-Length': length, ...others } };
}

/** Nothing comes with a HEAD but its status, which reads as null. */
export function withoutBody(outcome: HttpOutcome): HttpOutcome {
  return outcome.kind === 'answer' ? { ...outcome, body: Buffer.from('null') } : outcome;
}

export function headersFor(token: string, ids: CallIds): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    'MS-RequestId': ids.requestId,
    'MS-CorrelationId': ids.correlationId,
    'X-Locale': 'en-US',
  };
}

/** Blanks as `%20`: what a plus sign means in a query is left to the reader. */
export function queryText(query: Readonly<Record<string, string>> | undefined): string {
  return query ? `?${new URLSearchParams(query).toString().replaceAll('+', '%20')}` : '';
}
