import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { JsonObject } from '../../../services/canonical-json.ts';
import { commitmentTo } from '../../../services/commitment.ts';
import { appendEvidence } from '../../../services/evidence/evidence-log.ts';
import { isConsistent, rootByInclusion } from '../../../services/evidence/format/merkle-proof.ts';
import { emptyRoot, leafHash } from '../../../services/evidence/format/merkle-tree.ts';
import { type Entry, entrySchema } from '../../../services/evidence/format/entry.ts';
import { TreeStore } from '../../../services/evidence/tree-store.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { EvidenceWorld, anAgent, confirmation } from '../../support/worlds/evidence-world.ts';

const [contoso, fabrikam] = [randomUUID(), randomUUID()];

describe.each(engines)('the evidence log on $engine', ({ create }) => {
  let place: TestDatabase;
  let world: EvidenceWorld;

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
  });

  afterEach(() => place.remove());

  const rows = () => world.database.query.selectFrom('evidence_entries').selectAll().orderBy('position').execute();
  const entries = async () => (await rows()).map((row) => entrySchema.parse(JSON.parse(row.entry)));

  test('holds a fact if its transaction ends well, and nothing of it if not', async () => {
    const { query, engine } = world.database;
    await world.append(confirmation(contoso));
    const failing = query.transaction().execute(async (transaction) => {
      await appendEvidence(transaction, engine, [confirmation(fabrikam)]);
      throw new Error('the fact did not come about');
    });
    await expect(failing).rejects.toThrow('did not come about');
    await world.append(confirmation(contoso), confirmation(fabrikam));

    expect((await rows()).map(({ position, customer_id }) => [position, customer_id])).toEqual([
      [0, contoso],
      [1, contoso],
      [2, fabrikam],
    ]);
  });

  test('says in each entry which one about the customer came before', async () => {
    await world.append(confirmation(contoso), confirmation(fabrikam), confirmation(contoso));
    await world.append(confirmation(fabrikam), confirmation(contoso));

    const previous = (await entries()).map((entry) => (entry as Extract<Entry, { previous?: unknown }>).previous);
    expect(previous).toEqual([undefined, undefined, 0, 1, 2]);
  });

  test('enters a fact with a key once, also when it comes twice at the same moment', async () => {
    const fact = confirmation(contoso, { onceKey: 'before-log/1' });
    const other = new EvidenceWorld(await place.open());
    const added = await Promise.all([world.append(fact, fact), other.append(fact)]);

    expect(added.sort()).toEqual([0, 1]);
    expect(await rows()).toHaveLength(1);
  });

  test('proves every entry in every tree it has been, and that each went on from each', async () => {
    for (let size = 0; size < 12; size += 3)
      await world.append(confirmation(contoso), confirmation(fabrikam), confirmation(contoso));
    const tree = new TreeStore(world.database.query);
    const roots = await Promise.all(Array.from({ length: 13 }, (_, size) => tree.getRoot(size)));
    const leaves = (await rows()).map((row) => leafHash(row.entry));

    for (let size = 1; size <= 12; size++) {
      const positions = Array.from({ length: size }, (_, position) => position);
      const paths = await tree.getInclusionPaths(positions, size);
      for (const position of positions) {
        const proof = { position, size, leaf: leaves[position] ?? emptyRoot, path: paths[position] ?? [] };
        expect(rootByInclusion(proof)).toEqual(roots[size]);
      }
      for (let earlier = 0; earlier <= size; earlier++) {
        const head = (of: number) => ({ size: of, root: roots[of] ?? emptyRoot });
        const path = await tree.getConsistencyPath(earlier, size);
        expect(isConsistent({ earlier: head(earlier), later: head(size), path })).toBe(true);
      }
    }
    expect(await tree.getCurrent()).toEqual({ size: 12, root: roots[12] });
  });

  test('has no gap and no fork when three instances append at once', async () => {
    const worlds = [world, new EvidenceWorld(await place.open()), new EvidenceWorld(await place.open())];
    const all = worlds.flatMap((instance) =>
      Array.from({ length: 20 }, () => instance.append(confirmation(contoso), confirmation(fabrikam))),
    );
    await Promise.all(all);

    const positions = (await rows()).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: 120 }, (_, at) => at));
    const tree = new TreeStore(world.database.query);
    expect((await tree.getCurrent()).root).toEqual(await tree.getRoot(120));
  });

  test('keeps words about people beside it, each part with its salt', async () => {
    await world.append(confirmation(contoso));
    const [entry] = await entries();
    const words = await world.database.query.selectFrom('evidence_words').selectAll().orderBy('part').execute();

    expect((await rows())[0]?.entry).not.toMatch(/ann|beebe|aaaaaaaa/i);
    expect(words.map(({ part, subject }) => [part, subject])).toEqual([
      ['account', anAgent],
      ['contact', 'ann@contoso.example'],
    ]);
    const hashes = words.map(({ part, salt, words: text }) => [
      part,
      commitmentTo(JSON.parse(text) as JsonObject, salt),
    ]);
    expect(Object.fromEntries(hashes)).toEqual(entry?.people);
  });

  test('takes a name that was cut within a letter, and no kind or field that it does not know', async () => {
    await world.append(confirmation(contoso, { parts: { company: { words: { companyName: 'Contoso \ud83d' } } } }));
    const strange = { ...confirmation(contoso).fact, kind: 'something-else' } as never;
    await expect(world.append({ fact: strange })).rejects.toThrow('Invalid');
    const talkative = { ...confirmation(contoso).fact, email: 'ann@contoso.example' } as never;
    await expect(world.append({ fact: talkative })).rejects.toThrow('email');
    expect(await rows()).toHaveLength(1);
  });

  test('is never rewritten and never shortened, and its words are only erased', async () => {
    const signer = world.signer();
    await signer.begin();
    await world.append(confirmation(contoso));
    const { query } = world.database;
    for (const table of ['evidence_entries', 'evidence_heads', 'evidence_keys', 'evidence_words'] as const) {
      const columns = (await query.introspection.getTables()).find(({ name }) => name === table)?.columns ?? [];
      for (const { name } of columns)
        await expect(
          sql`update ${sql.table(table)} set ${sql.ref(name)} = ${sql.ref(name)}`.execute(query),
        ).rejects.toThrow(`a row of ${table} is never rewritten`);
      if (table !== 'evidence_words')
        await expect(query.deleteFrom(table).execute()).rejects.toThrow(`a row of ${table} is never deleted`);
    }
    await query.deleteFrom('evidence_words').where('subject', '=', anAgent).execute();
    expect(await query.selectFrom('evidence_words').select('part').execute()).toEqual([{ part: 'contact' }]);
  });
});
