import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeNote } from '../../services/evidence/format/signed-note.ts';
import { findNewestHead } from '../../services/evidence/head-signer.ts';
import { buildVerifier } from '../../verify/build.ts';
import { run } from '../../verify/command-line.ts';
import { type TestDatabase, engines } from '../support/databases/databases.ts';
import { EvidenceWorld, confirmation, signingKey } from '../support/worlds/evidence-world.ts';

describe('agreement-desk-verify', () => {
  const contoso = randomUUID();
  const key = signingKey(1).publicKey;
  let folder: string;
  let place: TestDatabase;
  let world: EvidenceWorld;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agreement-desk-verify-'));
    place = await engines[0].create();
    world = new EvidenceWorld(await place.open());
    const signer = world.signer(signingKey(1));
    await signer.begin();
    for (let part = 0; part < 3; part++) {
      await world.append(...Array.from({ length: 10 }, () => confirmation(contoso)));
      await signer.signNow();
    }
    file = await world.exportCustomer(contoso);
  });

  afterAll(async () => {
    await world.remove();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  test('is one file that runs in an empty folder, with Node and nothing else', async () => {
    const program = await buildVerifier(folder);
    const alone = { cwd: folder, env: {} };
    const { stdout } = await promisify(execFile)(process.execPath, [program, file], alone);
    expect(stdout).toMatch(/^VALID\n[^]*31 entries, the whole story of customer/);
    expect(stdout).toContain(`Key ${signingKey(1).keyId}: ${key.toString('base64')}, since entry 0`);
    const failing = promisify(execFile)(process.execPath, [program, program], alone);
    await expect(failing).rejects.toMatchObject({ code: 2 });
  });

  test('is a package that npx runs', async () => {
    const { PATH } = process.env;
    const env = { PATH, npm_config_cache: join(folder, 'npm'), npm_config_offline: 'true' };
    const npx = ['--yes', dirname(await buildVerifier(folder)), file];
    const { stdout } = await promisify(execFile)('npx', npx, { cwd: folder, env });
    expect(stdout).toMatch(/^VALID\n/);
  });

  async function withPart(name: string, content: string): Promise<string> {
    const path = join(folder, `${randomUUID()}.zip`);
    await writeFile(path, zipSync({ ...unzipSync(await readFile(file)), [name]: strToU8(content) }));
    return path;
  }

  test('a file laid among those that were attached is named, and nothing is valid', async () => {
    const outcome = await run([await withPart('attachments/Signed agreement.pdf', 'I accept.')]);
    expect(outcome).toMatchObject({ exitCode: 1, text: expect.stringContaining('attachment-unknown') });
    expect(outcome.text).toContain('attachments/Signed agreement.pdf');
  });

  test('what else was laid into the file is named as proved by nothing', async () => {
    const path = await withPart('Statement of the customer.pdf', 'I accept.');
    const { exitCode, text } = await run([path]);
    expect([exitCode, text]).toEqual([
      0,
      expect.stringContaining('Proved by nothing: "Statement of the customer.pdf"'),
    ]);
    expect((await run([file])).text).not.toContain('Proved by nothing');
  });

  const vkey = (bytes: Buffer) => `name+01020304+${Buffer.concat([Buffer.of(1), bytes]).toString('base64')}`;

  test('takes keys in each of their forms, and heads from files', async () => {
    const path = join(folder, 'given');
    await writeFile(path, `${key.toString('base64')}\n`);
    for (const given of [key.toString('base64'), vkey(key), path])
      expect(await run([file, '--key', given])).toMatchObject({ exitCode: 0 });
    expect(await run([file, '--key', signingKey(2).publicKey.toString('base64')])).toMatchObject({ exitCode: 1 });
    await writeFile(path, writeNote((await findNewestHead(world.database.query))!.note));
    expect(await run([file, '--head', path])).toMatchObject({ exitCode: 0 });
  });

  const misused = [[], ['a', 'b', 'c'], ['--what'], ['a.zip', '--key', 'no key'], ['a.zip', '--head', 'no file']];
  test.each(misused.map((given) => ({ given })))('says how it is used to: $given', async ({ given }) => {
    const { exitCode, text } = await run(given);
    expect([exitCode, text]).toEqual([2, expect.stringContaining('agreement-desk-verify <file.zip>')]);
  });

  test('never says valid of a file with a damaged byte that it reads, and never throws', async () => {
    const { size } = await stat(file);
    const damaged = join(folder, 'damaged.zip');
    const original = await readFile(file);
    const outcomes = new Set<number>();
    for (let at = 7; at < size; at += Math.ceil(size / 60)) {
      await copyFile(file, damaged);
      const handle = await open(damaged, 'r+');
      await handle.write(Buffer.of((original[at] ?? 0) ^ 0x10), 0, 1, at);
      await handle.close();
      const { exitCode, text } = await run([damaged]);
      outcomes.add(exitCode);
      if (exitCode === 0) expect(text).toBe((await run([file])).text);
    }
    expect(outcomes).toContain(2);
  });

  test('gives up on a cut file', async () => {
    const cut = join(folder, 'cut.zip');
    const original = await readFile(file);
    await writeFile(cut, original.subarray(0, original.length / 2));
    expect(await run([cut])).toMatchObject({ exitCode: 2 });
  });
});
