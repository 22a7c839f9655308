import { afterEach, expect, test } from '@jest/globals';
import type { PartnerType } from '../../../sandbox/partner-center/partners/partner.ts';
import { ids, openSandbox, type Sandbox } from './sandbox-client.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

const namesFor = async (partner: PartnerType, path: string): Promise<string[]> => {
  sandbox = await openSandbox({ partner });
  return (await sandbox.get(path)).json.items.map(({ name }) => name);
};

test.each<[PartnerType, string, string[]]>([
  ['indirect-reseller', 'IsIndirectResellerOf', ['First Up Consultants', 'ReleCloud']],
  ['indirect-reseller', 'IsIndirectCloudSolutionProviderOf', []],
  ['indirect-provider', 'IsIndirectCloudSolutionProviderOf', ['Proseware', 'Nod Publishers']],
  ['indirect-provider', 'IsIndirectResellerOf', []],
  ['direct-bill', 'IsIndirectCloudSolutionProviderOf', []],
  ['direct-bill', 'IsIndirectResellerOf', []],
])('as %s, %s names %j', async (partner, type, names) => {
  expect(await namesFor(partner, `/v1/relationships?relationship_type=${type}`)).toEqual(names);
});

test('only a provider sells to customers through resellers', async () => {
  expect(await namesFor('direct-bill', `/v1/customers/${ids.contoso}/relationships`)).toEqual([]);
});

test('asks for a relationship type', async () => {
  sandbox = await openSandbox();
  expect((await sandbox.get('/v1/relationships')).status).toBe(400);
});

test.each(['', '?agreementType=MicrosoftCustomerAgreement'])('a reseller reads no agreements%s', async (query) => {
  sandbox = await openSandbox({ partner: 'indirect-reseller' });
  for (const path of [`/v1/agreements${query}`, `/v1/customers/${ids.fabrikam}/agreements${query}`]) {
    const { status, json } = await sandbox.get(path);
    expect([status, json.code]).toEqual([403, 1002]);
  }
});

test('a reseller sees its customers', async () => {
  sandbox = await openSandbox({ partner: 'indirect-reseller' });
  expect((await sandbox.get('/v1/customers?size=1')).status).toBe(200);
  expect((await sandbox.get(`/v1/customers/${ids.contoso}`)).status).toBe(200);
});

test('an indirect provider may attest', async () => {
  sandbox = await openSandbox({ partner: 'indirect-provider' });
  expect((await sandbox.get(`/v1/customers/${ids.fabrikam}/agreements`)).status).toBe(200);
});
