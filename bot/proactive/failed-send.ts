import { parseRetryAfter } from '../../services/partner-center/http/http-exchange.ts';
import type { SendOutcome } from '../../services/conversations/send-outcome.ts';

interface Refusal {
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

export type FailedSend = Exclude<SendOutcome, { kind: 'sent' }>;

/** What a call to the Bot Connector that threw means for whoever wanted to send, or to change a message. */
export function failedSend(error: unknown, act: 'send' | 'update'): FailedSend {
  const { statusCode: status, response } = error as Refusal;
  if (status === 429) {
    const header = (name: string) => response?.headers?.get(name);
    return { kind: 'throttled', retryAfterMs: parseRetryAfter(header('retry-after'), header('date')) };
  }
  // Teams answers 403, or 404, to a change of a message that is gone (BotFramework-Services #269): that says nothing about its reader.
  const isUnreachable = act === 'send' && (status === 403 || status === 404);
  return { kind: isUnreachable ? 'unreachable' : 'failed', status };
}
