import nock from 'nock';
import type { EntraRegistration } from '../../../services/partner-center/sign-in/entra-application.ts';

/** Secrets that must never be seen outside a request. */
export const secrets = {
  clientSecret: 'client-secret-Kq7',
  refreshToken: 'refresh-token-0.AVx',
  rotatedRefreshToken: 'rotated-refresh-token-1.AVx',
  graphToken: 'graph-token-eyJ0',
  partnerCenterToken: 'partner-center-token-eyJ1',
};

export const registration: EntraRegistration = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
  credential: { kind: 'secret', secret: secrets.clientSecret },
};

/** A refresh token that is kept in the environment. */
export function unchanging(refreshToken: string) {
  return { current: refreshToken, offer: () => undefined, findNewer: () => Promise.resolve(undefined) };
}

/** Where the services under test find Microsoft, and nock too. */
export const microsoftsAddresses = {
  entraUrl: 'https://login.microsoftonline.com',
  graphUrl: 'https://graph.microsoft.com',
};

type Reply = readonly [status: number, body: unknown, headers?: Record<string, string>];

/** Microsoft Entra's token endpoint, answering each request in turn; the last answer stays. Keeps what was asked. */
export function entra(...replies: readonly Reply[]): { readonly asked: URLSearchParams[] } {
  const asked: URLSearchParams[] = [];
  nock('https://login.microsoftonline.com')
    .persist()
    .post(`/${registration.tenantId}/oauth2/v2.0/token`)
    .query(true)
    .reply((_, body) => {
      asked.push(new URLSearchParams(body as string));
      return (replies[asked.length - 1] ?? replies.at(-1)!) as [number, string, Record<string, string>];
    });
  return { asked };
}

export const graphToken = [
  200,
  { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: secrets.graphToken },
] as const satisfies Reply;

export function partnerCenterToken(token: string = secrets.partnerCenterToken): Reply {
  const scope = 'https://api.partnercenter.microsoft.com/user_impersonation';
  const answer = { token_type: 'Bearer', scope, expires_in: 3600, ext_expires_in: 3600, access_token: token };
  return [200, { ...answer, refresh_token: secrets.rotatedRefreshToken }];
}

/** As Entra refuses: 400 or 401 with its own words, codes and trace ids. */
export function refusal(status: number, error: string, code: number, suberror?: string): Reply {
  const description = `AADSTS${code}: the account serviceaccount@contoso.example cannot be used. Trace ID: 33333333`;
  return [status, { error, error_description: description, error_codes: [code], suberror, trace_id: '33333333' }];
}
