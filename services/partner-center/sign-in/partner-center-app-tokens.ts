import { randomUUID } from 'node:crypto';
import { AuthError } from '@azure/msal-node';
import { type CallIds, PartnerCenterAuthorizationError } from '../http/partner-center-error.ts';
import type { AccessTokens } from '../http/partner-center-transport.ts';
import type { Caller } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { AppOnlyTokens } from './app-only-tokens.ts';
import { unavailable } from './app-user-tokens.ts';
import { keptAtLeastMs } from './token-rules.ts';
import { type EntraAccess, type EntraRegistration, SignInUnavailable } from './entra-application.ts';
import { aadstsCode } from './entra-refusal.ts';

const partnerCenterResource = 'https://api.partnercenter.microsoft.com';

interface PartnerCenterAppTokensOptions extends EntraAccess {
  readonly registration: EntraRegistration;
  readonly log: Log;
}

/** Tokens with which the application itself speaks to Partner Center: enhanced attestation takes no others. */
export class PartnerCenterAppTokens implements AccessTokens {
  readonly #tokens: AppOnlyTokens;
  readonly #log: Log;
  #newestAt = 0;
  #isRefused = false;

  constructor({ log, ...options }: PartnerCenterAppTokensOptions) {
    this.#tokens = new AppOnlyTokens({ ...options, resource: partnerCenterResource });
    this.#log = log;
  }

  /** Throws `PartnerCenterError`, and MSAL's `AuthError` where Entra gives no token otherwise. */
  async getToken(): Promise<string> {
    const correlationId = randomUUID();
    try {
      const { value, isNew } = await this.#tokens.getToken(correlationId, { skipCache: this.#isRefused });
      this.#isRefused = false;
      if (isNew) this.#newestAt = performance.now();
      return value;
    } catch (error) {
      throw this.#explained(error, correlationId);
    }
  }

  /** A token that was issued a moment ago is refused for another reason than its age. */
  dropToken(_caller: Caller): boolean {
    if (performance.now() - this.#newestAt < keptAtLeastMs) return false;
    this.#isRefused = true;
    return true;
  }

  /** Entra's sentence may name the account, so the log gets its codes only. */
  #explained(error: unknown, correlationId: string): unknown {
    if (!(error instanceof AuthError)) return error;
    const { errorCode, subError } = error;
    const detail = error instanceof SignInUnavailable ? error.detail : undefined;
    const fields = { errorCode, subError, aadsts: aadstsCode(error), detail, correlationId };
    this.#log.error(fields, 'app-only partner center token was not issued');
    const call: CallIds = { requestId: correlationId, correlationId, route: 'POST /oauth2/v2.0/token' };
    return (
      unavailable(error, call) ?? new PartnerCenterAuthorizationError(call, { reason: 'token-refused', cause: error })
    );
  }
}
