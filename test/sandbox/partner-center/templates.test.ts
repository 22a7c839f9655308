import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cloudAgreement, customerAgreement, openSandbox, type Sandbox } from './sandbox-client.ts';

let now: Date;
let sandbox: Sandbox;
beforeEach(async () => {
  now = new Date('2026-01-20T10:00:00Z');
  sandbox = await openSandbox({ clock: { now: () => now } });
});
afterEach(() => sandbox.close());

const documentOf = (query = '', id = customerAgreement) => sandbox.get(`/v1/agreementtemplates/${id}/document${query}`);

test.each([
  ['', 'en-US', 'US'],
  ['?country=SE&language=sv-SE', 'sv-SE', 'SE'],
  ['?country=SE&language=de-DE', 'en-US', 'SE'],
  ['?country=HK&language=zh-HK', 'zh-HK', 'HK'],
  ['?country=AT&language=de-DE', 'de-DE', 'AT'],
])('%s gives %s for %s', async (query, language, country) => {
  expect((await documentOf(query)).json).toMatchObject({ language, country });
});

test('finds the path in any case', async () => {
  expect((await sandbox.get(`/v1/agreementTemplates/${customerAgreement}/Document`)).status).toBe(200);
});

test.each([
  ['a country in small letters', '?country=se', customerAgreement, 400],
  ['an unknown country', '?country=CN', customerAgreement, 400],
  ['the Cloud Agreement', '', cloudAgreement, 400],
  ['an unknown template', '', '00000000-0000-4000-8000-000000000000', 404],
  ['the template id in capitals', '', customerAgreement.toUpperCase(), 404],
])('refuses %s', async (_, query, id, status) => {
  expect((await documentOf(query, id)).status).toBe(status);
});

test('gives fresh links that anybody can open for five minutes', async () => {
  const { json } = await documentOf('?country=SE&language=sv-SE');
  const again = (await documentOf('?country=SE&language=sv-SE')).json;
  expect(again.displayUri).not.toBe(json.displayUri);
  const open = async (uri: string) => sandbox.call('GET', uri.replace(sandbox.url, ''));
  expect((await open(json.displayUri)).text).toContain('<html lang="sv-SE">');
  expect((await open(json.downloadUri)).text).toMatch(/^\{\\rtf1.*\}$/s);
  now = new Date('2026-01-20T10:04:59Z');
  expect((await open(json.displayUri)).status).toBe(200);
  now = new Date('2026-01-20T10:05:00Z');
  expect((await open(json.displayUri)).status).toBe(410);
  expect((await open(json.downloadUri)).status).toBe(410);
});

test('writes a Word file that is plain ASCII also for Chinese', async () => {
  const { json } = await documentOf('?country=HK&language=zh-HK');
  const { text } = await sandbox.call('GET', json.downloadUri.replace(sandbox.url, ''));
  expect(text).toMatch(/^[\x20-\x7e\n]+$/);
  expect(text).toContain(`\\u${'客'.charCodeAt(0)} `);
});
