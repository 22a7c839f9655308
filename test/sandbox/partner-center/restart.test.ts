import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { attestation, clientOf, ids, openSandbox } from './sandbox-client.ts';

const headers = { 'MS-RequestId': '94e4e214-6b06-4fb7-96d1-94d559f9b47f' };
let dataDir: string;
let started: ChildProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'partner-center-'));
  started = [];
});
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
});

const journal = () => join(dataDir, 'partner-center-sandbox.jsonl');
const entry = new URL('../../../sandbox/partner-center/index.ts', import.meta.url).pathname;

/** The sandbox as a process of its own, and the first line it prints. */
async function startProcess(settings: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], SANDBOX_PARTNER_CENTER_PORT: '0', DATA_DIR: dataDir, ...settings };
  const child = spawn(process.execPath, [entry], { env });
  started.push(child);
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  const lines = [child.stdout, child.stderr].map((stream) => once(createInterface(stream), 'line'));
  const [line] = (await Promise.race(lines)) as [string];
  return { child, exited, line, ...clientOf(/http:\S+/.exec(line)?.[0] ?? '') };
}

test('keeps what was recorded, and the answers to request ids', async () => {
  const before = await openSandbox({ dataDir });
  const first = await before.attest(ids.contoso, attestation, headers);
  await before.call('POST', `/sandbox/customers/${ids.fabrikam}/direct-acceptance`);
  await before.close();
  const after = await openSandbox({ dataDir });
  expect((await after.attest(ids.contoso, attestation, headers)).text).toBe(first.text);
  expect((await after.attest(ids.contoso, attestation)).json.code).toBe(600061);
  const state = (await after.call('GET', '/sandbox/state')).json;
  expect(state.agreements[ids.contoso]).toHaveLength(1);
  expect(state.directAcceptances).toContain(ids.fabrikam);
  await after.close();
});

test('keeps added and removed customers, until a reset', async () => {
  const before = await openSandbox({ dataDir });
  const came = await before.post('/sandbox/customers', { companyName: 'Coho Winery' });
  await before.call('DELETE', `/sandbox/customers/${ids.contoso}`);
  await before.close();
  const after = await openSandbox({ dataDir });
  expect((await after.get(`/v1/customers/${came.json.id}`)).json.id).toBe(came.json.id);
  expect((await after.get(`/v1/customers/${ids.contoso}`)).status).toBe(404);
  const { items } = (await after.get('/v1/customers?size=0')).json;
  expect(items.map(({ id }) => id)).toContain(came.json.id);
  expect(items.map(({ id }) => id)).not.toContain(ids.contoso);
  await after.post('/sandbox/customers', { id: ids.contoso, companyName: 'Contoso Ltd' });
  expect((await after.get('/v1/customers?size=0')).json.totalCount).toBe(61);
  await after.call('POST', '/sandbox/reset');
  expect((await after.get('/v1/customers?size=0')).json.totalCount).toBe(60);
  await after.close();
});

test('forgets after a reset, also over a restart', async () => {
  const before = await openSandbox({ dataDir });
  await before.attest(ids.contoso, attestation);
  await before.call('POST', '/sandbox/reset');
  await before.attest(ids.fabrikam, attestation);
  await before.close();
  const after = await openSandbox({ dataDir });
  const { agreements } = (await after.call('GET', '/sandbox/state')).json;
  expect(agreements[ids.contoso]).toBeUndefined();
  expect(agreements[ids.fabrikam]).toHaveLength(2);
  await after.close();
});

test('starts with a journal whose last line was cut, and goes on writing it', async () => {
  const before = await openSandbox({ dataDir });
  await before.attest(ids.contoso, attestation);
  await before.close();
  const line = await readFile(journal(), 'utf8');
  await appendFile(journal(), line.slice(0, -1));
  const between = await openSandbox({ dataDir });
  await between.attest(ids.fabrikam, attestation);
  await between.close();
  const after = await openSandbox({ dataDir });
  const { agreements } = (await after.call('GET', '/sandbox/state')).json;
  expect([agreements[ids.contoso]?.length, agreements[ids.fabrikam]?.length]).toEqual([1, 2]);
  await after.close();
});

test('does not start with a damaged journal, and says which line', async () => {
  await writeFile(journal(), 'not JSON\n');
  await expect(openSandbox({ dataDir })).rejects.toThrow('partner-center-sandbox.jsonl is damaged in line 1');
});

test('loses nothing that it has answered, even when it is killed', async () => {
  const first = await startProcess();
  const answered: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const email = `${round}@example.com`;
    const { status } = await first.attest(ids.contoso, {
      ...attestation,
      primaryContact: { ...attestation.primaryContact, email },
    });
    if (status === 201) answered.push(email);
  }
  first.child.kill('SIGKILL');
  await first.exited;
  const second = await startProcess();
  const records = (await second.call('GET', '/sandbox/state')).json.agreements[ids.contoso];
  expect(records?.map(({ primaryContact }) => primaryContact.email)).toEqual(answered);
  expect(answered).toHaveLength(5);
});

test('ends on SIGTERM, with an open connection, without an error', async () => {
  const { child, exited, get } = await startProcess();
  await get('/v1/customers');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('says that its port is taken', async () => {
  const { url } = await startProcess();
  const second = await startProcess({ SANDBOX_PARTNER_CENTER_PORT: new URL(url).port });
  expect(second.line).toContain('its port is taken; set SANDBOX_PARTNER_CENTER_PORT');
  expect(await second.exited).toEqual([1, null]);
});

test.each([
  ['SANDBOX_PARTNER', 'reseller'],
  ['SANDBOX_CUSTOMERS', '1000001'],
  ['SANDBOX_PARTNER_CENTER_PORT', 'http'],
  ['SANDBOX_CLOCK_SPEED', 'fast'],
  ['SANDBOX_CLOCK_START', 'today'],
])('does not start with %s=%s, and says so', async (name, value) => {
  const { line, exited } = await startProcess({ [name]: value });
  expect(line).toContain(`${name} must be`);
  expect(await exited).toEqual([1, null]);
});
