import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { UnreachableStore } from '../../../services/conversations/unreachable-store.ts';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import type { Database } from '../../../services/database/database.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import type { AgentId } from '../../../services/ids.ts';
import { OperatingFiguresStore, attestationStates, queueNames } from '../../../services/reports/operating-figures.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { insertEntries, intendedAttestation } from '../../support/worlds/ledger-rows.ts';

const now = new Date('2026-01-20T10:00:00Z');
const hourMs = 3_600_000;

describe.each(engines)('numbers for the operator on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let figures: OperatingFiguresStore;
  let listing: DirectoryListingStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    listing = new DirectoryListingStore(database);
    figures = new OperatingFiguresStore(database, listing);
  });
  afterEach(() => place.remove());

  test('are all there, and 0, before anything has happened', async () => {
    await listing.prepare(new Date(now.getTime() + hourMs));
    const { attestations, queues } = await figures.read(now);
    expect([...attestations]).toEqual(attestationStates.map((state) => [state, 0]));
    expect([...queues]).toEqual(queueNames.map((name) => [name, { length: 0, oldestMs: 0 }]));
  });

  test('count no outcome that waits for an agent who cannot be written to', async () => {
    const agentIds = ['ada', 'bea'] as AgentId[];
    const settled = { state: 'recorded', settled_at: toInstantText(new Date(now.getTime() - hourMs)) } as const;
    await insertEntries(database, ...agentIds.map((agent_id) => intendedAttestation({ agent_id, ...settled })));
    await new UnreachableStore(database).add(agentIds[0]!, { cause: 'never-met', status: undefined }, now);
    const { queues } = await figures.read(now);
    expect(queues.get('untold-outcomes')).toEqual({ length: 1, oldestMs: hourMs });
  });

  test('tell how long what is due has waited', async () => {
    await listing.prepare(new Date(now.getTime() - hourMs));
    const { queues } = await figures.read(now);
    expect(queues.get('directory-listing')).toEqual({ length: 1, oldestMs: hourMs });
  });
});
