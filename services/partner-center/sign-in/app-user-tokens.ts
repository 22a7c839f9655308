import { randomUUID } from 'node:crypto';
import {
  type AuthenticationResult,
  type ConfidentialClientApplication,
  AuthError,
  InteractionRequiredAuthError,
} from '@azure/msal-node';
import {
  type CallIds,
  type PartnerCenterError,
  PartnerCenterAuthorizationError,
  PartnerCenterSignInBusyError,
  PartnerCenterSignInUnreachableError,
} from '../http/partner-center-error.ts';
import type { AccessTokens } from '../http/partner-center-transport.ts';
import type { Clock } from '../../clock.ts';
import type { Caller } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { type EntraAccess, type EntraRegistration, SignInUnavailable, entraApplication } from './entra-application.ts';
import { aadstsCode } from './entra-refusal.ts';
import { issuedRefreshToken } from './issued-refresh-token.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import { keptAtLeastMs, partnerCenterScopes, renewedBeforeExpiryMs } from './token-rules.ts';

interface AppUserTokensOptions extends EntraAccess {
  readonly registration: EntraRegistration;
  /** Of a service account that signed in with MFA and consented (enable-secure-app-model). */
  readonly refreshTokens: Pick<RefreshTokens, 'current' | 'offer' | 'findNewer'>;
  /** The machine's own: tokens live by the time of the world. */
  readonly clock: Clock;
  readonly log: Log;
}

interface IssuedToken {
  readonly token: string;
  readonly issuedAt: Date;
  readonly renewAt: Date;
}

/**
 * App+User tokens by Microsoft's Secure Application Model, the same for every agent: to Partner Center the service account speaks,
 * and its `userId` on an agreement names that account. Which agent attested stands in our own ledger.
 */
export class AppUserTokens implements AccessTokens {
  readonly #options: AppUserTokensOptions;
  readonly #application: ConfidentialClientApplication;
  #current: IssuedToken | undefined;
  #renewal: Promise<string> | undefined;

  constructor(options: AppUserTokensOptions) {
    this.#options = options;
    this.#application = entraApplication(options.registration, options);
  }

  /**
   * Throws `PartnerCenterAuthorizationError` when the refresh token is refused, another `PartnerCenterError` when Entra is out of
   * reach or busy, and MSAL's `AuthError` when it gives no token otherwise.
   */
  async getToken(): Promise<string> {
    if (this.#current && this.#options.clock.now() < this.#current.renewAt) return this.#current.token;
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  dropToken(_caller: Caller, token: string): boolean {
    if (this.#current?.token !== token) return true;
    if (this.#options.clock.now().getTime() - this.#current.issuedAt.getTime() < keptAtLeastMs) return false;
    const { issuedAt, renewAt } = this.#current;
    this.#current = undefined;
    this.#options.log.warn({ issuedAt, renewAt }, 'refused token dropped');
    return true;
  }

  async #renew(): Promise<string> {
    const correlationId = randomUUID();
    try {
      const answer = await this.#redeem(correlationId);
      const issuedAt = this.#options.clock.now();
      const renewAt = new Date((answer.expiresOn ?? issuedAt).getTime() - renewedBeforeExpiryMs);
      this.#current = { token: answer.accessToken, issuedAt, renewAt };
      return answer.accessToken;
    } catch (error) {
      throw this.#explained(error, correlationId);
    }
  }

  async #redeem(correlationId: string): Promise<AuthenticationResult> {
    const { refreshTokens } = this.#options;
    try {
      return await this.#ask(refreshTokens.current, correlationId);
    } catch (error) {
      if (!(error instanceof AuthError) || !isRefused(error)) throw error;
      const newer = await refreshTokens.findNewer();
      if (newer === undefined) throw error;
      return this.#ask(newer, correlationId);
    }
  }

  async #ask(refreshToken: string, correlationId: string): Promise<AuthenticationResult> {
    const answer = await this.#application.acquireTokenByRefreshToken({
      ...{ scopes: partnerCenterScopes, refreshToken, correlationId },
    });
    if (!answer?.accessToken) throw new AuthError('no_token', correlationId, 'the answer held no token');
    this.#options.refreshTokens.offer(issuedRefreshToken(this.#application));
    return answer;
  }

  /** Entra's sentence may name the account, so the log gets its codes only. */
  #explained(error: unknown, correlationId: string): unknown {
    if (!(error instanceof AuthError)) return error;
    const { errorCode, subError } = error;
    const detail = error instanceof SignInUnavailable ? error.detail : undefined;
    const fields = { errorCode, subError, aadsts: aadstsCode(error), detail, correlationId };
    const call = { requestId: correlationId, correlationId, route: 'POST /oauth2/v2.0/token' };
    if (!isRefused(error)) {
      this.#options.log.error(fields, 'partner center token was not issued');
      return unavailable(error, call) ?? error;
    }
    const hint = 'sign the service account in again with npm run consent: its refresh token lasts 90 days';
    this.#options.log.error({ ...fields, hint }, 'refresh token was refused');
    return new PartnerCenterAuthorizationError(call, { reason: 'token-refused', cause: error });
  }
}

/** What passes by itself; undefined for what somebody has to mend. */
export function unavailable(cause: AuthError, call: CallIds): PartnerCenterError | undefined {
  const because = cause instanceof SignInUnavailable ? cause : transientFailure(cause);
  if (!because) return undefined;
  const failure = { detail: because.detail, cause };
  return because.because === 'busy'
    ? new PartnerCenterSignInBusyError(call, failure)
    : new PartnerCenterSignInUnreachableError(call, failure);
}

/** OAuth's words for "later", which Entra says with status 400 too. */
function transientFailure({ errorCode }: AuthError): Pick<SignInUnavailable, 'because' | 'detail'> | undefined {
  const isTransient = errorCode === 'temporarily_unavailable' || errorCode === 'server_error';
  return isTransient ? { because: 'busy', detail: errorCode } : undefined;
}

function isRefused(error: AuthError): boolean {
  return error.errorCode === 'invalid_grant' || error instanceof InteractionRequiredAuthError;
}
