import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { agents, attestation, customerAgreement, ids, openSandbox, type Sandbox } from './sandbox-client.ts';
import { shapeOf } from './shape-of.ts';

const documented = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/partner-center/${name}.json`, import.meta.url), 'utf8'));

/** The one of the sandbox's provider. */
const reselling = '6b0f5f7b-4c7f-4c3c-9b59-0f5d6a1f7c11';

let sandbox: Sandbox;
let provider: Sandbox;
let reseller: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
  provider = await openSandbox({ partner: 'indirect-provider' });
  reseller = await openSandbox({ partner: 'indirect-reseller' });
});
afterAll(async () => {
  await Promise.all([sandbox.close(), provider.close(), reseller.close()]);
});

describe('answers have the keys and types of the documented samples', () => {
  const agreements = `/v1/customers/${ids.fabrikam}/agreements?agreementType=MicrosoftCustomerAgreement`;
  const filter = encodeURIComponent('{"Field":"Domain","Value":"tail","Operator":"starts_with"}');
  test.each([
    ['agreement-metadata', '/v1/agreements?agreementType=MicrosoftCustomerAgreement'],
    ['agreement-metadata-cloud-agreement', '/v1/agreements'],
    ['template-document', `/v1/agreementtemplates/${customerAgreement}/document?language=en-US&country=US`],
    ['customer-agreements', agreements],
    ['direct-acceptance', `/v1/customers/${ids.contoso}/directSignedMicrosoftCustomerAgreementStatus`],
    ['customers', `/v1/customers?size=0&filter=${filter}`],
    ['customer', `/v1/customers/${ids.contoso}`],
    ['profile-organization', '/v1/profiles/organization'],
    ['profile-legal-business', '/v1/profiles/legalbusiness?vettingVersion=Current'],
    ['profile-mpn', '/v1/profiles/mpn'],
    ['error-mpn-3000', '/v1/profiles/mpn?mpnId=9999999'],
  ])('%s', async (name, path) => {
    expect(shapeOf((await sandbox.get(path)).json)).toEqual(shapeOf(documented(name)));
  });

  test('relationships', async () => {
    const { json } = await provider.get('/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf');
    expect(shapeOf(json)).toEqual(shapeOf(documented('relationships')));
  });

  test('customer-relationships', async () => {
    const { json } = await provider.get(`/v1/customers/${ids.contoso}/relationships`);
    expect(shapeOf(json)).toEqual(shapeOf(documented('customer-relationships')));
  });

  test('access-token-claims', async () => {
    const [, claims = ''] = (await sandbox.token()).split('.');
    const issued: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
    // Microsoft's sample leaves out what means nothing to a reader.
    expect(shapeOf(issued)).toMatchObject(shapeOf(documented('access-token-claims')) as object);
  });
});

describe('answers about new customers have the keys and types of the documented samples', () => {
  test('create-customer', async () => {
    const { status, json } = await sandbox.post('/v1/customers', documented('create-customer.request'));
    expect(status).toBe(201);
    expect(shapeOf(json)).toEqual(shapeOf(documented('create-customer')));
  });

  test('create-reseller-customer, but for the links of its profile', async () => {
    const request = { ...(documented('create-reseller-customer.request') as object), AssociatedPartnerId: reselling };
    const { status, json } = await provider.post('/v1/customers', request);
    expect(status).toBe(201);
    const { companyProfile: _less, enableGDAPByDefault: _more, ...rest } = json as unknown as Record<string, unknown>;
    const { companyProfile: _links, ...sample } = documented('create-reseller-customer') as Record<string, unknown>;
    expect(shapeOf(rest)).toEqual(shapeOf(sample));
  });

  test('relationship-request', async () => {
    const { json } = await sandbox.get('/v1/customers/relationshiprequests');
    expect(shapeOf(json)).toEqual(shapeOf(documented('relationship-request')));
  });

  test('address-validation, for an address that is known and for one that is not', async () => {
    const request = documented('address-validation.request') as object;
    const known = await sandbox.post('/v1/validations/address', request);
    expect(shapeOf(known.json)).toEqual(shapeOf(documented('address-validation')));
    const partial = await sandbox.post('/v1/validations/address', { ...request, AddressLine1: 'Microsoft Way' });
    const sample = documented('address-validation-partial') as { suggestedAddresses: unknown[] };
    const { suggestedAddresses } = partial.json as unknown as typeof sample;
    expect(shapeOf({ ...partial.json, suggestedAddresses: suggestedAddresses.slice(0, 1) })).toEqual(shapeOf(sample));
  });
});

describe('answers equal the documented samples', () => {
  test('country-rules', async () => {
    const { json } = await sandbox.get('/v1/countryvalidationrules/us');
    expect(json).toEqual(documented('country-rules'));
  });

  test('verify-domain-availability: taken is 200, free is 404, and neither has a body', async () => {
    for (const [domain, status] of [
      ['contoso.onmicrosoft.com', 200],
      ['free.onmicrosoft.com', 404],
    ] as const) {
      const answer = await sandbox.as(agents.admin, 'HEAD', `/v1/domains/${domain}`);
      expect([answer.status, answer.headers.get('Content-Length'), answer.text]).toEqual([status, '0', '']);
    }
  });

  test('create-agreement, but for who is signed in', async () => {
    const { status, json } = await sandbox.attest(ids.contoso, documented('create-agreement.request'));
    expect(status).toBe(201);
    expect({ ...json, userId: '' }).toEqual({ ...(documented('create-agreement') as object), userId: '' });
  });

  test('error-already-exists-600061', async () => {
    const again = { ...attestation, primaryContact: { ...attestation.primaryContact, phoneNumber: '1' } };
    await sandbox.attest(ids.fabrikam, again);
    const { status, json } = await sandbox.attest(ids.fabrikam, again);
    expect(status).toBe(400);
    expect(json).toEqual(documented('error-already-exists-600061'));
  });

  test('error-reseller-1002', async () => {
    const { status, json } = await reseller.attest(ids.contoso, attestation);
    expect(status).toBe(403);
    expect(json).toEqual(documented('error-reseller-1002'));
  });

  test('error-throttled', async () => {
    await sandbox.post('/sandbox/faults', [
      { method: 'GET', path: '^/v1/customers', status: 429, headers: { 'Retry-After': '57' } },
    ]);
    const { status, headers, json } = await sandbox.get('/v1/customers');
    expect([status, headers.get('Retry-After')]).toEqual([429, '57']);
    expect(json).toEqual(documented('error-throttled'));
  });
});
