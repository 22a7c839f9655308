export interface Answer {
  readonly status: number;
  /** The reason phrase, where it has a meaning for Microsoft. */
  readonly statusText?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Partner Center's bodies begin with U+FEFF, so a client that does not remove it fails here as it would there. */
export function wireJson(status: number, value: unknown): Answer {
  return { ...plainJson(status, value), body: `\uFEFF${JSON.stringify(value)}` };
}

/** For the control routes and for answers of the gateway in front of Partner Center. */
export function plainJson(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

export function wireCollection(items: readonly unknown[], extra: object = {}): Answer {
  return wireJson(200, {
    totalCount: items.length,
    items,
    ...extra,
    attributes: { objectType: 'Collection' },
  });
}

/** A refusal. The listener sends `answer`. */
export class WireError extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`answered ${answer.status}`);
    this.answer = answer;
  }
}

type Source = 'PartnerFD' | 'PartnerApiServiceControllers';

const wireError = (status: number, code: number, description: string, source: Source = 'PartnerFD'): WireError =>
  new WireError(wireJson(status, { code, description, data: [], source }));

/** Refuses input with Microsoft's general code 2000. The descriptions are ours, modelled on "MPN Id must be numeric.". */
export const badInput = (description: string): WireError =>
  wireError(400, 2000, description, 'PartnerApiServiceControllers');

/** UNVERIFIED: no page has the answer to a future date. Code and text are the general ones of error-codes. */
export const invalidRequest = (): WireError => wireError(400, 800002, 'Invalid request input');

/** error-codes names 1000 and 60003 for what does not exist. UNVERIFIED: which of them these routes give. */
export const notFound = (): WireError => wireError(404, 1000, 'Not found');

export const accessDenied = (): WireError => wireError(401, 400, 'Access denied');

export const audienceRefused = (): WireError =>
  wireError(401, 900420, 'The audience of the access token is not supported');

/**
 * Empty body, reason phrase and header as on partner-security-requirements-mandating-mfa. UNVERIFIED: the body with 900421, and
 * the challenge, which is as for other APIs (claims challenges).
 */
export const mfaRequired = (how: 'empty' | '900421' | 'claims'): WireError => {
  if (how === '900421') return wireError(401, 900421, 'MFA is required');
  const challenge = Buffer.from('{"access_token":{"acrs":{"essential":true,"value":"p1"}}}').toString('base64');
  const header = how === 'claims' ? `Bearer realm="", error="insufficient_claims", claims="${challenge}"` : undefined;
  return new WireError({
    status: 401,
    statusText: 'Unauthorized - MFA required',
    headers: { 'WWW-Authenticate': header ?? 'Bearer error="invalid_token"' },
    body: '',
  });
};

export const appOnlyRefused = (): WireError =>
  wireError(403, 900329, 'This resource does not support application-only authentication');

/** UNVERIFIED: Microsoft says that enhanced attestation takes application-only tokens alone, and not how it refuses others. */
export const appUserRefused = (): WireError =>
  wireError(403, 900150, 'This resource supports application-only authentication alone');

export const roleRefused = (): WireError =>
  wireError(403, 900150, 'The supplied role does not have the rights to perform the requested operation');

/** The body is documented, the HTTP status is not. 403 is our choice. */
export const resellerRefused = (): WireError => wireError(403, 1002, 'Authorization Failed');

export const mpnNotFound = (mpnId: string): WireError =>
  wireError(404, 3000, `Partner Organization with partner_id ${mpnId} could not be found`);

/** Microsoft's own samples treat 600009 as "no agreements". Status and text are ours. */
export const noAgreements = (): WireError => wireError(404, 600009, 'No agreements found for the customer');

/** UNVERIFIED: Microsoft has not published the answer of the attestation call since its retirement on 2026-01-05. All of it is ours. */
export const attestationRetired = (): WireError => wireError(410, 900141, 'This operation is not supported');

/** The only error of this shape, from confirm-customer-consent-customer-agreement. The status is not documented. */
export const alreadyConfirmed = (status: number): WireError =>
  new WireError(
    wireJson(status, {
      code: 600061,
      message: 'A partner confirmed agreement already exists for the customer.',
      description: 'A partner confirmed agreement already exists for the customer.',
      errorName: 'PartnerConfirmedAgreementAlreadyExists',
      isRetryable: false,
      parameters: {},
      errorMessageExtended: 'InternalErrorCode=600061',
    }),
  );

/** From the table of error-codes, which shows no body. UNVERIFIED: `source`. */
export const agreementMissing = {
  code: 13605,
  description:
    'Either a partner confirmation of the customer acceptance of the Microsoft Customer Agreement must be provided or the customer must accept the Microsoft Customer Agreement in the Microsoft Admin Center before you can complete this purchase',
} as const;

export const orderRefused = (): WireError => wireError(403, agreementMissing.code, agreementMissing.description);

/** An answer of the gateway, which uses neither Partner Center's error shape nor the byte order mark. */
export const gatewayError = (statusCode: number, message: string, headers: Record<string, string> = {}): WireError => {
  const answer = plainJson(statusCode, { statusCode, message });
  return new WireError({ ...answer, headers: { ...answer.headers, ...headers } });
};

/** For the control routes, which are ours. */
export const controlRefused = (sentence: string): WireError => gatewayError(400, sentence);

export const unexpectedFailure = (): WireError => wireError(500, 800003, 'Unexpected service error');

/** error-codes has these codes with status 400. The texts are ours. */
export const registrationNumberMissing = (): WireError =>
  wireError(400, 600049, 'Organization registration number is missing');

export const registrationNumberWrong = (): WireError =>
  wireError(400, 600050, 'Organization registration number has a wrong format');
