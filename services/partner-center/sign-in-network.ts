import { AuthError, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node';
import type { HttpAnswer, HttpOutcome } from './http-exchange.ts';
import { repeatableExchange } from './repeatable-exchange.ts';

/**
 * How MSAL reaches Entra. Its own way waits for ever, and gives up for a minute after the first 5xx; asking for a token changes
 * nothing, so it can be asked again.
 */
export class SignInNetwork implements INetworkModule {
  readonly #timeoutMs: number;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
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
    const outcome = await repeatableExchange(url, { method, headers, body, timeoutMs: this.#timeoutMs });
    if (outcome.kind !== 'answer') throw failure(outcome, correlationId);
    return { status: outcome.status, headers: plainHeaders(outcome), body: parseBody(outcome, correlationId) as T };
  }
}

/** MSAL lets only its own kind of error through. */
function failure(outcome: HttpOutcome, correlationId: string, cause?: unknown): AuthError {
  const error = new AuthError('network_error', correlationId, `sign-in gave no usable answer (${outcome.kind})`);
  error.cause = outcome.kind === 'network' ? outcome.cause : cause;
  return error;
}

/** The parser's own error would quote the body, which may hold tokens, so it goes no further. */
function parseBody(answer: HttpAnswer, correlationId: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(answer.body));
  } catch {
    throw failure(answer, correlationId, new Error(`status ${answer.status}, not JSON`));
  }
}

function plainHeaders({ headers }: HttpAnswer): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
