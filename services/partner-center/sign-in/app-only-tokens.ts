import { AuthError, type ConfidentialClientApplication } from '@azure/msal-node';
import { type EntraAccess, type EntraRegistration, entraApplication } from './entra-application.ts';

export interface AppOnlyToken {
  readonly value: string;
  /** Not from MSAL's cache. */
  readonly isNew: boolean;
}

interface AppOnlyTokensOptions extends EntraAccess {
  readonly registration: EntraRegistration;
  /** `https://graph.microsoft.com`: what the tokens are for. */
  readonly resource: string;
}

/** Tokens of an app as itself, for one resource. MSAL keeps each until shortly before it expires. */
export class AppOnlyTokens {
  readonly #application: ConfidentialClientApplication;
  readonly #scopes: string[];
  /** Requests that are under way, so that many who ask at once cost one. */
  readonly #asked = new Map<boolean, Promise<AppOnlyToken>>();

  constructor({ registration, resource, ...access }: AppOnlyTokensOptions) {
    this.#application = entraApplication(registration, access);
    this.#scopes = [`${resource}/.default`];
  }

  /** `skipCache` gets a new one in place of a token that was refused. Throws MSAL's `AuthError`s. */
  getToken(correlationId: string, { skipCache = false } = {}): Promise<AppOnlyToken> {
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
    return { value: answer.accessToken, isNew: !answer.fromCache };
  }
}
