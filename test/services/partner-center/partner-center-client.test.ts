import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { agent, attestation, customer, documented, microsoft, openClient, requestId, templateId } from './support.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const { client, logged } = openClient();

/** What Partner Center answers to exactly this address. */
function answers(path: string, body: string, status = 200): nock.Scope {
  return nock(microsoft).get(`/v1${path}`).reply(status, body);
}

afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => nock.restore());
nock.disableNetConnect();

describe('agreement template', () => {
  const path = '/agreements?agreementType=MicrosoftCustomerAgreement';

  test('is the one of the Microsoft Customer Agreement', async () => {
    answers(path, documented('agreement-metadata.json'));
    await expect(client.getAgreementTemplate(agent)).resolves.toEqual({
      templateId,
      link: 'https://aka.ms/customeragreement',
    });
  });

  test('is the newest when there are several', async () => {
    const item = { agreementType: 'MicrosoftCustomerAgreement', agreementLink: 'https://aka.ms/customeragreement' };
    const ranks = [1, 10, 2].map((versionRank) => ({ ...item, templateId: `rank-${versionRank}`, versionRank }));
    answers(path, JSON.stringify({ items: ranks }));
    expect((await client.getAgreementTemplate(agent)).templateId).toBe('rank-10');
  });

  test('is never the one of the Cloud Agreement', async () => {
    answers(path, documented('agreement-metadata-cloud-agreement.json'));
    await expect(client.getAgreementTemplate(agent)).rejects.toMatchObject({ code: 'partner-center-response' });
  });

  test('opens in a country and a language', async () => {
    answers(
      `/agreementtemplates/${templateId}/document?language=en-US&country=US`,
      documented('template-document.json'),
    );
    await expect(client.getTemplateDocument(agent, templateId, { country: 'US', language: 'en-US' })).resolves.toEqual({
      displayUrl: 'https://wopihost.int.l2o.microsoft.com/v1/officehost/agreement/files/Preview...',
      downloadUrl: 'https://l2oagreementintbn2.blob.core.windows.net/agreementscontainer/Preview...',
      country: 'US',
      language: 'en-US',
    });
  });

  test('never leads an agent to anything but a web page', async () => {
    const document = {
      displayUri: 'javascript:alert(1)',
      downloadUri: 'https://example.com',
      language: 'en-US',
      country: 'US',
    };
    answers(`/agreementtemplates/${templateId}/document?language=en-US&country=US`, JSON.stringify(document));
    const call = client.getTemplateDocument(agent, templateId, { country: 'US', language: 'en-US' });
    await expect(call).rejects.toMatchObject({ code: 'partner-center-response' });
  });
});

