import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { NewCustomersClient } from '../../../services/partner-center/new-customers-client.ts';
import { agent, customerToCreate, documented, failureOf, microsoft, requestId, secretToken } from './support.ts';
import { silent as log } from '../../support/silent-log.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
const customer = customerToCreate;
const { address } = customer;

function clientAt(baseUrl: string, getToken = () => Promise.resolve(secretToken)): NewCustomersClient {
  return new NewCustomersClient({ baseUrl, accessTokens: { getToken }, log, timeoutMs: 10_000 });
}

describe('the client of new customers, at the documented answers', () => {
  const client = clientAt(microsoft);
  beforeEach(() => nock.disableNetConnect());
  afterAll(() => nock.restore());
  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });

  test('sends the documented body, and reads tenant id and first sign-in', async () => {
    const body = JSON.parse(documented('create-customer.request.json').slice(1)) as nock.DataMatcherMap;
    nock(microsoft).post('/v1/customers', body).reply(201, documented('create-customer.json'));
    await expect(client.createCustomer(agent, customer, requestId)).resolves.toEqual({
      customerId: 'dfd8cc0a-c592-468c-8461-869a38d24738',
      firstSignIn: { userName: 'admin', password: '=;;n.=s9Z' },
    });
  });

  test('never repeats a creation, and tells whether it may have been done', async () => {
    const calls = nock(microsoft).post('/v1/customers').reply(503);
    const failure = await failureOf(client.createCustomer(agent, customer, requestId));
    expect([failure.mayHaveBeenDone, calls.isDone()]).toEqual([true, true]);
  });

  test('keeps the password out of what it throws', async () => {
    nock(microsoft)
      .post('/v1/customers')
      .reply(201, { id: 1, userCredentials: { userName: 'a', password: 'secret-9' } });
    const failure = await failureOf(client.createCustomer(agent, customer, requestId));
    expect(`${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`).not.toContain('secret-9');
  });

  test.each([
    [200, true],
    [404, false],
  ])('reads %i on a domain as taken: %s', async (status, isTaken) => {
    nock(microsoft).head('/v1/domains/contoso.onmicrosoft.com').reply(status);
    await expect(client.isDomainTaken(agent, 'contoso.onmicrosoft.com')).resolves.toBe(isTaken);
  });

  test('asks again whether a domain is taken when the answer is 503', async () => {
    nock(microsoft)
      .head('/v1/domains/contoso.onmicrosoft.com')
      .reply(503)
      .head('/v1/domains/contoso.onmicrosoft.com')
      .reply(404);
    await expect(client.isDomainTaken(agent, 'contoso.onmicrosoft.com')).resolves.toBe(false);
  });

  test.each(['country-rules.json', 'country-rules-older.json'])('reads the rules of a country (%s)', async (file) => {
    nock(microsoft).get('/v1/countryvalidationrules/US').reply(200, documented(file));
    const rules = await client.findCountryRules(agent, 'US');
    expect(rules?.states).toHaveLength(51);
    expect(rules).toMatchObject({
      language: 'en',
      culture: 'en-US',
      isStateRequired: true,
      postalCodePattern: '^\\d{5}(-\\d{4})?$',
      registrationNumber: 'none',
      taxIdSample: 'US999965',
    });
  });

  test.each([
    [['en', 'pt-PT'], 'pt-PT'],
    [['en', 'pt'], 'pt'],
    [['EN'], 'EN'],
    [[], 'pt'],
    [undefined, 'pt'],
  ])('chooses the language of the country among %j', async (supportedLanguagesList, language) => {
    const rules = { iso2Code: 'PT', defaultCulture: 'pt-PT', supportedLanguagesList };
    nock(microsoft).get('/v1/countryvalidationrules/PT').reply(200, rules);
    await expect(client.findCountryRules(agent, 'PT')).resolves.toMatchObject({ culture: 'pt-PT', language });
  });

  test('finds a customer that was just made, which is shown without a relationship', async () => {
    const made = { id: requestId, companyProfile: { domain: customer.domain }, relationshipToPartner: 'none' };
    nock(microsoft)
      .get('/v1/customers')
      .query(true)
      .reply(200, { items: [made] });
    await expect(client.findByDomain(agent, customer.domain)).resolves.toBe(requestId);
  });

  test('does not say that nobody has a domain while somebody cannot be read', async () => {
    nock(microsoft)
      .get('/v1/customers')
      .query(true)
      .reply(200, { items: [{ id: requestId }] });
    const failure = await failureOf(client.findByDomain(agent, customer.domain));
    expect(failure).toMatchObject({ code: 'partner-center-response' });
  });

  test('sends the documented address, and reads what is suggested', async () => {
    const body = JSON.parse(documented('address-validation.request.json').slice(1)) as nock.DataMatcherMap;
    const typed = { ...address, addressLine1: '1 Microsoft Way' };
    nock(microsoft).post('/v1/validations/address', body).reply(200, documented('address-validation.json'));
    await expect(client.checkAddress(agent, typed)).resolves.toMatchObject({ kind: 'verified' });
    nock(microsoft).post('/v1/validations/address').reply(200, documented('address-validation-partial.json'));
    await expect(client.checkAddress(agent, typed)).resolves.toMatchObject({
      kind: 'doubtful',
      suggestions: [{ addressLine1: '1 Microsoft Way', postalCode: '98052-6399' }],
    });
  });

  test('reads the address of a relationship request', async () => {
    nock(microsoft).get('/v1/customers/relationshiprequests').reply(200, documented('relationship-request.json'));
    await expect(client.getRelationshipRequest(agent, undefined)).resolves.toContain('invType=ResellerRelationship');
  });
});

describe('the client of new customers, at the sandbox', () => {
  let sandbox: PartnerCenterSandbox;
  beforeEach(async () => {
    sandbox = await startPartnerCenterSandbox({ keys: sharedKeys, partner: 'indirect-provider' });
  });
  afterEach(() => sandbox.close());

  test('creates, finds by domain, and sees that the domain is taken', async () => {
    const client = clientAt(sandbox.url, tokensOf(sandbox));
    await expect(client.isDomainTaken(agent, customer.domain)).resolves.toBe(false);
    const { customerId, firstSignIn } = await client.createCustomer(agent, customer, requestId);
    expect(firstSignIn?.password).toBeTruthy();
    await expect(client.findByDomain(agent, customer.domain)).resolves.toBe(customerId);
    await expect(client.findByDomain(agent, 'xyz')).resolves.toBeUndefined();
    await expect(client.isDomainTaken(agent, customer.domain)).resolves.toBe(true);
    await expect(client.findCountryRules(agent, 'QQ')).resolves.toBeUndefined();
    await expect(client.checkAddress(agent, { ...address, addressLine1: 'refused' })).resolves.toBeUndefined();
  });
});

function tokensOf({ url }: PartnerCenterSandbox): () => Promise<string> {
  return async () => {
    const body = JSON.stringify({ oid: agent, kind: 'app+user' });
    const answer = await fetch(`${url}/sandbox/tokens`, { method: 'POST', body });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
}
