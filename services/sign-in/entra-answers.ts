import { type AuthError, InteractionRequiredAuthError } from '@azure/msal-node';
import {
  type CallIds,
  type PartnerCenterError,
  PartnerCenterAuthorizationError,
  PartnerCenterSignInBusyError,
  PartnerCenterSignInUnreachableError,
} from '../partner-center/http/partner-center-error.ts';
import { SignInUnavailable } from '../partner-center/sign-in/entra-application.ts';
import { SignInNeededError, type SignInReason } from './sign-in-needed-error.ts';

/** Asks for a second factor, as OpenID Connect writes it; for where Partner Center misses it and does not say so in these words. */
export const secondFactorClaims = JSON.stringify({ access_token: { amr: { essential: true, values: ['mfa'] } } });

/** Fields for the log: Entra's sentences may name a person, so its codes only. */
export function entraCodes(error: AuthError): Readonly<Record<string, unknown>> {
  const { errorCode, subError, correlationId } = error;
  return { errorCode, subError, aadsts: aadstsOf(error), correlationId };
}

/** What the agent's sign-in lacks, or why Entra gives no token now. */
export function errorFromEntra(cause: AuthError, call: CallIds): PartnerCenterError {
  const reason = reasonOf(cause);
  if (reason) return new SignInNeededError(call, { reason, claims: claimsOf(cause), cause });
  if (cause instanceof SignInUnavailable && cause.because === 'unreachable')
    return new PartnerCenterSignInUnreachableError(call, { detail: cause.detail, cause });
  if (cause instanceof SignInUnavailable || isForLater(cause.errorCode))
    return new PartnerCenterSignInBusyError(call, { detail: cause.errorCode, cause });
  return new PartnerCenterAuthorizationError(call, { reason: 'no-token', cause });
}

/** What Entra asks for beyond a plain sign-in; undefined where it asks for no more. */
function claimsOf(error: AuthError): string | undefined {
  return (error instanceof InteractionRequiredAuthError && error.claims) || undefined;
}

/** Undefined for what no sign-in mends. Codes from reference-error-codes: 65001 is a permission that was not given. */
function reasonOf(error: AuthError): SignInReason | undefined {
  if (claimsOf(error)) return 'proof';
  if (error.subError === 'consent_required' || aadstsOf(error) === 'AADSTS65001') return 'consent';
  const isOver = error.errorCode === 'invalid_grant' || error instanceof InteractionRequiredAuthError;
  return isOver ? 'again' : undefined;
}

/** OAuth's words for "later", which Entra says with status 400 too. */
function isForLater(errorCode: string): boolean {
  return errorCode === 'temporarily_unavailable' || errorCode === 'server_error';
}

function aadstsOf(error: AuthError): string | undefined {
  return /AADSTS\d+/.exec(error.errorMessage)?.[0];
}
