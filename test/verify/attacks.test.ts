import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { EvidenceDamagedError } from '../../services/evidence/evidence-damaged-error.ts';
import { appendEvidence } from '../../services/evidence/evidence-log.ts';
import { writeNote } from '../../services/evidence/format/signed-note.ts';
import type { SignedHead } from '../../services/evidence/format/head.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { SigningKey } from '../../services/evidence/signing-keys.ts';
import { type TestDatabase, engines } from '../support/databases/databases.ts';
import { EvidenceWorld, confirmation, signingKey } from '../support/worlds/evidence-world.ts';
import { run } from '../../verify/command-line.ts';

interface Told {
  readonly valid: boolean;
  readonly problem?: { readonly code: string; readonly position?: number; readonly size?: number };
}

async function verdict(...given: readonly string[]): Promise<Told> {
  return JSON.parse((await run(['--json', ...given])).text) as Told;
}

const keyOf = (key: SigningKey): string => key.publicKey.toString('base64');

describe.each(engines)('what the owner of the database does to the log on $engine', ({ create }) => {
  const [contoso, fabrikam] = [randomUUID(), randomUUID()];
  const key = signingKey(1);
  let place: TestDatabase;
  let world: EvidenceWorld;
  /** Heads as they were published, in the order of their sizes: 1, 4 and 7. */
  let published: readonly SignedHead[];

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
    published = await confirmTwice(world);
  });

  afterEach(async () => {
    await world.remove();
    await place.remove();
  });

  async function confirmTwice(of: EvidenceWorld): Promise<readonly SignedHead[]> {
    const signer = of.signer(key);
    await signer.begin();
    await of.append(confirmation(contoso), confirmation(fabrikam), confirmation(contoso));
    const first = await signer.signDue();
    await of.append(confirmation(contoso), confirmation(fabrikam), confirmation(contoso));
    const second = await signer.signDue();
    return [first!, second!];
  }

  /** Changes an entry, and nothing else. */
  const rewrite = (position: number, from: string, to: string) =>
    world.withoutGuards(async () => {
      const { query } = world.database;
      const at = query.selectFrom('evidence_entries').select('entry').where('position', '=', position);
      const { entry } = await at.executeTakeFirstOrThrow();
      expect(entry).toContain(from);
      const changed = { entry: entry.replace(from, to) };
      await query.updateTable('evidence_entries').set(changed).where('position', '=', position).execute();
    });

  /** Writes another history with all its hashes right, as the log itself would, and no guard in the way. */
  const rebuild = (change: (texts: readonly string[]) => readonly string[]) =>
    world.withoutGuards(async () => {
      const { query, engine } = world.database;
      const rows = await query.selectFrom('evidence_entries').selectAll().orderBy('position').execute();
      const texts = change(rows.map(({ entry }) => entry));
      await query.deleteFrom('evidence_words').execute();
      await query.deleteFrom('evidence_entries').execute();
      await query.updateTable('evidence_tree').set({ size: 0, subtrees: '' }).execute();
      const additions = texts.map((text) => {
        const { format: _format, previous: _previous, people, ...fact } = JSON.parse(text) as Record<string, unknown>;
        return { fact: fact as never, commitments: people as Record<string, string> };
      });
      await query.transaction().execute((transaction) => appendEvidence(transaction, engine, additions));
    });

  const headFile = async (head: SignedHead): Promise<string> => {
    const path = `${await world.exportCustomer(contoso)}.head`;
    await writeFile(path, writeNote(head.note));
    return path;
  };

  test('an untouched log is valid, for one customer and as a whole, and fits the heads that were published', async () => {
    const story = await world.exportCustomer(contoso, [4, 7]);
    const whole = await world.exportAll([4, 7]);
    const heads = ['--head', await headFile(published[0]!), '--head', await headFile(published[1]!)];
    expect(await verdict(story, '--key', keyOf(key), ...heads)).toMatchObject({ valid: true, files: [{ entries: 5 }] });
    expect(await verdict(whole, story, '--key', keyOf(key))).toMatchObject({ valid: true });
  });

  test('many published heads in one file: those that the export has are compared', async () => {
    const story = await world.exportCustomer(contoso);
    await world.append(confirmation(contoso));
    const later = (await world.signer(key).signNow())!;
    const [first, second] = published;
    const forged = { ...first!.note, text: first!.note.text.replace(/^\S{43}=$/m, second!.root.toString('base64')) };
    const fileOf = async (...notes: readonly SignedHead['note'][]) => {
      const path = `${await world.exportCustomer(contoso)}.heads`;
      await writeFile(path, notes.map((note) => `${writeNote(note)}\n`).join(''));
      return path;
    };
    const withHeads = async (...notes: readonly SignedHead['note'][]) =>
      verdict(story, '--key', keyOf(key), '--head', await fileOf(...notes));
    expect(await withHeads(first!.note, second!.note, later.note)).toMatchObject({ valid: true });
    expect(await withHeads(forged, second!.note, later.note)).toMatchObject({ problem: { code: 'other-history' } });
    expect(await withHeads(later.note)).toMatchObject({ problem: { code: 'not-comparable', size: later.size } });
  });

  test('an entry changed: it is named', async () => {
    await rewrite(3, '"recorded"', '"refused"');
    expect(await verdict(await world.exportAll())).toMatchObject({ problem: { code: 'entry-proof', position: 3 } });
    expect(await verdict(await world.exportCustomer(contoso))).toMatchObject({
      problem: { code: 'entry-proof', position: 3 },
    });
  });

  test('an entry changed with all hashes above it: nobody signs that, and no signed head fits', async () => {
    await rebuild((texts) => texts.map((text, at) => (at === 2 ? text.replace('"recorded"', '"refused"') : text)));
    await world.append(confirmation(fabrikam));
    await expect(world.signer(key).signNow()).rejects.toThrow(EvidenceDamagedError);
    expect(await verdict(await world.exportAll())).toMatchObject({ problem: { code: 'head-history' } });
  });

  test('an entry removed: it is missed', async () => {
    await world.withoutGuards(async () => {
      await world.database.query.deleteFrom('evidence_words').where('position', '=', 4).execute();
      await world.database.query.deleteFrom('evidence_entries').where('position', '=', 4).execute();
    });
    expect(await verdict(await world.exportCustomer(contoso))).toMatchObject({
      problem: { code: 'entry-left-out', position: 4 },
    });
  });

  test('an entry removed and the others moved up, or one inserted, or two exchanged: no signed head fits', async () => {
    const changes: ((texts: readonly string[]) => readonly string[])[] = [
      (texts) => [...texts.slice(0, 2), ...texts.slice(3), texts[6]!],
      (texts) => [...texts.slice(0, 2), texts[5]!, ...texts.slice(2, 6)],
      (texts) => [texts[0]!, texts[2]!, texts[1]!, ...texts.slice(3)],
    ];
    for (const change of changes) {
      await rebuild(change);
      await world.append(confirmation(fabrikam));
      await expect(world.signer(key).signNow()).rejects.toThrow('are not what they were');
      expect(await verdict(await world.exportAll())).toMatchObject({ problem: { code: 'head-history' } });
    }
  });

  test('two entries exchanged and nothing else: the first is named', async () => {
    const { query } = world.database;
    const rows = await query.selectFrom('evidence_entries').select(['position', 'entry']).orderBy('position').execute();
    await world.withoutGuards(async () => {
      const put = (position: number, entry: string) =>
        query.updateTable('evidence_entries').set({ entry }).where('position', '=', position).execute();
      await put(4, rows[5]!.entry);
      await put(5, rows[4]!.entry);
    });
    expect(await verdict(await world.exportAll())).toMatchObject({ problem: { code: 'entry-proof', position: 4 } });
  });

  test('the tail cut off, with its heads: a published head is larger, and nobody signs a shorter log', async () => {
    const signer = world.signer(key);
    await world.append(confirmation(fabrikam));
    const lost = await signer.signNow();
    await world.withoutGuards(async () => {
      const { query } = world.database;
      await query.deleteFrom('evidence_heads').where('size', '>', 4).execute();
      await query.deleteFrom('evidence_words').where('position', '>=', 4).execute();
      await query.deleteFrom('evidence_entries').where('position', '>=', 4).execute();
      const last = await query
        .selectFrom('evidence_entries')
        .select('hashes')
        .where('position', '=', 3)
        .executeTakeFirstOrThrow();
      await query
        .updateTable('evidence_tree')
        .set({ size: 4, subtrees: last.hashes.slice(-44) })
        .execute();
    });
    await world.append(confirmation(contoso));
    const given = ['--key', keyOf(key)];
    expect(await verdict(await world.exportAll(), ...given)).toMatchObject({ valid: true });
    expect(await verdict(await world.exportAll(), ...given, '--head', await headFile(lost!))).toMatchObject({
      problem: { code: 'not-comparable', size: 8 },
    });
    await expect(signer.signNow()).rejects.toThrow('it had 8 entries, and has 5');
    // An instance that was started since knows nothing of what it signed before: the published head tells.
    world.now = new Date(world.now.getTime() + 60_000);
    await world.signer(key).signNow();
    expect(await verdict(await world.exportAll(), ...given, '--head', await headFile(lost!))).toMatchObject({
      problem: { code: 'other-history', size: 8 },
    });
  });

  test('a head replaced: its signature is wrong, and nothing is signed above it', async () => {
    const forged = { ...published[1]!.note, signatures: [signingKey(9).sign(published[1]!.note.text)] };
    const signed = writeNote(forged);
    await world.withoutGuards(() =>
      world.database.query.updateTable('evidence_heads').set({ signed }).where('size', '=', 7).execute(),
    );
    expect(await verdict(await world.exportAll())).toMatchObject({ problem: { code: 'head-signature', size: 7 } });
    await world.append(confirmation(contoso));
    await expect(world.signer(key).signNow()).rejects.toThrow('not signed with its key');
  });

  test('the key replaced and everything signed again: it is not the key that was published', async () => {
    await rebuild(([first = '', ...texts]) => [first.replace(keyOf(key), keyOf(signingKey(9))), ...texts]);
    await world.withoutGuards(async () => {
      const { query } = world.database;
      await query.deleteFrom('evidence_heads').execute();
      await query
        .updateTable('evidence_keys')
        .set({ public_key: keyOf(signingKey(9)) })
        .execute();
    });
    await world.signer(signingKey(9)).signNow();
    const forged = await world.exportAll();
    expect(await verdict(forged)).toMatchObject({ valid: true });
    expect(await verdict(forged, '--key', keyOf(key))).toMatchObject({ problem: { code: 'key-not-trusted' } });
    expect(await verdict(forged, '--head', await headFile(published[1]!))).toMatchObject({
      problem: { code: 'other-history', size: 7 },
    });
  });

  test('two histories shown to two readers, both signed: the first entry that differs is named', async () => {
    const place2 = await create();
    const other = new EvidenceWorld(await place2.open());
    other.now = world.now;
    await confirmTwice(other);
    const files = [await world.exportAll([4]), await other.exportAll([4])];
    for (const file of files) expect(await verdict(file, '--key', keyOf(key))).toMatchObject({ valid: true });
    expect(await verdict(...files)).toMatchObject({ problem: { code: 'other-history', size: 4 } });
    await other.remove();
    await place2.remove();
  });

  test('an entry hidden from the story of its customer: the one behind it says so', async () => {
    await world.withoutGuards(() =>
      world.database.query
        .updateTable('evidence_entries')
        .set({ customer_id: null })
        .where('position', '=', 3)
        .execute(),
    );
    expect(await verdict(await world.exportCustomer(contoso))).toMatchObject({
      problem: { code: 'entry-left-out', position: 3 },
    });
  });

  test('an entry hidden from one of several stories in a file: the story is named by its next entry', async () => {
    const both = () => world.export({ customerIds: [contoso, fabrikam] as CustomerId[] });
    expect(await verdict(await both())).toMatchObject({ valid: true, files: [{ customerIds: [contoso, fabrikam] }] });
    await world.withoutGuards(() =>
      world.database.query
        .updateTable('evidence_entries')
        .set({ customer_id: null })
        .where('position', '=', 2)
        .execute(),
    );
    expect(await verdict(await both())).toMatchObject({ problem: { code: 'entry-left-out', position: 2 } });
  });

  test('the words about a person changed: the part is named', async () => {
    const words = JSON.stringify({ firstName: 'Eve', lastName: 'Beebe', email: 'ann@contoso.example' });
    await world.withoutGuards(() =>
      world.database.query
        .updateTable('evidence_words')
        .set({ words })
        .where('position', '=', 1)
        .where('part', '=', 'contact')
        .execute(),
    );
    expect(await verdict(await world.exportAll())).toMatchObject({ problem: { code: 'words-changed', position: 1 } });
  });
});
