import { readFileSync } from 'node:fs';
import type { AgentId, CustomerId, TemplateId } from '../../../services/ids.ts';
import type { AccessTokens } from '../../../services/partner-center/http/partner-center-transport.ts';
import type { CustomerToCreate } from '../../../services/partner-center/wire/new-customers.ts';
import { NewCustomersClient } from '../../../services/partner-center/new-customers-client.ts';
import { PartnerCenterClient } from '../../../services/partner-center/partner-center-client.ts';
import { PartnerCenterError } from '../../../services/partner-center/http/partner-center-error.ts';

export const microsoft = 'https://api.partnercenter.microsoft.com';
export const secretToken = 'secret-token';
export const agent = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
export const customer = '14876998-c0dc-46e6-9d0c-65a57a6c32ec' as CustomerId;
export const templateId = '117a77b0-9360-443b-8795-c6dedc750cf9' as TemplateId;
export const requestId = '94e4e214-6b06-4fb7-96d1-94d559f9b47f';

/** The attestation of create-agreement.request.json. */
export const attestation = {
  contact: { firstName: 'Tania', lastName: 'Carr', email: 'someone@example.com', phoneNumber: '1234567890' },
  dateAgreed: new Date('2018-06-14T00:00:00.000Z'),
  templateId,
};

/** The customer of create-customer.request.json. */
export const customerToCreate: CustomerToCreate = {
  companyName: 'test company',
  domain: 'xyz.ccsctp.net',
  culture: 'EN-US',
  language: 'en',
  address: {
    addressLine1: 'One Microsoft Way',
    addressLine2: '',
    city: 'Redmond',
    state: 'WA',
    postalCode: '98052',
    country: 'US',
  },
  contact: { firstName: 'Test', lastName: 'Test', email: 'test@outlook.com' },
  registrationNumber: undefined,
  resellerId: undefined,
};

export interface LogLine {
  readonly level: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly phrase: string;
}

interface ClientOptions {
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
  readonly accessTokens?: AccessTokens;
}

/** A client, and what it has logged. */
export function openClient(options: ClientOptions = {}) {
  const { logged, ...given } = optionsFrom(options);
  return { client: new PartnerCenterClient(given), logged };
}

/** The client that makes customers, and what it has logged. */
export function openNewCustomersClient(options: ClientOptions = {}) {
  const { logged, ...given } = optionsFrom(options);
  return { client: new NewCustomersClient(given), logged };
}

function optionsFrom(options: ClientOptions) {
  const logged: LogLine[] = [];
  const at = (level: string) => (fields: LogLine['fields'], phrase: string) =>
    void logged.push({ level, fields, phrase });
  return {
    baseUrl: options.baseUrl ?? microsoft,
    accessTokens: options.accessTokens ?? { getToken: () => Promise.resolve(secretToken) },
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    timeoutMs: options.timeoutMs ?? 60_000,
    logged,
  };
}

/** A body from Microsoft's documentation, with the byte order mark it has on the wire. */
export function documented(file: string): string {
  return `\uFEFF${readFileSync(new URL(`../../fixtures/partner-center/${file}`, import.meta.url), 'utf8')}`;
}

/** The `PartnerCenterError` of a call that has to fail. */
export async function failureOf(call: Promise<unknown>): Promise<PartnerCenterError> {
  const [result] = await Promise.allSettled([call]);
  if (result.status === 'fulfilled') throw new Error('the call was to fail and did not');
  if (!(result.reason instanceof PartnerCenterError)) throw result.reason;
  return result.reason;
}
