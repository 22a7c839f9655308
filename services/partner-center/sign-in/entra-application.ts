import {
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
  AuthError,
  ConfidentialClientApplication,
  PublicClientApplication,
} from '@azure/msal-node';
import type { HttpAnswer, HttpOutcome } from '../http/http-exchange.ts';
import { type ClientCredential, msalCredential } from './client-credential.ts';
import { repeatableExchange } from '../http/repeat-reads.ts';

/** An app registration in the partner's tenant. */
export interface EntraRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
}

/** Where Entra is, and how long one attempt there may take. */
export interface EntraAccess {
  /** `https://login.microsoftonline.com`, or a made-up Entra on this machine. */
  readonly entraUrl: string;
  readonly timeoutMs: number;
}

/** MSAL knows Entra by this origin alone, and takes no other without https. */
const authorityOrigin = 'https://login.microsoftonline.com';

/** Asks Entra for tokens as the registered app. Throws MSAL's `AuthError`s. */
export function entraApplication(registration: EntraRegistration, access: EntraAccess): ConfidentialClientApplication {
  const { tenantId, clientId, credential } = registration;
  return new ConfidentialClientApplication({
    auth: { clientId, ...msalCredential(credential), authority: `${authorityOrigin}/${tenantId}` },
    system: { networkClient: new SignInNetwork(access) },
  });
}

/** The same without a credential, for flows that Entra allows to public clients. */
export function publicEntraApplication(
  { tenantId, clientId }: Pick<EntraRegistration, 'tenantId' | 'clientId'>,
  access: EntraAccess,
): PublicClientApplication {
  return new PublicClientApplication({
    auth: { clientId, authority: `${authorityOrigin}/${tenantId}` },
    system: { networkClient: new SignInNetwork(access) },
  });
}

/** An address at Entra as MSAL writes it, at the Entra that is configured. */
export function addressAtEntra(url: string, entraUrl: string): string {
  return url.startsWith(`${authorityOrigin}/`) ? entraUrl + url.slice(authorityOrigin.length) : url;
}

/**
 * How MSAL reaches Entra. Its own way waits for ever, and gives up for a minute after the first 5xx; asking for a token changes
 * nothing, so it can be asked again.
 */
class SignInNetwork implements INetworkModule {
  readonly #access: EntraAccess;

  constructor(access: EntraAccess) {
    this.#access = access;
  }

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send<T>('GET', url, options);
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send<T>('POST', url, options);
  }

  async #send<T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const { headers = {}, body, correlationId = '' } = options;
    const { entraUrl, timeoutMs } = this.#access;
    const outcome = await repeatableExchange(addressAtEntra(url, entraUrl), { method, headers, body, timeoutMs });
    if (outcome.kind !== 'answer') throw new SignInUnavailable(outcome, correlationId);
    if (isBusy(outcome.status)) throw new SignInUnavailable(outcome, correlationId);
    return { status: outcome.status, headers: plainHeaders(outcome), body: parseBody(outcome, correlationId) as T };
  }
}

/**
 * Entra could not be reached, or had too much to do, also after some tries. It passes by itself, other than a refusal. An
 * `AuthError`, for MSAL lets only its own kind of error through.
 */
export class SignInUnavailable extends AuthError {
  readonly because: 'busy' | 'unreachable';
  /** `ECONNRESET`, `timeout`, `http-503`. */
  readonly detail: string;

  constructor(outcome: HttpOutcome, correlationId: string) {
    super('network_error', correlationId, `sign-in gave no usable answer (${outcome.kind})`);
    // MSAL's constructor makes every error a plain `AuthError`.
    Object.setPrototypeOf(this, SignInUnavailable.prototype);
    this.because = outcome.kind === 'answer' ? 'busy' : 'unreachable';
    this.detail = outcome.kind === 'answer' ? `http-${outcome.status}` : detailOf(outcome);
    this.cause = outcome.kind === 'network' ? outcome.cause : new Error(`status ${statusOf(outcome)}`);
  }
}

const statusOf = (outcome: HttpOutcome): string => ('status' in outcome ? String(outcome.status) : 'none');

function detailOf(outcome: HttpOutcome): string {
  const { code } = (outcome.kind === 'network' ? outcome.cause : {}) as NodeJS.ErrnoException;
  return code ?? outcome.kind;
}

/** A status that says "later", not "no". */
export function isBusy(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** The parser's own error would quote the body, which may hold tokens, so it goes no further. */
function parseBody(answer: HttpAnswer, correlationId: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(answer.body));
  } catch {
    const error = new AuthError('network_error', correlationId, 'sign-in gave no usable answer');
    error.cause = new Error(`status ${answer.status}, not JSON`);
    throw error;
  }
}

function plainHeaders({ headers }: HttpAnswer): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
