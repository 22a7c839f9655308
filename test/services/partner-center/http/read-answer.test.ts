import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import nock from 'nock';
import { PartnerCenterError } from '../../../../services/partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../../../../services/partner-center/partner-center-client.ts';
import { placesIn, replaced } from '../damage.ts';
import { agent, attestation, customer, documented, microsoft, openClient, requestId, templateId } from '../support.ts';

afterAll(() => nock.restore());
nock.disableNetConnect();

const { client } = openClient();

/** Every call, with the answer that Microsoft documents for it. */
const calls: readonly [string, string, (client: PartnerCenterClient) => Promise<unknown>][] = [
  ['getAgreementTemplate', 'agreement-metadata.json', (it) => it.getAgreementTemplate(agent)],
  [
    'getTemplateDocument',
    'template-document.json',
    (it) => it.getTemplateDocument(agent, templateId, { country: 'US', language: 'en-US' }),
  ],
  ['listAttestations', 'customer-agreements.json', (it) => it.listAttestations(agent, customer)],
  ['createAttestation', 'create-agreement.json', (it) => it.createAttestation(agent, customer, attestation, requestId)],
  ['hasDirectAcceptance', 'direct-acceptance.json', (it) => it.hasDirectAcceptance(agent, customer)],
  ['findCustomer', 'customer.json', (it) => it.findCustomer(agent, customer)],
  ['findCustomers', 'customers.json', (it) => it.findCustomers(agent, { field: 'domain', startsWith: 'c', limit: 5 })],
  ['listIndirectProviders', 'relationships.json', (it) => it.listIndirectProviders(agent)],
  ['getPartnerName', 'profile-organization.json', (it) => it.getPartnerName(agent)],
];

/** Whatever comes: a value, or the one kind of error that the services above understand. */
async function expectUnderstood(call: Promise<unknown>): Promise<void> {
  const [result] = await Promise.allSettled([call]);
  if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(PartnerCenterError);
}

function answerEverythingWith(status: number, body: Uint8Array): void {
  nock.cleanAll();
  const headers = { 'Retry-After': '0' };
  nock(microsoft).get(/.*/).times(4).reply(status, Buffer.from(body), headers);
  nock(microsoft).post(/.*/).reply(status, Buffer.from(body), headers);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const anyStatus = fc.constantFrom(200, 201, 204, 302, 400, 401, 403, 404, 429, 500);

test.each(calls)('%s understands any bytes as an answer or as a failure', async (_, __, call) => {
  await fc.assert(
    fc.asyncProperty(anyStatus, fc.uint8Array(), async (status, body) => {
      answerEverythingWith(status, body);
      await expectUnderstood(call(client));
    }),
    { numRuns: 30 },
  );
});

test.each(calls)('%s understands any JSON as an answer or as a failure', async (_, __, call) => {
  await fc.assert(
    fc.asyncProperty(anyStatus, fc.json(), async (status, body) => {
      answerEverythingWith(status, bytes(`\uFEFF${body}`));
      await expectUnderstood(call(client));
    }),
    { numRuns: 30 },
  );
});

test.each(calls)('%s understands the documented answer with anything in any place', async (_, file, call) => {
  const sample = JSON.parse(documented(file).slice(1)) as unknown;
  const places = placesIn(sample);
  const oddity = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.date({ noInvalidDate: false }).map(String),
    fc.constantFrom('9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00', '2019-13-45T99:99:99'),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), oddity, async (place, value) => {
      answerEverythingWith(200, bytes(JSON.stringify(replaced(sample, place, value))));
      await expectUnderstood(call(client));
    }),
    { numRuns: 60 },
  );
});
