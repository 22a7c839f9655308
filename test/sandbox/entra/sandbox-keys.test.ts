import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxKeys } from '../../../sandbox/entra/sandbox-keys.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

const soon = () => Math.floor(Date.now() / 1_000) + 60;

test('processes that share a folder share the keys, whoever comes first, and nobody else can read them', async () => {
  const [one, other] = [new SandboxKeys(folder), new SandboxKeys(folder)];
  const token = await one.sign('entra', { oid: 'somebody', exp: soon() });
  expect(await other.verify('entra', token, new Date())).toMatchObject({ oid: 'somebody' });
  expect(await other.open(await one.seal({ oid: 'sealed' }))).toMatchObject({ oid: 'sealed' });
  const [file = '', ...others] = await readdir(folder);
  expect(others).toEqual([]);
  expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
});

test('a changed key is noticed by the others, and the one before is good once more', async () => {
  const [one, other] = [new SandboxKeys(folder), new SandboxKeys(folder)];
  const before = await other.sign('botFramework', { exp: soon() });
  one.rotate('botFramework');
  const after = await one.sign('botFramework', { exp: soon() });
  expect(await other.verify('botFramework', before, new Date())).toBeTruthy();
  expect(await other.verify('botFramework', after, new Date())).toBeTruthy();
  expect(other.published('botFramework')).toHaveLength(2);
  expect(Object.keys(other.published('botFramework')[0] ?? {}).sort()).toEqual(['e', 'kid', 'kty', 'n', 'use']);
});
