import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { StoryReader } from '../../../services/evidence/story-reader.ts';
import { WordsStore } from '../../../services/evidence/words-store.ts';
import type { CustomerId } from '../../../services/ids.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { EvidenceWorld, confirmation } from '../../support/worlds/evidence-world.ts';

describe.each(engines)('the story of a customer on $engine', ({ create }) => {
  const contoso = randomUUID() as string as CustomerId;
  let place: TestDatabase;
  let world: EvidenceWorld;
  let reader: StoryReader;

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
    const { query } = world.database;
    reader = new StoryReader(query, [new WordsStore(query)]);
  });

  afterEach(() => place.remove());

  const proofs = async () => (await reader.read(contoso, { limit: 9 })).entries.map(({ proof }) => proof);
  const rewrite = (change: object, position: number) =>
    world.withoutGuards(() =>
      world.database.query.updateTable('evidence_entries').set(change).where('position', '=', position).execute(),
    );

  test('is read newest first, a page at a time, without others', async () => {
    await world.append(confirmation(contoso), confirmation(randomUUID()), confirmation(contoso), confirmation(contoso));
    const first = await reader.read(contoso, { limit: 2 });
    expect([first.entries.map(({ position }) => position), first.hasMore]).toEqual([[3, 2], true]);
    const rest = await reader.read(contoso, { limit: 2, before: 2 });
    expect([rest.entries.map(({ position }) => position), rest.hasMore]).toEqual([[0], false]);
  });

  test('is unsigned without a head, proved by one, and waits for the next', async () => {
    await world.append(confirmation(contoso));
    expect(await proofs()).toEqual(['unsigned']);
    await world.signer().begin();
    await world.append(confirmation(contoso));
    expect(await proofs()).toEqual(['waiting', 'proved']);
  });

  test('names what was changed, its words among it, and the place where an entry was taken out', async () => {
    await world.append(confirmation(contoso), confirmation(contoso), confirmation(contoso));
    await world.signer().begin();
    expect(await proofs()).toEqual(['proved', 'proved', 'proved']);
    const { entry } = await world.database.query
      .selectFrom('evidence_entries')
      .select('entry')
      .where('position', '=', 0)
      .executeTakeFirstOrThrow();
    await rewrite({ entry: entry.replace('recorded', 'refused') }, 0);
    expect(await proofs()).toEqual(['proved', 'proved', 'broken']);
    await world.database.query
      .updateTable('evidence_words')
      .set({ words: '{"agentId":"somebody else"}' })
      .where('position', '=', 2)
      .where('part', '=', 'account')
      .execute();
    expect(await proofs()).toEqual(['broken', 'proved', 'broken']);
    await rewrite({ customer_id: randomUUID() }, 1);
    expect(await proofs()).toEqual(['broken', 'broken']);
  });
});
