import { z } from 'zod';
import { describeIssues } from '../wire/wire-values.ts';
import { type HttpAnswer, type HttpOutcome, parseRetryAfter } from './http-exchange.ts';
import {
  type AuthorizationFailure,
  type CallIds,
  PartnerCenterAuthorizationError,
  type PartnerCenterError,
  PartnerCenterHttpError,
  PartnerCenterNetworkError,
  PartnerCenterResponseError,
  PartnerCenterTimeoutError,
} from './partner-center-error.ts';

/** What the answer says, or the `PartnerCenterError` that tells why it says nothing. */
export function readAnswer<T>(outcome: HttpOutcome, schema: z.ZodType<T>, call: CallIds): T {
  switch (outcome.kind) {
    case 'timeout':
      throw new PartnerCenterTimeoutError(call, { mayHaveBeenDone: true });
    case 'network':
      throw new PartnerCenterNetworkError(call, {
        mayHaveBeenDone: !wasNeverReached(outcome.cause),
        cause: outcome.cause,
      });
    case 'too-large':
      throw new PartnerCenterResponseError(call, { detail: 'too-large', status: outcome.status });
    case 'answer':
      if (outcome.status >= 300) throw errorFrom(outcome, call);
      return readSuccess(outcome, schema, call);
  }
}

function readSuccess<T>({ body, status }: HttpAnswer, schema: z.ZodType<T>, call: CallIds): T {
  const json = parseJson(body);
  if (json === undefined) throw new PartnerCenterResponseError(call, { detail: 'not-json', status });
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = describeIssues(parsed.error, json);
  throw new PartnerCenterResponseError(call, { detail: 'unexpected-shape', status, issues, cause: parsed.error });
}

/** Drops the byte order mark with which Partner Center begins its bodies. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Undefined for what is no JSON. The parser's own error would quote the body, so it goes no further. */
function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}

/** The documented shapes have a code, a number or a text, beside sentences that may name people: those are not kept. */
const wireError = z.object({
  code: z
    .union([z.number(), z.string().regex(/^\w{1,40}$/)])
    .optional()
    .catch(undefined),
});

function errorFrom(answer: HttpAnswer, call: CallIds): PartnerCenterError {
  const { status, headers } = answer;
  if (status < 400) return new PartnerCenterResponseError(call, { detail: 'redirect', status });
  const told = wireError.safeParse(parseJson(answer.body)).data;
  const wireCode = told?.code?.toString();
  const reason = authorizationFailure(answer, wireCode);
  if (reason) {
    const challenge = challengeIn(headers['www-authenticate']);
    return new PartnerCenterAuthorizationError(call, { reason, status, wireCode, challenge });
  }
  const retryAfterMs = parseRetryAfter(headers['retry-after'], headers.date);
  return new PartnerCenterHttpError(call, { status, wireCode, retryAfterMs });
}

/** Whether another token may be taken; not where the agent has to prove more. */
export function isForNewToken(outcome: HttpOutcome): boolean {
  if (outcome.kind !== 'answer' || outcome.status !== 401) return false;
  const told = wireError.safeParse(parseJson(outcome.body)).data;
  const isPlain = authorizationFailure(outcome, told?.code?.toString()) === 'token-refused';
  return isPlain && challengeIn(outcome.headers['www-authenticate']) === undefined;
}

/** Codes of the error-codes page; 1002 (an indirect reseller) is documented without a status. */
function authorizationFailure(answer: HttpAnswer, wireCode: string | undefined): AuthorizationFailure | undefined {
  if (wireCode === '900329') return 'app-only';
  if (wireCode === '900421') return 'mfa-missing';
  if (answer.status === 401) return lacksMfa(answer) ? 'mfa-missing' : 'token-refused';
  return answer.status === 403 || wireCode === '1002' ? 'forbidden' : undefined;
}

/** JSON in base64 (claims-challenge). What is not that asks for nothing. */
function challengeIn(header: string | undefined): string | undefined {
  const given = /\bclaims="([\w+/=-]{1,4000})"/.exec(header ?? '')?.[1];
  const json = given === undefined ? undefined : parseJson(Buffer.from(given, 'base64'));
  return typeof json === 'object' && json !== null ? JSON.stringify(json) : undefined;
}

/** As partner-security-requirements-mandating-mfa shows it: the reason phrase says so, over an empty body. */
function lacksMfa({ reasonPhrase, headers, body }: HttpAnswer): boolean {
  return /\bMFA\b/i.test(reasonPhrase) || (body.length === 0 && headers['www-authenticate'] !== undefined);
}

function wasNeverReached(cause: NodeJS.ErrnoException): boolean {
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
  return cause.syscall === 'connect' || unreachable.includes(cause.code ?? '');
}
