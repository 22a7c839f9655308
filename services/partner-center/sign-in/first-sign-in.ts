import { randomUUID } from 'node:crypto';
import { type AuthError, type DeviceCodeRequest, CryptoProvider } from '@azure/msal-node';
import { ProductError } from '../../product-error.ts';
import { partnerCenterScopes as scopes } from './token-rules.ts';
import {
  type EntraAccess,
  type EntraRegistration,
  addressAtEntra,
  entraApplication,
  publicEntraApplication,
} from './entra-application.ts';
import { issuedRefreshToken } from './issued-refresh-token.ts';

/** The person at the browser did not go through with it, or the answer is not theirs. */
export class SignInUnfinishedError extends ProductError {
  readonly code = 'sign-in-unfinished';
}

/** Asks Entra for a second factor, whatever policies say. */
const claims = JSON.stringify({ access_token: { amr: { essential: true, values: ['mfa'] } } });

export interface BrowserSignIn {
  /** Where a person signs in. */
  readonly url: string;
  /** Resolves to the refresh token, for what the browser brought back to `redirectUri`. Throws also MSAL's errors. */
  readonly redeem: (answer: URLSearchParams) => Promise<string>;
}

/** An authorization code with PKCE: what the browser brings back is of use to nobody else. */
export async function beginBrowserSignIn(
  registration: EntraRegistration,
  access: EntraAccess,
  redirectUri: string,
): Promise<BrowserSignIn> {
  const application = entraApplication(registration, access);
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const state = randomUUID();
  const proof = { codeChallenge: challenge, codeChallengeMethod: 'S256', state, claims };
  const url = await application.getAuthCodeUrl({ scopes, redirectUri, prompt: 'login', ...proof });
  return {
    url: addressAtEntra(url, access.entraUrl),
    async redeem(answer) {
      if (answer.get('state') !== state) throw new SignInUnfinishedError('the answer belongs to another sign-in');
      const code = answer.get('code');
      if (code === null) throw new SignInUnfinishedError(answer.get('error') ?? 'no code');
      await application.acquireTokenByCode({ code, scopes, redirectUri, codeVerifier: verifier });
      return refreshTokenOf(application);
    },
  };
}

/** Takes a registration that allows public client flows. `tell` shows the person where to enter which code. */
export async function signInByDeviceCode(
  registration: EntraRegistration,
  access: EntraAccess,
  tell: (code: { readonly verificationUri: string; readonly userCode: string }) => void,
): Promise<string> {
  const application = publicEntraApplication(registration, access);
  const request: DeviceCodeRequest = { scopes, claims, deviceCodeCallback: tell };
  try {
    await application.acquireTokenByDeviceCode(request);
  } catch (error) {
    const { errorCode, errorMessage } = error as Partial<AuthError>;
    // MSAL keeps OAuth's word only, such as authorization_declined.
    if (errorCode === 'post_request_failed') throw new SignInUnfinishedError(errorMessage, { cause: error });
    throw error;
  }
  return refreshTokenOf(application);
}

function refreshTokenOf(application: Parameters<typeof issuedRefreshToken>[0]): string {
  const token = issuedRefreshToken(application);
  if (token === undefined) throw new SignInUnfinishedError('Entra gave no refresh token');
  return token;
}
