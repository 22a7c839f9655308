import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { agents, ids, openSandbox, type Sandbox } from './sandbox-client.ts';

const body = {
  CompanyProfile: { Domain: 'relecloud.onmicrosoft.com' },
  BillingProfile: {
    Culture: 'en-US',
    Email: 'gena@relecloud.example',
    Language: 'en',
    CompanyName: 'Relecloud',
    DefaultAddress: {
      FirstName: 'Gena',
      LastName: 'Soto',
      AddressLine1: '1 Microsoft Way',
      City: 'Redmond',
      State: 'WA',
      PostalCode: '98052',
      Country: 'US',
    },
  },
};

interface Created {
  readonly id: string;
  readonly userCredentials?: { readonly password: string };
}

let sandbox: Sandbox;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'partner-center-'));
  sandbox = await openSandbox({ dataDir });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true });
});

const withDomain = (Domain: string) => ({ ...body, CompanyProfile: { Domain } });

describe('a customer that is created', () => {
  test('is listed, found and without an acceptance, also after a restart; its password is kept nowhere', async () => {
    const created = (await sandbox.post('/v1/customers', body)).json as unknown as Created;
    await sandbox.close();
    sandbox = await openSandbox({ dataDir });
    const filter = encodeURIComponent('{"Field":"Domain","Value":"relecloud.o","Operator":"starts_with"}');
    const { items } = (await sandbox.get(`/v1/customers?filter=${filter}`)).json;
    expect(items.map(({ id }) => id)).toEqual([created.id]);
    expect((await sandbox.get(`/v1/customers/${created.id}`)).json.id).toBe(created.id);
    const agreements = `/v1/customers/${created.id}/agreements?agreementType=MicrosoftCustomerAgreement`;
    expect((await sandbox.get(agreements)).json.items).toEqual([]);
    for (const name of await readdir(dataDir))
      expect(await readFile(join(dataDir, name), 'utf8')).not.toContain(created.userCredentials?.password);
  });

  test('is not created twice: neither under its request id nor under its domain', async () => {
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const once = (await sandbox.post('/v1/customers', withDomain('twice.onmicrosoft.com'), headers)).json;
    const twice = (await sandbox.post('/v1/customers', withDomain('twice.onmicrosoft.com'), headers)).json;
    expect(twice.id).toBe(once.id);
    expect(twice).not.toHaveProperty('userCredentials');
    expect((await sandbox.post('/v1/customers', withDomain('TWICE.onmicrosoft.com'))).status).toBe(400);
  });

  test('is gone after a reset', async () => {
    const { id } = (await sandbox.post('/v1/customers', withDomain('gone.onmicrosoft.com'))).json;
    await sandbox.call('POST', '/sandbox/reset');
    expect((await sandbox.get(`/v1/customers/${id}`)).status).toBe(404);
    expect((await sandbox.get(`/v1/customers/${ids.contoso}`)).status).toBe(200);
  });
});

describe('what is refused', () => {
  const address = (change: object) => {
    const { DefaultAddress, ...billing } = body.BillingProfile;
    const BillingProfile = { ...billing, DefaultAddress: { ...DefaultAddress, ...change } };
    return { ...withDomain('refused.onmicrosoft.com'), BillingProfile };
  };
  const poland = { Country: 'PL', PostalCode: '00-001', State: undefined };
  test.each([
    ['no body', '', 2000],
    ['a domain that is taken', withDomain('contoso.onmicrosoft.com'), 2000],
    ['a name of one character', { ...body, BillingProfile: { ...body.BillingProfile, CompanyName: 'x' } }, 2000],
    ['an unknown country', address({ Country: 'QQ' }), 2000],
    ['an unknown state', address({ State: 'XX' }), 2000],
    ['another postal code', address({ PostalCode: 'x' }), 2000],
    ['no city', address({ City: '' }), 2000],
    ['no registration number where one is needed', address(poland), 600049],
    ['a reseller that is none', { ...body, AssociatedPartnerId: crypto.randomUUID() }, 2000],
  ])('%s', async (_what, request, code) => {
    const { status, json } = await sandbox.post('/v1/customers', request);
    expect([status, json.code]).toEqual([400, code]);
  });

  test('a registration number of another form', async () => {
    const CompanyProfile = { Domain: 'refused.onmicrosoft.com', OrganizationRegistrationNumber: 'x' };
    expect((await sandbox.post('/v1/customers', { ...address(poland), CompanyProfile })).json.code).toBe(600050);
  });

  test('a Helpdesk agent', async () => {
    expect((await sandbox.as(agents.helpdesk, 'POST', '/v1/customers', { body })).json.code).toBe(900150);
  });

  test('an unknown country, an address without a street, and an unknown reseller', async () => {
    expect((await sandbox.get('/v1/countryvalidationrules/QQ')).status).toBe(400);
    expect((await sandbox.post('/v1/validations/address', {})).status).toBe(400);
    expect((await sandbox.get('/v1/customers/relationshiprequests?indirectResellerId=x')).status).toBe(400);
  });
});