describe('attestations of a customer', () => {
  const path = `/customers/${customer}/agreements?agreementType=MicrosoftCustomerAgreement`;

  test('come newest first, with days that have no zone read as UTC', async () => {
    answers(path, documented('customer-agreements.json'));
    const contact = { firstName: 'Tania', lastName: 'Carr', email: 'SomeEmail@example.com', phoneNumber: '1234567890' };
    await expect(client.listAttestations(agent, customer)).resolves.toEqual([
      { contact, acceptedOn: '2019-08-27', acceptedAt: new Date('2019-08-27T00:00:00Z'), templateId },
      { contact, acceptedOn: '2019-08-26', acceptedAt: new Date('2019-08-26T00:00:00Z'), templateId },
    ]);
  });

  test.each([
    ['2019-08-26T23:30:00', '2019-08-26T23:30:00.000Z'],
    ['2019-08-26T23:30:00.1234567Z', '2019-08-26T23:30:00.123Z'],
    ['2019-08-26T23:30:00+02:00', '2019-08-26T21:30:00.000Z'],
  ])('dated %s are of %s', async (dateAgreed, instant) => {
    const wire = JSON.parse(documented('create-agreement.json').slice(1)) as object;
    answers(path, JSON.stringify({ items: [{ ...wire, dateAgreed }] }));
    const [first] = await client.listAttestations(agent, customer);
    expect(first).toMatchObject({ acceptedAt: new Date(instant), acceptedOn: '2019-08-26' });
  });

  test.each([null, '', undefined])('have no phone number where Partner Center writes %j', async (phoneNumber) => {
    const wire = JSON.parse(documented('create-agreement.json').slice(1)) as { primaryContact: object };
    const primaryContact = { ...wire.primaryContact, phoneNumber };
    answers(path, JSON.stringify({ items: [{ ...wire, primaryContact }] }));
    const [first] = await client.listAttestations(agent, customer);
    expect(first?.contact.phoneNumber).toBeUndefined();
  });

  test.each([
    ['a day alone', { dateAgreed: '2025-08-26' }, '2025-08-26'],
    ['no contact', { primaryContact: null }, '2018-06-14'],
    ['a zone without a colon', { dateAgreed: '2025-08-26T01:00:00+0200' }, '2025-08-25'],
    ['no type', { type: undefined }, '2018-06-14'],
    ['no template', { templateId: null }, '2018-06-14'],
  ])('are read where Partner Center writes %s', async (_, odd, acceptedOn) => {
    const wire = JSON.parse(documented('create-agreement.json').slice(1)) as object;
    answers(path, JSON.stringify([{ ...wire, ...odd }]));
    await expect(client.listAttestations(agent, customer)).resolves.toMatchObject([{ acceptedOn }]);
  });

  test('have a phone number that Partner Center writes as a number', async () => {
    const wire = JSON.parse(documented('create-agreement.json').slice(1)) as { primaryContact: object };
    const primaryContact = { ...wire.primaryContact, phoneNumber: 1234567890, lastName: null };
    answers(path, JSON.stringify({ items: [{ ...wire, primaryContact }] }));
    await expect(client.listAttestations(agent, customer)).resolves.toMatchObject([
      { contact: { firstName: 'Tania', lastName: '', phoneNumber: '1234567890' } },
    ]);
  });

  test.each(['0001-01-01T00:00:00', '', 'soon', null])('are not known where the day is %j', async (dateAgreed) => {
    const wire = JSON.parse(documented('create-agreement.json').slice(1)) as object;
    answers(path, JSON.stringify({ items: [{ ...wire, dateAgreed }] }));
    await expect(client.listAttestations(agent, customer)).rejects.toMatchObject({
      detail: 'unexpected-shape',
      issues: [expect.stringContaining('items[0].dateAgreed: expected a date')],
    });
  });

  test('are looked through for one that is meant, and not said to lack it while one cannot be read', async () => {
    const wire = JSON.parse(documented('create-agreement.json').slice(1)) as object;
    const body = JSON.stringify({ items: [wire, { ...wire, dateAgreed: null }] });
    answers(path, body);
    await expect(client.findAttestations(agent, customer, () => true)).resolves.toHaveLength(1);
    answers(path, body);
    await expect(client.findAttestations(agent, customer, () => false)).rejects.toMatchObject({
      code: 'partner-center-response',
    });
  });

  test('are none where the list is empty', async () => {
    answers(path, '\uFEFF{"totalCount":0,"items":[]}');
    await expect(client.listAttestations(agent, customer)).resolves.toEqual([]);
  });

  test('are none, and no failure in the log, where Partner Center says so with error 600009', async () => {
    logged.length = 0;
    answers(path, '\uFEFF{"code":600009,"description":"No agreements found","data":[],"source":"PartnerFD"}', 404);
    await expect(client.listAttestations(agent, customer)).resolves.toEqual([]);
    expect(logged).toEqual([]);
  });

  test('never include a Cloud Agreement', async () => {
    answers(
      path,
      documented('customer-agreements.json').replaceAll('MicrosoftCustomerAgreement', 'MicrosoftCloudAgreement'),
    );
    await expect(client.listAttestations(agent, customer)).rejects.toMatchObject({ code: 'partner-center-response' });
  });
});

