import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { hash, randomUUID } from 'node:crypto';
import yauzl from 'yauzl';
import { WordsStore } from '../../services/evidence/words-store.ts';
import { run } from '../../verify/command-line.ts';
import { type TestDatabase, engines } from '../support/databases/databases.ts';
import { EvidenceWorld, anAgent, confirmation } from '../support/worlds/evidence-world.ts';

/** All that is in a ZIP, as one text. */
async function textOf(path: string): Promise<string> {
  const zip = await yauzl.openPromise(path, { autoClose: false });
  const texts: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    texts.push(entry.fileName, Buffer.concat(chunks).toString());
  }
  zip.close();
  return texts.join('\n');
}

describe.each(engines)('a person is erased on $engine', ({ create }) => {
  const contoso = randomUUID();
  const content = 'I, Ann Beebe, accept.';
  const sha256 = hash('sha256', content);
  const file = { name: 'Signed by Ann Beebe.pdf', type: 'application/pdf', bytes: content.length, sha256 };
  const traces = ['Ann', 'Beebe', 'ann@contoso', anAgent, sha256];
  let place: TestDatabase;
  let world: EvidenceWorld;

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
    await world.signer().begin();
    const { parts } = confirmation(contoso);
    await world.append(
      confirmation(contoso, { parts: { ...parts, file: { words: file, subject: 'ann@contoso.example' } } }),
    );
    await world.signer().signDue();
    world.attachments.set(sha256, content);
  });

  afterEach(async () => {
    await world.remove();
    await place.remove();
  });

  test('with the words and the file in it the log is valid, and a file that was exchanged is named', async () => {
    const before = await world.exportCustomer(contoso);
    expect((await textOf(before)).includes(content)).toBe(true);
    expect(await run([before])).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining('1 checked, 0 not'),
    });
    world.attachments.set(sha256, 'I, Ann Beebe, refuse.');
    expect(await run([await world.exportCustomer(contoso)])).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('attachment-changed'),
    });
  });

  test('the log is still valid, says how much was erased, and has nothing of the person left', async () => {
    const words = new WordsStore(world.database.query);
    expect(await words.erase('Ann@contoso.example')).toBe(2);
    expect(await words.erase(anAgent)).toBe(1);
    world.attachments.delete(sha256);

    const after = await world.exportCustomer(contoso);
    const outcome = await run([after]);
    expect(outcome).toMatchObject({ exitCode: 0, text: expect.stringContaining('Erased since: 3 parts') });
    const left = await textOf(after);
    expect(traces.filter((trace) => left.includes(trace))).toEqual([]);
    const tables = ['evidence_entries', 'evidence_words', 'evidence_heads', 'evidence_tree', 'evidence_keys'] as const;
    const rows = await Promise.all(tables.map((table) => world.database.query.selectFrom(table).selectAll().execute()));
    expect(traces.filter((trace) => JSON.stringify(rows).includes(trace))).toEqual([]);
  });
});
