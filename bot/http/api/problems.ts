import { reasonTexts } from '../../../cards/kit/failure-texts.ts';
import { notAllowedTexts } from '../../../cards/kit/not-allowed-card.ts';
import { type Wording, wordingFor } from '../../../cards/wording/wording.ts';
import { failureRules, microsoftFailure } from '../../../services/agreements/failure-reason.ts';
import { ConfirmationNotFoundError } from '../../../services/audit/confirmation-not-found-error.ts';
import { GroundKnownError } from '../../../services/audit/ground-known-error.ts';
import { TooManyToExportError } from '../../../services/audit/too-many-to-export-error.ts';
import { EnhancedRoadClosedError } from '../../../services/agreements/links/attestation-roads.ts';
import { CustomerNotFoundError } from '../../../services/customers/customer-not-found-error.ts';
import { FileNotTakenError } from '../../../services/evidence/attachments/file-not-taken-error.ts';
import { NothingToExportError } from '../../../services/evidence/nothing-to-export-error.ts';
import { NotAllowedError } from '../../../services/identity/not-allowed-error.ts';
import { ProductError } from '../../../services/product-error.ts';
import { type HttpAnswer, problemAnswer } from '../http-answer.ts';
import type { Refusal } from '../refusal.ts';
import { ApiRefusal, type ApiRefusalCode } from './api-refusal.ts';
import { listFailureText } from '../../../dialogs/bulk/list-failure-text.ts';

const retryAfterSeconds = '10';

/** What only a program can do wrong is told like every other request that cannot be used. */
const sentences = {
  unusable: 'api.unusable',
  'version-missing': 'api.unusable',
  'key-missing': 'api.unusable',
  'not-later': 'api.unusable',
  'not-assignable': 'assign.missing',
  'not-found': 'api.not-found',
  changed: 'api.changed',
  'key-used': 'api.key-used',
  'already-accepted': 'status.attested.text',
  nobody: 'handover.nobody.text',
  'take-back-too-late': 'api.take-back-too-late',
  'link-needless': 'review.confirmed.title',
  'no-template': 'api.no-template',
  'too-many-filters': 'api.too-many-filters',
  'list-row-begun': 'listFile.begun',
  'too-large': 'api.too-large',
  'not-json': 'api.not-json',
  'too-slow': 'api.too-slow',
  'no-operation': 'api.no-operation',
  origin: 'api.refused',
  'sign-in-needed': 'signIn.because.first',
  busy: 'api.busy',
} as const satisfies Readonly<Record<ApiRefusalCode, string>>;

interface Failed {
  readonly wording: Wording;
  /** Under which the log has it. */
  readonly reference: string;
}

/** What the caller is told of a failure, in their language. */
export function answerOfFailure(error: unknown, { wording, reference }: Failed): HttpAnswer {
  const headers = { 'Content-Language': wording.lang };
  if (error instanceof ApiRefusal) return refusalAnswer(error, wording, reference);
  if (error instanceof NotAllowedError) {
    const { capability, reason } = error;
    const { title, paragraphs } = notAllowedTexts({ language: wording.language, capability, reason });
    return problemAnswer(403, { code: error.code, detail: wording.together(title, ...paragraphs), reference }, headers);
  }
  if (error instanceof EnhancedRoadClosedError) {
    const detail = wording.together(wording.text('link.off.text'), wording.text('link.off.tell'));
    return problemAnswer(409, { code: error.code, detail, reference }, headers);
  }
  const file = fileFailure(error, wording);
  if (file) return problemAnswer(file.status, { ...file.told, reference }, headers);
  const reason = error instanceof CustomerNotFoundError ? 'customer' : microsoftFailure(error);
  if (reason === undefined) {
    const detail = wording.together(wording.text('wrong.text'), wording.text('wrong.next'));
    return problemAnswer(500, { code: codeOf(error), detail, reference }, headers);
  }
  const detail = wording.together(...reasonTexts(reason, wording));
  if (reason === 'customer') return problemAnswer(404, { code: 'customer-not-found', detail, reference }, headers);
  const retry = failureRules[reason].passes ? { 'Retry-After': retryAfterSeconds } : {};
  return problemAnswer(503, { code: 'unavailable', detail, reason, reference }, { ...headers, ...retry });
}

const nothingToExport = {
  'no-entry': 'story.empty',
  'no-entries': 'story.empty.customers',
  'nothing-signed': 'story.nothing.nothing-signed',
} as const satisfies Readonly<Record<NothingToExportError['why'], string>>;

/** What is wrong with a file or a ground, or why there is nothing to hand out. */
function fileFailure(error: unknown, wording: Wording) {
  if (error instanceof FileNotTakenError)
    return { status: 422, told: { code: error.code, detail: wording.text(`attach.fault.${error.fault}`) } };
  const list = listFailureText(error, wording);
  if (list !== undefined) return { status: 422, told: { code: codeOf(error), detail: list } };
  if (error instanceof GroundKnownError)
    return { status: 409, told: { code: error.code, detail: wording.text('ground.known') } };
  if (error instanceof ConfirmationNotFoundError)
    return { status: 404, told: { code: error.code, detail: wording.text('ground.notFound') } };
  if (error instanceof TooManyToExportError)
    return {
      status: 422,
      told: { code: error.code, detail: wording.filled('story.tooMany', { most: error.most }) },
    };
  if (!(error instanceof NothingToExportError)) return undefined;
  const key = nothingToExport[error.why];
  return { status: 409, told: { code: error.code, detail: wording.text(key) } };
}

function refusalAnswer({ code, status, details }: ApiRefusal, wording: Wording, reference: string): HttpAnswer {
  const { fields, signInUrl } = details;
  const detail = details.detail ?? wording.text(sentences[code]);
  const retry = code === 'busy' ? { 'Retry-After': retryAfterSeconds } : {};
  const problem = { code, detail, reference, ...(fields && { fields }), ...(signInUrl && { signInUrl }) };
  return problemAnswer(status, problem, { 'Content-Language': wording.lang, ...retry, ...(isUnread(code) && close) });
}

/** What such a request goes on sending is not read. */
const close = { Connection: 'close' };

function isUnread(code: ApiRefusalCode): boolean {
  return code === 'too-large' || code === 'not-json' || code === 'too-slow';
}

/** For programs, and for the log. */
export function codeOf(error: unknown): string {
  return error instanceof ApiRefusal || error instanceof ProductError ? error.code : 'unexpected';
}

/** For a path, or a method on one, that is no operation. Nobody is asked who they are. */
export function noOperation(status: 404 | 405, language: Parameters<typeof wordingFor>[0]): HttpAnswer {
  const wording = wordingFor(language);
  const problem = { code: 'no-operation', detail: wording.text('api.no-operation') };
  return problemAnswer(status, problem, { 'Content-Language': wording.lang });
}

/** For a request that is turned away before anybody knows whose it is. */
export function tokenRefused({ refused }: Refusal, language: Parameters<typeof wordingFor>[0]): HttpAnswer {
  const wording = wordingFor(language);
  const sentence = refused === 'token-issuer' ? 'api.token-other-tenant' : 'api.token-refused';
  return problemAnswer(
    401,
    { code: 'token-refused', detail: wording.text(sentence) },
    { 'WWW-Authenticate': 'Bearer error="invalid_token"', 'Content-Language': wording.lang },
  );
}
