import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { agents, attestation, cloudAgreement, ids, openSandbox, type Sandbox } from './sandbox-client.ts';

const now = new Date('2026-01-20T10:00:00Z');
const { primaryContact } = attestation;
const listOf = (customerId: string) =>
  `/v1/customers/${customerId}/agreements?agreementType=MicrosoftCustomerAgreement`;

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox({ clock: { now: () => now } });
});
afterEach(() => sandbox.close());

describe('reading', () => {
  test('shows no Customer Agreement to a client that does not ask for its type', async () => {
    const { json } = await sandbox.get(`/v1/customers/${ids.fabrikam}/agreements`);
    expect(json).toEqual({ totalCount: 0, items: [] });
  });

  test('shows old Cloud Agreements by default, and every type for *', async () => {
    await sandbox.attest(ids.treyResearch, attestation);
    const path = `/v1/customers/${ids.treyResearch}/agreements`;
    const types = async (query: string) => (await sandbox.get(path + query)).json.items.map(({ type }) => type);
    expect(await types('')).toEqual(['MicrosoftCloudAgreement']);
    expect(await types('?agreementType=*')).toEqual(['MicrosoftCloudAgreement', 'MicrosoftCustomerAgreement']);
    expect((await sandbox.get('/v1/agreements?agreementType=*')).json.totalCount).toBe(2);
  });

  test('refuses a type that does not exist', async () => {
    expect((await sandbox.get('/v1/agreements?agreementType=Handshake')).status).toBe(400);
  });

  test('gives an empty list for a customer without agreements', async () => {
    expect((await sandbox.get(listOf(ids.contoso))).json).toEqual({ totalCount: 0, items: [] });
  });

  test('lists a new agreement with its link, without user, and with a date that has no zone', async () => {
    await sandbox.attest(ids.contoso, attestation);
    const { json } = await sandbox.get(listOf(ids.contoso));
    expect(json.items).toEqual([
      { ...attestation, dateAgreed: '2018-06-14T00:00:00', agreementLink: 'https://aka.ms/customeragreement' },
    ]);
  });

  test('shows which customers accepted directly', async () => {
    const signed = async (id: string) =>
      (await sandbox.get(`/v1/customers/${id}/directSignedMicrosoftCustomerAgreementStatus`)).json;
    expect(await signed(ids.adventureWorks)).toEqual({ isSigned: true });
    expect(await signed(ids.contoso)).toEqual({ isSigned: false });
    await sandbox.post(`/sandbox/customers/${ids.contoso}/direct-acceptance`, '');
    expect(await signed(ids.contoso)).toEqual({ isSigned: true });
  });
});

describe('attesting', () => {
  test('records the person who was signed in', async () => {
    const { json } = await sandbox.as(agents.sales, 'POST', `/v1/customers/${ids.contoso}/agreements`, {
      body: attestation,
    });
    expect(json.userId).toBe(agents.sales);
  });

  test.each([agents.helpdesk, agents.globalAdmin, agents.noRole, agents.unknown])('refuses %s', async (oid) => {
    const path = `/v1/customers/${ids.contoso}/agreements`;
    const { status, json } = await sandbox.as(oid, 'POST', path, { body: attestation });
    expect([status, json.code, json.data]).toEqual([403, 900150, []]);
  });

  test('takes the contact without a phone number', async () => {
    const contact = { ...primaryContact, phoneNumber: undefined };
    const { status, json } = await sandbox.attest(ids.contoso, { ...attestation, primaryContact: contact });
    expect(status).toBe(201);
    expect(json.primaryContact).toStrictEqual({ firstName: 'Tania', lastName: 'Carr', email: 'someone@example.com' });
  });

  test('takes a body without type, as in one of the samples', async () => {
    const body = { ...attestation, type: undefined };
    const { status, json } = await sandbox.attest(ids.contoso, body);
    expect([status, json.type]).toEqual([201, 'MicrosoftCustomerAgreement']);
  });

  test('reads a date without a zone as UTC', async () => {
    const { json } = await sandbox.attest(ids.contoso, { ...attestation, dateAgreed: '2019-08-26T00:00:00' });
    expect(json.dateAgreed).toBe('2019-08-26T00:00:00.000Z');
  });

  test('refuses an instant that has not come yet, and takes the present one', async () => {
    const later = await sandbox.attest(ids.contoso, { ...attestation, dateAgreed: '2026-01-20T10:00:00.001Z' });
    expect([later.status, later.json.code]).toEqual([400, 800002]);
    expect((await sandbox.attest(ids.contoso, { ...attestation, dateAgreed: now.toISOString() })).status).toBe(201);
  });

  test.each([
    ['text that is no JSON', '{"primaryContact":'],
    ['an array', '[]'],
    ['no contact', { ...attestation, primaryContact: undefined }],
    ['a blank first name', { ...attestation, primaryContact: { ...primaryContact, firstName: ' ' } }],
    ['no last name', { ...attestation, primaryContact: { ...primaryContact, lastName: undefined } }],
    ['an e-mail that is none', { ...attestation, primaryContact: { ...primaryContact, email: 'tania' } }],
    ['a phone number that is a number', { ...attestation, primaryContact: { ...primaryContact, phoneNumber: 1 } }],
    ['no date', { ...attestation, dateAgreed: undefined }],
    ['a day that does not exist', { ...attestation, dateAgreed: '2025-02-30T00:00:00Z' }],
    ['a date in words', { ...attestation, dateAgreed: 'yesterday' }],
    ['the Cloud Agreement', { ...attestation, templateId: cloudAgreement }],
    ['the template id in capitals', { ...attestation, templateId: attestation.templateId.toUpperCase() }],
    ['no template', { ...attestation, templateId: undefined }],
  ])('refuses %s and records nothing', async (_, body) => {
    const { status, json } = await sandbox.attest(ids.contoso, body);
    expect([status, json.code]).toEqual([400, 2000]);
    expect((await sandbox.get(listOf(ids.contoso))).json.totalCount).toBe(0);
  });
});

