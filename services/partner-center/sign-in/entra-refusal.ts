import { AuthError } from '@azure/msal-node';
import { SignInUnavailable } from './entra-application.ts';

/** Why there is no token: Entra was out of reach or busy, or said no, with its code (`AADSTS700082`) or OAuth's word. */
export type EntraRefusal =
  | { readonly kind: 'unavailable'; readonly because: 'busy' | 'unreachable'; readonly detail: string }
  | { readonly kind: 'refused'; readonly code: string };

/** Undefined for an error that is none of Entra's or MSAL's. */
export function entraRefusalIn(error: unknown): EntraRefusal | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof SignInUnavailable) return { kind: 'unavailable', because: one.because, detail: one.detail };
    if (one instanceof AuthError) return { kind: 'refused', code: aadstsCode(one) ?? one.errorCode };
  }
  return undefined;
}

/** Entra's sentence around it may name the account. */
export function aadstsCode(error: AuthError): string | undefined {
  return /AADSTS\d+/.exec(error.errorMessage)?.[0];
}