describe('attesting', () => {
  const path = `/v1/customers/${customer}/agreements`;
  const documentedRequest = JSON.parse(documented('create-agreement.request.json').slice(1)) as Record<string, object>;

  test('sends the documented body under the given request id and returns what was recorded', async () => {
    const call = nock(microsoft, {
      reqheaders: { 'ms-requestid': requestId, 'ms-correlationid': guid, 'content-type': 'application/json' },
    });
    call.post(path, documentedRequest as nock.DataMatcherMap).reply(201, documented('create-agreement.json'));
    await expect(client.createAttestation(agent, customer, attestation, requestId)).resolves.toEqual({
      contact: attestation.contact,
      acceptedOn: '2018-06-14',
      acceptedAt: attestation.dateAgreed,
      templateId,
      attestedBy: '3d6f2c09-eb40-48ca-a4b3-d24c9c007531',
    });
  });

  test('leaves out a phone number that was not given', async () => {
    const { firstName, lastName, email } = attestation.contact;
    const withoutPhone = { ...documentedRequest, primaryContact: { firstName, lastName, email } };
    nock(microsoft)
      .post(path, withoutPhone as nock.DataMatcherMap)
      .reply(201, documented('create-agreement.json'));
    const contact = { firstName, lastName, email, phoneNumber: undefined };
    await client.createAttestation(agent, customer, { ...attestation, contact }, requestId);
  });

  test.each([408, 429, 500, 503])('never repeats a POST that was answered with %i', async (status) => {
    let posts = 0;
    nock(microsoft)
      .post(path)
      .times(4)
      .reply(() => [status, `${(posts += 1)}`, { 'Retry-After': '0' }]);
    await expect(client.createAttestation(agent, customer, attestation, requestId)).rejects.toMatchObject({ status });
    expect(posts).toBe(1);
    nock.cleanAll();
  });
});

