import { randomUUID } from 'node:crypto';
import { AuthError, type ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { AccessTokens } from './access-tokens.ts';
import { type EntraRegistration, entraApplication } from './entra-application.ts';
import { PartnerCenterAuthorizationError, PartnerCenterNetworkError } from './partner-center-error.ts';

const scopes = ['https://api.partnercenter.microsoft.com/user_impersonation'];
const renewedBeforeExpiryMs = 5 * 60_000;

interface AppUserTokensOptions {
  readonly registration: EntraRegistration;
  /** Of a service account that signed in with MFA and consented (enable-secure-app-model). */
  readonly refreshToken: string;
  readonly clock: Clock;
  readonly log: Log;
  /** For one attempt at Entra. */
  readonly timeoutMs: number;
}

/**
 * App+User tokens by Microsoft's Secure Application Model, the same for every agent: to Partner Center the service account speaks,
 * and its `userId` on an agreement names that account. Which agent attested stands in our own ledger.
 *
 * The refresh token that comes with each answer is dropped. Entra does not revoke the one that was used (refresh-tokens), and one
 * kept in memory would hide, until the next start, that the configured one has died. That one must be renewed within 90 days.
 */
export class AppUserTokens implements AccessTokens {
  readonly #its: AppUserTokensOptions;
  readonly #application: ConfidentialClientApplication;
  #current: { readonly token: string; readonly renewAt: Date } | undefined;
  #renewal: Promise<string> | undefined;

  constructor(options: AppUserTokensOptions) {
    this.#its = options;
    this.#application = entraApplication(options.registration, options.timeoutMs);
  }

  /** Throws `PartnerCenterAuthorizationError` when the refresh token is refused, `PartnerCenterNetworkError` when Entra is out of reach, MSAL's `AuthError` when Entra gives no token otherwise. */
  async getToken(): Promise<string> {
    if (this.#current && this.#its.clock.now() < this.#current.renewAt) return this.#current.token;
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #renew(): Promise<string> {
    const correlationId = randomUUID();
    try {
      const { refreshToken } = this.#its;
      const answer = await this.#application.acquireTokenByRefreshToken({ scopes, refreshToken, correlationId });
      if (!answer?.accessToken) throw new AuthError('no_token', correlationId, 'the answer held no token');
      const expiresAt = answer.expiresOn ?? this.#its.clock.now();
      this.#current = { token: answer.accessToken, renewAt: new Date(expiresAt.getTime() - renewedBeforeExpiryMs) };
      return answer.accessToken;
    } catch (error) {
      throw this.#explained(error, correlationId);
    }
  }

  /** Entra's sentence may name the account, so the log gets its codes only. */
  #explained(error: unknown, correlationId: string): unknown {
    if (!(error instanceof AuthError)) return error;
    const { errorCode, subError } = error;
    const fields = { errorCode, subError, aadsts: aadstsCode(error), correlationId };
    if (!isRefused(error)) {
      this.#its.log.error(fields, 'partner center token was not issued');
      return isOutOfReach(error) ? unreachable(error, correlationId) : error;
    }
    const hint =
      'sign the service account in again with MFA, consent, and configure its new refresh token: one lasts 90 days';
    this.#its.log.error({ ...fields, hint }, 'refresh token was refused');
    return new PartnerCenterAuthorizationError(tokenCall(correlationId), { reason: 'token-refused', cause: error });
  }
}

/** Nobody has to act: it passes by itself. */
function isOutOfReach({ errorCode }: AuthError): boolean {
  return errorCode === 'network_error';
}

function unreachable(error: AuthError, correlationId: string): PartnerCenterNetworkError {
  const cause = error.cause instanceof Error ? error.cause : error;
  return new PartnerCenterNetworkError(tokenCall(correlationId), { mayHaveBeenDone: false, cause });
}

function tokenCall(correlationId: string) {
  return { requestId: correlationId, correlationId, route: 'POST /oauth2/v2.0/token' };
}

function isRefused(error: AuthError): boolean {
  return error.errorCode === 'invalid_grant' || error instanceof InteractionRequiredAuthError;
}

function aadstsCode(error: AuthError): string | undefined {
  return /AADSTS\d+/.exec(error.errorMessage)?.[0];
}