describe('a contact that was confirmed before', () => {
  beforeEach(() => sandbox.attest(ids.contoso, attestation));

  test('is refused for another day too', async () => {
    const { status, json } = await sandbox.attest(ids.contoso, { ...attestation, dateAgreed: '2025-01-01T00:00:00Z' });
    expect([status, json.code]).toEqual([400, 600061]);
  });

  test.each([{ firstName: 'tania' }, { lastName: 'Karr' }, { email: 'other@example.com' }, { phoneNumber: '' }])(
    'is taken with %j',
    async (change) => {
      const body = { ...attestation, primaryContact: { ...primaryContact, ...change } };
      expect((await sandbox.attest(ids.contoso, body)).status).toBe(201);
      expect((await sandbox.attest(ids.contoso, body)).status).toBe(400);
    },
  );

  test('counts a missing phone number as an empty one', async () => {
    const contact = { ...primaryContact, phoneNumber: undefined };
    expect((await sandbox.attest(ids.contoso, { ...attestation, primaryContact: contact })).status).toBe(201);
    const empty = { ...contact, phoneNumber: '' };
    const { json } = await sandbox.attest(ids.contoso, { ...attestation, primaryContact: empty });
    expect(json.code).toBe(600061);
  });

  test('is taken for another customer', async () => {
    expect((await sandbox.attest(ids.fabrikam, attestation)).status).toBe(201);
  });
});

test('answers a repeated request id as it did before, and records nothing twice', async () => {
  const headers = { 'MS-RequestId': '94e4e214-6b06-4fb7-96d1-94d559f9b47f' };
  const first = await sandbox.attest(ids.contoso, attestation, headers);
  const second = await sandbox.attest(ids.contoso, { ...attestation, dateAgreed: '2020-01-01T00:00:00Z' }, headers);
  expect([second.status, second.text]).toEqual([first.status, first.text]);
  expect((await sandbox.get(listOf(ids.contoso))).json.totalCount).toBe(1);
});

test('does not remember a refusal under its request id', async () => {
  const headers = { 'MS-RequestId': '94e4e214-6b06-4fb7-96d1-94d559f9b47f' };
  expect((await sandbox.attest(ids.contoso, '', headers)).status).toBe(400);
  expect((await sandbox.attest(ids.contoso, attestation, headers)).status).toBe(201);
});

describe('customers', () => {
  test.each(['agreements', 'directSignedMicrosoftCustomerAgreementStatus'])(
    'unknown to %s give 404',
    async (resource) => {
      const { status, json } = await sandbox.get(`/v1/customers/${ids.nobody}/${resource}`);
      expect([status, json.code]).toEqual([404, 1000]);
    },
  );

  test('without a GUID give 400', async () => {
    const { status, json } = await sandbox.attest('contoso', attestation);
    expect([status, json.code, json.source]).toEqual([400, 2000, 'PartnerApiServiceControllers']);
  });
});

describe('the other readings of the documentation', () => {
  test('no agreements as error 600009', async () => {
    await sandbox.post('/sandbox/switches', { noAgreements: '600009' });
    const { status, json } = await sandbox.get(listOf(ids.contoso));
    expect([status, json.code]).toEqual([404, 600009]);
  });

  test('a repeated contact as a conflict', async () => {
    await sandbox.post('/sandbox/switches', { duplicateStatus: 409 });
    await sandbox.attest(ids.contoso, attestation);
    const { status, json } = await sandbox.attest(ids.contoso, attestation);
    expect([status, json.code]).toEqual([409, 600061]);
  });

  test('attesting for Admin agents only', async () => {
    await sandbox.post('/sandbox/switches', { adminAgentsOnly: true });
    const path = `/v1/customers/${ids.contoso}/agreements`;
    expect((await sandbox.as(agents.sales, 'POST', path, { body: attestation })).status).toBe(403);
    expect((await sandbox.as(agents.admin, 'POST', path, { body: attestation })).status).toBe(201);
  });

  test('attesting retired, reading not', async () => {
    await sandbox.post('/sandbox/switches', { legacyRetired: true });
    expect((await sandbox.attest(ids.contoso, attestation)).status).toBe(410);
    expect((await sandbox.get(listOf(ids.fabrikam))).json.totalCount).toBe(1);
  });
});