describe('customers', () => {
  const size = (limit: number) => `size=${limit}`;
  const filter = (field: string, value: string) =>
    `filter=${encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: 'starts_with' }))}`;

  test('are found by the beginning of the name', async () => {
    answers(`/customers?${size(6)}&${filter('CompanyName', 'Cont')}`, documented('customers.json'));
    const found = await client.findCustomers(agent, { field: 'companyName', startsWith: 'Cont', limit: 5 });
    expect(found.hasMore).toBe(false);
    expect(found.customers).toHaveLength(3);
    expect(found.customers[0]).toEqual({
      customerId: 'c5757d70-06f3-4f23-8367-5a9e55019f94',
      companyName: 'Contoso190',
      domain: 'contoso190.onmicrosoft.com',
    });
  });

  test('are found by the beginning of the domain', async () => {
    answers(`/customers?${size(6)}&${filter('Domain', 'cont')}`, documented('customers.json'));
    const found = await client.findCustomers(agent, { field: 'domain', startsWith: 'cont', limit: 5 });
    expect(found.customers).toHaveLength(3);
  });

  test('are more than the agent can choose from', async () => {
    answers(`/customers?${size(3)}&${filter('CompanyName', 'Cont')}`, documented('customers.json'));
    const found = await client.findCustomers(agent, { field: 'companyName', startsWith: 'Cont', limit: 2 });
    expect(found).toMatchObject({
      hasMore: true,
      customers: [{ companyName: 'Contoso190' }, { companyName: 'Contoso' }],
    });
  });

  test('are found by whatever the agent types, and nothing in it becomes part of the address', async () => {
    const typed = '"}&size=0#/../ + Ærø 日本 %00';
    const byFilter = (uri: string) => uri === `/v1/customers?${size(6)}&${filter('CompanyName', typed)}`;
    nock(microsoft).get(byFilter).reply(200, '{"items":[]}');
    const found = await client.findCustomers(agent, { field: 'companyName', startsWith: typed, limit: 5 });
    expect(found).toEqual({ customers: [], hasMore: false });
  });

  test('are listed but for those the partner only advises, or does no longer sell to', async () => {
    const sample = documented('customers.json');
    answers(
      `/customers?${size(10)}`,
      sample.replace('"relationshipToPartner": "reseller"', '"relationshipToPartner": "None"'),
    );
    const page = await client.listCustomers(agent, { limit: 10 });
    expect([page.customers.length, page.others.map(({ companyName }) => companyName)]).toEqual([2, ['Contoso190']]);
  });

  test('are no single one where another could not be read', async () => {
    const odd = {
      items: [...(JSON.parse(documented('customers.json').slice(1)) as { items: object[] }).items.slice(0, 1), {}],
    };
    answers(`/customers?${size(6)}&${filter('CompanyName', 'Cont')}`, JSON.stringify(odd));
    const found = await client.findCustomers(agent, { field: 'companyName', startsWith: 'Cont', limit: 5 });
    expect(found).toMatchObject({ hasMore: true, customers: [{ companyName: 'Contoso190' }] });
  });

  test('are not said to be none where what is found cannot be read', async () => {
    answers(`/customers?${size(6)}&${filter('CompanyName', 'Cont')}`, JSON.stringify({ items: [{ id: customer }] }));
    const search = client.findCustomers(agent, { field: 'companyName', startsWith: 'Cont', limit: 5 });
    await expect(search).rejects.toMatchObject({ issues: ['items[0].companyProfile: no name and no domain'] });
  });

  test.each([
    ['its token is no text', { continuationToken: { token: 'x' } }],
    ['its token cannot go into a header', { continuationToken: 'a\nb' }],
    ['its link has none', { links: { next: { uri: '/customers', headers: [] } } }],
    ['its links are no object', { links: 'next' }],
  ])('are not said to be all where the way to the next page cannot be read: %s', async (_, mark) => {
    const body = JSON.stringify({ ...(JSON.parse(documented('customers.json').slice(1)) as object), ...mark });
    answers(`/customers?${size(3)}`, body);
    await expect(client.listCustomers(agent, { limit: 3 })).rejects.toMatchObject({ detail: 'unexpected-shape' });
    answers(`/customers?${size(4)}&${filter('Domain', 'c')}`, body);
    const found = await client.findCustomers(agent, { field: 'domain', startsWith: 'c', limit: 3 });
    expect([found.customers.length, found.hasMore]).toEqual([3, true]);
  });

  test('are shown by their id where the list of domains, the domain and the name are missing', async () => {
    answers(`/customers/${customer}`, JSON.stringify({ id: customer, companyProfile: null, customDomains: 'x' }));
    await expect(client.findCustomer(agent, customer)).resolves.toMatchObject({
      companyName: customer,
      domain: '',
      customDomains: [],
    });
  });

  test('without a name go by their domain', async () => {
    const nameless = documented('customers.json').replace('"companyName": "Contoso190"', '"companyName": null');
    answers(`/customers?${size(10)}`, nameless);
    const { customers } = await client.listCustomers(agent, { limit: 10 });
    expect(customers[0]?.companyName).toBe('contoso190.onmicrosoft.com');
  });

  test.each([
    ['its body', { continuationToken: 'AQAAAA==' }],
    ['its link', { links: { next: { headers: [{ key: 'MS-ContinuationToken', value: 'AQAAAA==' }] } } }],
  ])('come page by page, led by what %s says of the next', async (_, mark) => {
    answers(
      `/customers?${size(3)}`,
      JSON.stringify({ ...(JSON.parse(documented('customers.json').slice(1)) as object), ...mark }),
    );
    const { continuation } = await client.listCustomers(agent, { limit: 3 });
    const next = nock(microsoft, { reqheaders: { 'ms-continuationtoken': 'AQAAAA==' } });
    next.get(`/v1/customers?${size(3)}&seekOperation=Next`).reply(200, documented('customers.json'));
    await expect(client.listCustomers(agent, { limit: 3, continuation })).resolves.toMatchObject({
      continuation: undefined,
    });
  });

  test('are shown with country, culture and primary contact', async () => {
    answers(`/customers/${customer}`, documented('customer.json'));
    await expect(client.findCustomer(agent, customer)).resolves.toEqual({
      customerId: 'eebd1b55-5360-4438-a11d-5c06918c3014',
      companyName: '1kl as kjk',
      domain: 'abcdefgh1234.ccsctp.net',
      customDomains: ['abcdefgh1234.ccsctp.net'],
      country: 'US',
      culture: 'en-US',
      primaryContact: {
        firstName: 'd0d89d776d03471c819bf772191ed728',
        lastName: 'kjkAJJAAAAAAAAAAAAAAAAAAAA',
        email: 'a@a.com',
        phoneNumber: '1234567890',
      },
    });
  });

  test('are shown also where Partner Center knows no more than their domain', async () => {
    answers(
      `/customers/${customer}`,
      JSON.stringify({ id: customer, companyProfile: { domain: 'contoso.com' }, billingProfile: null }),
    );
    const found = await client.findCustomer(agent, customer);
    expect(found).toMatchObject({ customerId: customer, companyName: 'contoso.com' });
  });

  test.each([
    [404, 1000],
    [404, 60003],
    [403, 20002],
  ])('of somebody else are not found (%i, %i)', async (status, code) => {
    answers(
      `/customers/${customer}`,
      JSON.stringify({ code, description: 'no', data: [], source: 'PartnerFD' }),
      status,
    );
    await expect(client.findCustomer(agent, customer)).resolves.toBeUndefined();
  });

  test('are not taken for missing when the address of Partner Center is wrong', async () => {
    answers(`/customers/${customer}`, '<html>Not Found</html>', 404);
    await expect(client.findCustomer(agent, customer)).rejects.toMatchObject({ status: 404 });
  });

  test.each([true, false])('have accepted directly: %s', async (isSigned) => {
    const body = documented('direct-acceptance.json').replace('true', String(isSigned));
    answers(`/customers/${customer}/directSignedMicrosoftCustomerAgreementStatus`, body);
    await expect(client.hasDirectAcceptance(agent, customer)).resolves.toBe(isSigned);
  });
});

