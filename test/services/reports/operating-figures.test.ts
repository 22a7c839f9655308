import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import { OperatingFiguresStore, attestationStates, queueNames } from '../../../services/reports/operating-figures.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';

const now = new Date('2026-01-20T10:00:00Z');
const hourMs = 3_600_000;

describe.each(engines)('numbers for the operator on $engine', ({ create }) => {
  let place: TestDatabase;
  let figures: OperatingFiguresStore;
  let listing: DirectoryListingStore;

  beforeEach(async () => {
    place = await create();
    const database = await place.open();
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

  test('tell how long what is due has waited', async () => {
    await listing.prepare(new Date(now.getTime() - hourMs));
    const { queues } = await figures.read(now);
    expect(queues.get('directory-listing')).toEqual({ length: 1, oldestMs: hourMs });
  });
});
