import { randomUUID } from 'node:crypto';
import type { Reply } from '../http/routes.ts';

interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly suberror?: string;
  readonly sentence: string;
}

/** What Entra refuses, by its number (reference-error-codes). The sentences are shortened. */
const refusals = {
  50011: {
    status: 400,
    error: 'invalid_request',
    sentence: 'The redirect URI specified in the request does not match.',
  },
  50013: { status: 400, error: 'invalid_grant', sentence: 'Assertion failed signature validation.' },
  50027: { status: 400, error: 'invalid_request', sentence: 'JWT token is invalid or malformed.' },
  50057: { status: 400, error: 'invalid_grant', sentence: 'The user account is disabled.' },
  50076: {
    status: 400,
    error: 'interaction_required',
    suberror: 'basic_action',
    sentence: 'Due to a configuration change made by your administrator you must use multi-factor authentication.',
  },
  50078: {
    status: 400,
    error: 'interaction_required',
    suberror: 'basic_action',
    sentence: 'Presented multi-factor authentication has expired due to policies configured by your administrator.',
  },
  50079: {
    status: 400,
    error: 'interaction_required',
    suberror: 'basic_action',
    sentence: 'You must enroll in multi-factor authentication.',
  },
  50105: {
    status: 400,
    error: 'invalid_grant',
    sentence: 'Your administrator has configured the application to block users unless they are specifically assigned.',
  },
  50148: { status: 400, error: 'invalid_grant', sentence: 'The code_verifier does not match the code_challenge.' },
  50173: {
    status: 400,
    error: 'invalid_grant',
    suberror: 'bad_token',
    sentence: 'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
  },
  53000: {
    status: 400,
    error: 'interaction_required',
    suberror: 'message_only',
    sentence: 'Device is not in required device state: compliant.',
  },
  53003: {
    status: 400,
    error: 'interaction_required',
    suberror: 'message_only',
    sentence: 'Access has been blocked by Conditional Access policies.',
  },
  54005: { status: 400, error: 'invalid_grant', sentence: 'OAuth2 authorization code was already redeemed.' },
  65001: {
    status: 400,
    error: 'invalid_grant',
    suberror: 'consent_required',
    sentence: 'The user or administrator has not consented to use the application.',
  },
  70000: { status: 400, error: 'invalid_grant', sentence: 'Provided grant is invalid or malformed.' },
  70003: { status: 400, error: 'unsupported_grant_type', sentence: 'The app requested an unsupported grant type.' },
  70008: { status: 400, error: 'invalid_grant', sentence: 'The provided authorization code has expired.' },
  70011: { status: 400, error: 'invalid_scope', sentence: 'The provided value for scope is not valid.' },
  70016: { status: 400, error: 'authorization_pending', sentence: 'Authorization is pending. Continue polling.' },
  70018: { status: 400, error: 'bad_verification_code', sentence: 'Invalid verification code.' },
  70020: { status: 400, error: 'expired_token', sentence: 'The provided device code has expired.' },
  65004: { status: 400, error: 'authorization_declined', sentence: 'User declined to consent to access the app.' },
  28000: { status: 400, error: 'invalid_scope', sentence: 'The scope contains more than one resource.' },
  90002: { status: 400, error: 'invalid_request', sentence: 'Tenant not found.' },
  90014: { status: 400, error: 'invalid_request', sentence: 'A required field is missing from the request.' },
  90094: { status: 400, error: 'invalid_grant', sentence: 'Admin consent is required for the permissions requested.' },
  500011: { status: 400, error: 'invalid_resource', sentence: 'The resource principal was not found in the tenant.' },
  500131: { status: 400, error: 'invalid_grant', sentence: 'Assertion audience does not match the Client app.' },
  500133: { status: 400, error: 'invalid_grant', sentence: 'Assertion is not within its valid time range.' },
  700016: { status: 400, error: 'unauthorized_client', sentence: 'Application was not found in the directory.' },
  700082: {
    status: 400,
    error: 'invalid_grant',
    suberror: 'bad_token',
    sentence: 'The refresh token has expired due to inactivity.',
  },
  700021: { status: 401, error: 'invalid_client', sentence: 'Client assertion does not match the client_id.' },
  700023: { status: 401, error: 'invalid_client', sentence: 'Client assertion audience does not match this endpoint.' },
  700024: { status: 401, error: 'invalid_client', sentence: 'Client assertion is not within its valid time range.' },
  700027: { status: 401, error: 'invalid_client', sentence: 'Client assertion failed signature validation.' },
  700211: {
    status: 401,
    error: 'invalid_client',
    sentence: 'No matching federated identity record found for presented assertion issuer.',
  },
  700212: {
    status: 401,
    error: 'invalid_client',
    sentence: 'No matching federated identity record found for presented assertion audience.',
  },
  700213: {
    status: 401,
    error: 'invalid_client',
    sentence: 'No matching federated identity record found for presented assertion subject.',
  },
  7000114: { status: 400, error: 'invalid_grant', sentence: 'Application is not allowed to make on-behalf-of calls.' },
  7000215: { status: 401, error: 'invalid_client', sentence: 'Invalid client secret provided.' },
  7000218: {
    status: 401,
    error: 'invalid_client',
    sentence: 'The body must contain client_assertion or client_secret.',
  },
} as const satisfies Record<number, Refusal>;

export type AadstsNumber = keyof typeof refusals;

/** A refusal in Entra's words. */
export class EntraError extends Error {
  readonly number: AadstsNumber;
  /** The challenge that a client takes to the sign-in page. */
  readonly claims: string | undefined;

  constructor(number: AadstsNumber, claims?: string) {
    super(`AADSTS${number}: ${refusals[number].sentence}`);
    this.number = number;
    this.claims = claims;
  }

  get error(): string {
    return refusals[this.number].error;
  }

  /** As the token endpoint sends it. `correlationId` is the client's own. */
  reply(correlationId: string = randomUUID()): Reply {
    const { number, claims } = this;
    const refusal: Refusal = refusals[number];
    const traceId = randomUUID();
    const timestamp = new Date()
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z/, 'Z');
    const traces = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
    const body = {
      error: refusal.error,
      error_description: `${this.message} ${traces}`,
      error_codes: [number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${number}`,
      ...(refusal.suberror !== undefined && { suberror: refusal.suberror }),
      ...(claims !== undefined && { claims }),
    };
    return { status: refusal.status, headers: { 'x-ms-request-id': traceId }, body };
  }
}
