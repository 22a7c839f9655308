import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Terminal } from '../../../bot/commands/command.ts';
import { evidenceCommand } from '../../../bot/commands/evidence-command.ts';
import { parseHead } from '../../../services/evidence/format/head.ts';
import { writeNote } from '../../../services/evidence/format/signed-note.ts';
import { run as verify } from '../../../verify/command-line.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { environmentOf } from '../../support/databases/environment-of.ts';
import { EvidenceWorld, confirmation, signingKey } from '../../support/worlds/evidence-world.ts';

describe.each(engines)('npm run evidence, beside a running bot on $engine', ({ create }) => {
  let place: TestDatabase;
  let world: EvidenceWorld;
  let folder: string;
  let file: string;
  let written: string;
  let said: string;
  const customerId = randomUUID();

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
    folder = mkdtempSync(join(tmpdir(), 'agreement-desk-'));
    file = join(folder, 'contoso.zip');
    [written, said] = ['', ''];
  });

  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await place.remove();
  });

  const run = (...words: readonly string[]) => {
    const terminal: Terminal = {
      environment: environmentOf(place.settings),
      write: (text) => void (written += text),
      say: (text) => void (said += `${text}\n`),
      ask: undefined,
      account: 'operator',
    };
    return evidenceCommand(words, terminal);
  };

  test('exports a file that the verifier takes, says what is not signed yet, and enters the export', async () => {
    const signer = world.signer();
    await signer.begin();
    await world.append(confirmation(customerId), confirmation(randomUUID()));
    await signer.signNow();
    await world.append(confirmation(customerId));

    expect(await run('export', customerId, file)).toBe(0);
    expect(said).toMatch(/: 1 entries, proved by the head of [^]*1 newer entries are not in it/);
    expect(statSync(file).mode & 0o077).toBe(0);
    const key = signingKey(1).publicKey.toString('base64');
    expect(await verify([file, '--key', key])).toMatchObject({ exitCode: 0 });
    const exports = await world.database.query
      .selectFrom('evidence_entries')
      .select('entry')
      .where('kind', '=', 'exported')
      .execute();
    expect(exports.map(({ entry }) => JSON.parse(entry) as unknown)).toEqual([
      expect.objectContaining({
        what: 'evidence-file',
        customerId,
        entries: 1,
        by: 'operator',
        surface: 'command-line',
      }),
    ]);
    await expect(run('export', customerId, file)).rejects.toThrow('EEXIST');
  });

  test('exports a file that can be compared with a head that was published elsewhere, where it is asked for', async () => {
    const signer = world.signer();
    await signer.begin();
    await world.append(confirmation(randomUUID()));
    const published = await signer.signNow();
    await world.append(confirmation(customerId), confirmation(randomUUID()));
    await signer.signNow();
    const [head, withHead] = [join(folder, 'head.txt'), join(folder, 'with-head.zip')];
    writeFileSync(head, writeNote(published!.note));

    expect(await run('export', customerId, file)).toBe(0);
    expect(await verify([file, '--head', head])).toMatchObject({ exitCode: 1 });
    expect(await run('export', customerId, withHead, String(published!.size))).toBe(0);
    expect(await verify([withHead, '--head', head])).toMatchObject({ exitCode: 0 });
    expect(await run('export', customerId, join(folder, 'other.zip'), 'newest')).toBe(2);
  });

  test('prints the newest head alone, so that it can go into a file', async () => {
    await world.signer().begin();
    expect(await run('head')).toBe(0);
    expect(parseHead(written)?.size).toBe(1);
    expect(said).toBe('');
  });

  test('says why there is nothing to hand out', async () => {
    expect(await run('head')).toBe(3);
    expect(await run('export', customerId, file)).toBe(3);
    expect(said).toMatch(/No head[^]+EVIDENCE_SIGNING_KEY/);
    await world.signer().begin();
    expect(await run('export', customerId, file)).toBe(3);
    expect(said).toContain('The log has no entry about this customer.');
    expect(await run('export', 'contoso', file)).toBe(2);
    expect(said).toContain('npm run evidence -- export');
  });
});
