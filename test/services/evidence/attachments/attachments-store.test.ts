import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { hash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AttachmentsStore } from '../../../../services/evidence/attachments/attachments-store.ts';
import { LocalFolder } from '../../../../services/evidence/attachments/local-folder.ts';
import { WordsStore } from '../../../../services/evidence/words-store.ts';
import { type TestDatabase, engines } from '../../../support/databases/databases.ts';
import { EvidenceWorld, began, confirmation } from '../../../support/worlds/evidence-world.ts';

const content = 'I, Ann Beebe, accept.';
const sha256 = hash('sha256', content);
const ann = 'ann@contoso.example';

describe.each(engines)('attached files on $engine', ({ create }) => {
  let place: TestDatabase;
  let world: EvidenceWorld;
  let folder: string;
  let store: AttachmentsStore;

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
    folder = await mkdtemp(join(tmpdir(), 'agreement-desk-attached-'));
    store = new AttachmentsStore(world.database, new LocalFolder(folder));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
    await place.remove();
  });

  async function attach(): Promise<void> {
    const name = await store.put(sha256, Buffer.from(content), began);
    await world.database.query.transaction().execute(async (transaction) => {
      const { fact } = confirmation(randomUUID());
      const file = { words: { name: 'a.pdf', type: 'application/pdf', bytes: content.length, sha256 }, subject: ann };
      await world.evidence.append(transaction, [{ fact, parts: { file } }]);
      await store.keep(transaction, name);
    });
  }

  test('are found by their content, and stay as long as their words do', async () => {
    await attach();
    expect(await text((await store.find(sha256))!)).toBe(content);
    expect(await store.removeErased(began)).toBe(0);

    await new WordsStore(world.database.query).erase(ann);
    expect(await store.removeErased(began)).toBe(1);
    expect(await readdir(folder)).toEqual([]);
    expect(await store.find(sha256)).toBeUndefined();
  });

  test('go although one of them cannot be removed, which is said', async () => {
    const names = await Promise.all([1, 2, 3].map(() => store.put(sha256, Buffer.from(content), began)));
    await rm(join(folder, names[1] ?? ''));
    await mkdir(join(folder, names[1] ?? '', 'in the way'), { recursive: true });
    await expect(store.removeErased(new Date(began.getTime() + 3_601_000))).rejects.toThrow('1 attached files');
    expect(await readdir(folder)).toEqual([names[1]]);
  });

  test('of the same content, one is erased without the other', async () => {
    await attach();
    await attach();
    await world.database.query.deleteFrom('evidence_words').where('position', '=', 0).execute();
    expect(await store.removeErased(began)).toBe(1);
    expect(await text((await store.find(sha256))!)).toBe(content);
  });

  test('that were never entered into the log are not handed out, and go after an hour', async () => {
    await store.put(sha256, Buffer.from(content), began);
    expect(await store.find(sha256)).toBeUndefined();
    expect(await store.removeErased(began)).toBe(0);
    expect(await store.removeErased(new Date(began.getTime() + 3_601_000))).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });
});