describe('the partner', () => {
  const resellers = [
    { partnerId: '484e548c-f5f3-4528-93a9-c16c6373cb59', name: 'First Up Consultants' },
    { partnerId: 'b01b1487-b36e-4e6d-9b5e-0b58974c4b28', name: 'ReleCloud' },
  ];

  test('knows its indirect resellers', async () => {
    answers('/relationships?relationship_type=IsIndirectCloudSolutionProviderOf', documented('relationships.json'));
    await expect(client.listIndirectResellers(agent)).resolves.toEqual(resellers);
  });

  test('knows its indirect providers, without those of the past', async () => {
    const body = documented('relationships.json').replace('"state": "Active"', '"state": "Inactive"');
    answers('/relationships?relationship_type=IsIndirectResellerOf', body);
    await expect(client.listIndirectProviders(agent)).resolves.toEqual(resellers.slice(1));
  });

  test('keeps relationships whose state Partner Center leaves out', async () => {
    answers('/relationships?relationship_type=IsIndirectResellerOf', documented('customer-relationships.json'));
    await expect(client.listIndirectProviders(agent)).resolves.toEqual(resellers.slice(0, 1));
  });

  test('is not said to have no providers where none of them can be read', async () => {
    answers('/relationships?relationship_type=IsIndirectResellerOf', '{"items": [{"name": "First Up Consultants"}]}');
    await expect(client.listIndirectProviders(agent)).rejects.toMatchObject({
      issues: [expect.stringContaining('.id')],
    });
  });

  test('has a name', async () => {
    answers('/profiles/organization', documented('profile-organization.json'));
    await expect(client.getPartnerName(agent)).resolves.toBe('TEST_TEST_BugBash1');
  });
});

test('every call carries the documented headers and ids of its own', async () => {
  const seen: Record<string, string>[] = [];
  nock(microsoft)
    .get('/v1/profiles/organization')
    .twice()
    .reply(function () {
      seen.push(this.req.headers);
      return [200, documented('profile-organization.json')];
    });
  await client.getPartnerName(agent);
  await client.getPartnerName(agent);
  for (const headers of seen) {
    expect(headers).toMatchObject({
      authorization: 'Bearer secret-token',
      accept: 'application/json',
      'x-locale': 'en-US',
    });
  }
  const ids = seen.flatMap((headers) => [headers['ms-requestid'], headers['ms-correlationid']]);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(guid);
});

test('a base address may have a path of its own', async () => {
  nock('https://gateway.example.com')
    .get('/partner-center/v1/profiles/organization')
    .reply(200, documented('profile-organization.json'));
  const behindGateway = openClient({ baseUrl: 'https://gateway.example.com/partner-center/' });
  await expect(behindGateway.client.getPartnerName(agent)).resolves.toBe('TEST_TEST_BugBash1');
});
