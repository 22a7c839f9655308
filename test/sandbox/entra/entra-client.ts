import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { type EntraSandboxOptions, startEntraSandbox } from '../../../sandbox/entra/entra-sandbox.ts';
import { partnerTenantId, people } from '../../../sandbox/people.ts';
import { botAppId, partnerAppId, sandboxSecrets } from '../../../sandbox/registrations.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';

export const partnerCenter = 'https://api.partnercenter.microsoft.com';
export const ada = people[0]?.objectId ?? '';
export const sam = people[1]?.objectId ?? '';
export const redirectUri = 'http://127.0.0.1:9/auth/end';
export const verifier = 'a-verifier-of-enough-letters-to-be-one-0123456789';

export const bot = { client_id: botAppId, client_secret: sandboxSecrets.bot };
export const partner = { client_id: partnerAppId, client_secret: sandboxSecrets.partner };

/** What the token endpoint says; which of it an answer has is what the tests find out. */
export interface TokenAnswer {
  readonly status: number;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
  readonly error: string;
  readonly error_codes: readonly number[];
  readonly suberror: string;
  readonly claims: string;
  readonly error_description: string;
  readonly correlation_id: string;
  readonly client_info: string;
}

type Fields = Readonly<Record<string, string>>;

/** An Entra sandbox, and what an application, a browser and an administrator do there. */
export async function openEntra(options: EntraSandboxOptions = {}) {
  const sandbox = await startEntraSandbox({ keys: sharedKeys, ...options });
  const root = `${sandbox.url}/${partnerTenantId}/oauth2/v2.0`;
  const post = async (url: string, fields: Fields): Promise<TokenAnswer> => {
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ ...fields }) });
    return { status: response.status, ...((await response.json()) as Omit<TokenAnswer, 'status'>) };
  };
  const control = async (path: string, body: unknown, method = 'POST'): Promise<Readonly<Record<string, unknown>>> => {
    const response = await fetch(`${sandbox.url}/sandbox/${path}`, { method, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? {} : ((await response.json()) as Readonly<Record<string, unknown>>);
  };
  return {
    url: sandbox.url,
    close: () => sandbox.close(),
    control,
    token: (fields: Fields) => post(`${root}/token`, fields),
    device: (fields: Fields) => post(`${root}/devicecode`, fields),
    /** As Teams brings it to the bot. */
    ssoToken: async (oid: string): Promise<string> =>
      String((await control('tokens', { oid, kind: 'sso' }))['access_token']),
    /** The page, or where it leads: what a person answers is sent as the form of the page. */
    async authorize(query: Fields, answers?: Fields) {
      const usual = { client_id: partnerAppId, response_type: 'code', redirect_uri: redirectUri };
      const asked = { ...usual, scope: `${partnerCenter}/user_impersonation openid offline_access`, ...query };
      return visit(`${root}/authorize?${String(new URLSearchParams(asked))}`, answers);
    },
    visit: (path: string, answers?: Fields) => visit(`${sandbox.url}${path}`, answers),
  };
}

export type Entra = Awaited<ReturnType<typeof openEntra>>;

/** What a browser gets, with the origin that it would send. */
async function visit(url: string, answers?: Fields) {
  const { origin } = new URL(url);
  const form = answers && { method: 'POST', body: new URLSearchParams({ ...answers }), headers: { origin } };
  const response = await fetch(url, { ...form, redirect: 'manual' });
  const location = response.headers.get('location');
  const target = location === null ? undefined : new URL(location, url);
  return { status: response.status, text: await response.text(), target, answer: target?.searchParams };
}

export const challenge = createHash('sha256').update(verifier).digest('base64url');

/** With the code that the sign-in of a person led to. */
export function byCode(code: string | null | undefined, more: Fields = {}): Fields {
  return { grant_type: 'authorization_code', ...partner, code: code ?? '', redirect_uri: redirectUri, ...more };
}

export function byRefreshToken(token: string, more: Fields = {}): Fields {
  const scope = `${partnerCenter}/user_impersonation openid offline_access`;
  return { grant_type: 'refresh_token', ...partner, refresh_token: token, scope, ...more };
}

export function onBehalfOf(assertion: string, more: Fields = {}): Fields {
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', requested_token_use: 'on_behalf_of' };
  return { ...grant, ...partner, assertion, scope: `${partnerCenter}/user_impersonation`, ...more };
}

export function claimsIn(token: string): Readonly<Record<string, unknown>> {
  return decodeJwt(token);
}
