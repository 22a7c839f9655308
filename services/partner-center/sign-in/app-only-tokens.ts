import { AuthError, type ConfidentialClientApplication } from '@azure/msal-node';
import { type EntraAccess, type EntraRegistration, entraApplication } from './entra-application.ts';
import { renewedBeforeExpiryMs } from './token-rules.ts';

export interface AppOnlyToken {
  readonly value: string;
  /** Entra has just issued it. */
  readonly isNew: boolean;
}

interface AppOnlyTokensOptions extends EntraAccess {
  readonly registration: EntraRegistration;
  /** `https://graph.microsoft.com`: what the tokens are for. */
  readonly resource: string;
}

/** Tokens of an app as itself, for one resource. */
export class AppOnlyTokens {
  readonly #application: ConfidentialClientApplication;
  readonly #scopes: string[];
  /** The newest, until shortly before it expires. To find it in MSAL's cache costs a tenth of a millisecond. */
  #kept: { readonly value: string; readonly renewAt: number } | undefined;
  /** Requests that are under way, so that many who ask at once cost one. */
  readonly #asked = new Map<boolean, Promise<AppOnlyToken>>();

  constructor({ registration, resource, ...access }: AppOnlyTokensOptions) {
    this.#application = entraApplication(registration, access);
    this.#scopes = [`${resource}/.default`];
  }

  /** `skipCache` gets a new one in place of a token that was refused. Throws MSAL's `AuthError`s. */
  async getToken(correlationId: string, { skipCache = false } = {}): Promise<AppOnlyToken> {
    const kept = skipCache ? undefined : this.#kept;
    if (kept && Date.now() < kept.renewAt) return { value: kept.value, isNew: false };
    const asked =
      this.#asked.get(skipCache) ??
      this.#ask(correlationId, skipCache).finally(() => void this.#asked.delete(skipCache));
    this.#asked.set(skipCache, asked);
    return asked;
  }

  async #ask(correlationId: string, skipCache: boolean): Promise<AppOnlyToken> {
    const request = { scopes: this.#scopes, correlationId, skipCache };
    const answer = await this.#application.acquireTokenByClientCredential(request);
    if (!answer?.accessToken) throw new AuthError('no_token', correlationId, 'the answer held no token');
    const { accessToken: value, expiresOn, fromCache } = answer;
    this.#kept = expiresOn ? { value, renewAt: expiresOn.getTime() - renewedBeforeExpiryMs } : undefined;
    return { value, isNew: !fromCache };
  }
}
