import {
  startPartnerCenterSandbox,
  type PartnerCenterSandboxOptions,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';

export const ids = {
  contoso: 'cccccccc-0000-4000-8000-000000000001',
  fabrikam: 'cccccccc-0000-4000-8000-000000000002',
  adventureWorks: 'cccccccc-0000-4000-8000-000000000003',
  fourthCoffee: 'cccccccc-0000-4000-8000-000000000017',
  treyResearch: 'cccccccc-0000-4000-8000-000000000020',
  nobody: 'dddddddd-0000-4000-8000-000000000001',
};

export const agents = {
  admin: 'aaaaaaaa-0000-4000-8000-000000000001',
  sales: 'aaaaaaaa-0000-4000-8000-000000000002',
  helpdesk: 'aaaaaaaa-0000-4000-8000-000000000003',
  globalAdmin: 'aaaaaaaa-0000-4000-8000-000000000004',
  noRole: 'aaaaaaaa-0000-4000-8000-000000000005',
  unknown: 'aaaaaaaa-0000-4000-8000-0000000000ff',
};

export const customerAgreement = '117a77b0-9360-443b-8795-c6dedc750cf9';
export const cloudAgreement = '998b88de-aa99-4388-a42c-1b3517d49490';

export const attestation = {
  primaryContact: { firstName: 'Tania', lastName: 'Carr', email: 'someone@example.com', phoneNumber: '1234567890' },
  templateId: customerAgreement,
  dateAgreed: '2018-06-14T00:00:00.000Z',
  type: 'MicrosoftCustomerAgreement',
};

/** The members that tests look at; which of them an answer has is what the tests find out. */
export interface Body {
  readonly code: number;
  readonly data: unknown;
  readonly source: string;
  readonly message: string;
  readonly totalCount: number;
  readonly items: readonly Item[];
  readonly continuationToken: string;
  readonly links: { readonly next?: { readonly uri: string; readonly headers: { key: string; value: string }[] } };
  readonly id: string;
  readonly billingProfile: { readonly defaultAddress: { readonly phoneNumber: string } };
  readonly userId: string;
  readonly primaryContact: unknown;
  readonly dateAgreed: string;
  readonly type: string;
  readonly displayUri: string;
  readonly downloadUri: string;
  readonly customers: readonly unknown[];
  readonly agreements: Readonly<Record<string, readonly { readonly primaryContact: { readonly email: string } }[]>>;
  readonly directAcceptances: readonly string[];
  readonly counts: unknown;
  readonly calls: readonly { readonly status?: number }[];
  readonly legacyRetired: boolean;
  readonly access_token: string;
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly companyProfile: { readonly companyName: string };
}

export interface Reply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
  /** The body without its byte order mark. */
  readonly json: Body;
}

/** A sandbox on a free port, and calls to it over real HTTP as one signed-in agent. */
export async function openSandbox(options: PartnerCenterSandboxOptions = {}) {
  const sandbox = await startPartnerCenterSandbox({ keys: sharedKeys, ...options });
  return { ...clientOf(sandbox.url), close: () => sandbox.close() };
}

export function clientOf(url: string) {
  const call = async (method: string, path: string, { body, headers = {} }: CallOptions = {}): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, { method, headers, body: bodyOf(body) });
    const { status, statusText } = response;
    // Response.text() would remove the byte order mark.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    return { status, statusText, headers: response.headers, text, json: jsonOf(text) as Body };
  };
  const token = async (request: object = {}): Promise<string> => {
    return (await call('POST', '/sandbox/tokens', { body: { kind: 'app+user', ...request } })).json.access_token;
  };
  const as = async (oid: string, method: string, path: string, { body, headers }: CallOptions = {}) => {
    return call(method, path, { body, headers: { Authorization: `Bearer ${await token({ oid })}`, ...headers } });
  };
  return {
    url,
    call,
    token,
    as,
    get: (path: string, headers: Record<string, string> = {}) => as(agents.admin, 'GET', path, { headers }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      as(agents.admin, 'POST', path, { body, headers }),
    attest: (customerId: string, body: unknown, headers: Record<string, string> = {}) =>
      as(agents.admin, 'POST', `/v1/customers/${customerId}/agreements`, { body, headers }),
  };
}

export type Sandbox = Awaited<ReturnType<typeof openSandbox>>;

interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Record<string, string> | undefined;
}

function bodyOf(body: unknown): string | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
