import { type HttpAnswer, problemAnswer } from './http-answer.ts';

/** The answer for each status. It does not say what was wrong, so that a forger learns nothing. */
const answers = {
  400: { code: 'not-an-activity', detail: 'Send one activity as a JSON object.' },
  401: { code: 'not-authenticated', detail: 'Only Microsoft Teams is served here.' },
  408: { code: 'too-slow', detail: 'The request did not arrive in time.' },
  413: { code: 'too-large', detail: 'A request may have 512 kB.' },
  415: { code: 'not-json', detail: 'Send application/json in UTF-8, without a content encoding.' },
  429: { code: 'too-many-requests', detail: 'Too many requests came from this address.' },
  503: { code: 'busy', detail: 'Ask again in a moment.' },
} as const;

/** Every reason to refuse a request. The log has the reason; the sender does not get it. */
const statusOf = {
  'content-type': 415,
  'content-encoding': 415,
  'too-large': 413,
  'too-slow': 408,
  'not-json': 400,
  'not-an-activity': 400,
  'token-missing': 401,
  'token-malformed': 401,
  'token-algorithm': 401,
  'token-issuer': 401,
  'token-audience': 401,
  'token-expired': 401,
  'token-not-yet-valid': 401,
  'token-key-unknown': 401,
  'token-key-not-for-teams': 401,
  'token-signature': 401,
  'token-scope': 401,
  'token-no-person': 401,
  'token-service-url': 401,
  'token-refused-by-sdk': 401,
  'order-token': 401,
  channel: 401,
  'service-url': 401,
  'too-many-refusals': 429,
  'too-many-visits': 429,
  'keys-unavailable': 503,
  'too-many-turns': 503,
} as const satisfies Record<string, keyof typeof answers>;

export type RefusalReason = keyof typeof statusOf;

export interface Refusal {
  readonly refused: RefusalReason;
}

export const refuse = (refused: RefusalReason): Refusal => ({ refused });

export function isRefusal(outcome: object | undefined): outcome is Refusal {
  return outcome !== undefined && 'refused' in outcome;
}

/** The fault is the door's, or the door is busy: the sender did nothing wrong. */
export function isOurs({ refused }: Refusal): boolean {
  return statusOf[refused] === 503;
}

const retryAfterSeconds = '5';

/** The connection ends with the answer, because the rest of what was sent on it is not read. */
export function refusalAnswer({ refused }: Refusal): HttpAnswer {
  const status = statusOf[refused];
  return problemAnswer(status, answers[status], {
    Connection: 'close',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(status === 429 || status === 503 ? { 'Retry-After': retryAfterSeconds } : {}),
  });
}
