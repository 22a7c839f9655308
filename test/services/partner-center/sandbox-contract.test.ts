import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import type { CustomerId } from '../../../services/ids.ts';
import type { PartnerCenterClient } from '../../../services/partner-center/partner-center-client.ts';
import { agent, attestation, customer, openClient, requestId } from './support.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';

let sandbox: PartnerCenterSandbox;
let client: PartnerCenterClient;

beforeAll(async () => {
  sandbox = await startPartnerCenterSandbox({ keys: sharedKeys });
  client = clientOf(sandbox);
});
beforeEach(() => control(sandbox, 'reset'));
afterAll(() => sandbox.close());

/** Posts to a control route of a sandbox. */
async function control(to: PartnerCenterSandbox, route: string, body: unknown = {}): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${to.url}/sandbox/${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  return answer.json();
}

function clientOf(of: PartnerCenterSandbox, token: object = {}): PartnerCenterClient {
  const getToken = async (): Promise<string> => {
    const issued = await control(of, 'tokens', { oid: agent, kind: 'app+user', ...token });
    return (issued as { access_token: string }).access_token;
  };
  return openClient({ baseUrl: of.url, accessTokens: { getToken } }).client;
}

async function idOf(startsWith: string): Promise<CustomerId> {
  const { customers } = await client.findCustomers(agent, { field: 'companyName', startsWith, limit: 1 });
  return customers[0]!.customerId;
}

describe('the client at the sandbox', () => {
  test('finds a customer, attests, and reads the attestation back', async () => {
    const contoso = await idOf('contoso');
    const { templateId } = await client.getAgreementTemplate(agent);
    await expect(client.listAttestations(agent, contoso)).resolves.toEqual([]);
    const recorded = await client.createAttestation(agent, contoso, { ...attestation, templateId }, requestId);
    expect(recorded).toMatchObject({ contact: attestation.contact, acceptedOn: '2018-06-14', attestedBy: agent });
    const listed = await client.listAttestations(agent, contoso);
    expect(listed).toMatchObject([{ contact: attestation.contact, acceptedAt: attestation.dateAgreed, templateId }]);
  });

  test('learns that the same contact is attested already', async () => {
    const contoso = await idOf('contoso');
    await client.createAttestation(agent, contoso, attestation, requestId);
    const again = client.createAttestation(agent, contoso, attestation, crypto.randomUUID());
    await expect(again).rejects.toMatchObject({ wireCode: '600061', mayHaveBeenDone: false });
  });

  test('leaves one attestation behind when the connection is cut after the work', async () => {
    const contoso = await idOf('contoso');
    await control(sandbox, 'faults', [{ method: 'POST', path: '/agreements', reset: 'after', times: 1 }]);
    const cut = client.createAttestation(agent, contoso, attestation, requestId);
    await expect(cut).rejects.toMatchObject({ code: 'partner-center-unreachable', mayHaveBeenDone: true });
    await expect(client.listAttestations(agent, contoso)).resolves.toHaveLength(1);
  });

  test('learns of a direct acceptance', async () => {
    await expect(client.hasDirectAcceptance(agent, await idOf('adventure'))).resolves.toBe(true);
    await expect(client.hasDirectAcceptance(agent, await idOf('contoso'))).resolves.toBe(false);
  });

  test('reads every page of the customers once', async () => {
    const names: string[] = [];
    let continuation: string | undefined;
    do {
      const page = await client.listCustomers(agent, { limit: 25, continuation });
      names.push(...page.customers.map(({ customerId }) => customerId));
      continuation = page.continuation;
    } while (continuation);
    expect(names).toHaveLength(60);
    expect(new Set(names).size).toBe(60);
  });

  test('knows when there are more customers than asked for', async () => {
    const search = { field: 'companyName', startsWith: 'tailwind' } as const;
    await expect(client.findCustomers(agent, { ...search, limit: 2 })).resolves.toMatchObject({ hasMore: false });
    await expect(client.findCustomers(agent, { ...search, limit: 1 })).resolves.toMatchObject({ hasMore: true });
  });

  test('finds the primary contact of a customer, and no customer where there is none', async () => {
    const found = await client.findCustomer(agent, await idOf('contoso'));
    expect(found?.primaryContact.email).toContain('@');
    await expect(client.findCustomer(agent, customer)).resolves.toBeUndefined();
  });

  test('opens the template in the language of a country', async () => {
    const { templateId } = await client.getAgreementTemplate(agent);
    const document = await client.getTemplateDocument(agent, templateId, { country: 'SE', language: 'sv-SE' });
    expect(document).toMatchObject({ country: 'SE', language: 'sv-SE' });
  });

  test.each([
    [{ mfa: false }, 'mfa-missing'],
    [{ kind: 'app-only' }, 'app-only'],
  ])('is told why a token will not do: %j', async (token, reason) => {
    const refused = clientOf(sandbox, token);
    await expect(refused.getAgreementTemplate(agent)).rejects.toMatchObject({ reason });
  });

  test('names the provider of an indirect reseller, whose attestation is refused', async () => {
    const reselling = await startPartnerCenterSandbox({ keys: sharedKeys, partner: 'indirect-reseller' });
    try {
      const reseller = clientOf(reselling);
      const attesting = reseller.createAttestation(agent, customer, attestation, requestId);
      await expect(attesting).rejects.toMatchObject({ reason: 'forbidden', wireCode: '1002' });
      const [provider] = await reseller.listIndirectProviders(agent);
      expect(provider?.name).toBeTruthy();
      await expect(reseller.listIndirectResellers(agent)).resolves.toEqual([]);
      await expect(reseller.getPartnerName(agent)).resolves.toBeTruthy();
    } finally {
      await reselling.close();
    }
  });
});
