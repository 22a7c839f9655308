import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import type { HeadPlace } from '../../../services/evidence/head-place.ts';
import { HeadPublisher } from '../../../services/evidence/head-publisher.ts';
import { parseHead } from '../../../services/evidence/format/head.ts';
import type { HeadSigner } from '../../../services/evidence/head-signer.ts';
import { OperatingFiguresStore } from '../../../services/reports/operating-figures.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { EvidenceWorld, confirmation } from '../../support/worlds/evidence-world.ts';

const minuteMs = 60_000;

/** Takes heads, unless it is away. */
class Place implements HeadPlace {
  readonly name: HeadPlace['name'];
  readonly everyMs: number;
  readonly mostHeads: number;
  readonly heads: string[] = [];
  calls = 0;
  isAway = false;

  constructor(given: Partial<HeadPlace> = {}) {
    this.name = given.name ?? 'blob';
    this.everyMs = given.everyMs ?? minuteMs;
    this.mostHeads = given.mostHeads ?? 1_000;
  }

  publish(heads: readonly string[]): Promise<void> {
    this.calls += 1;
    if (this.isAway) return Promise.reject(new Error('503'));
    this.heads.push(...heads);
    return Promise.resolve();
  }

  get sizes(): readonly (number | undefined)[] {
    return this.heads.map((head) => parseHead(head)?.size);
  }
}

describe.each(engines)('heads outside of the database on $engine', ({ create }) => {
  const contoso = randomUUID();
  let place: TestDatabase;
  let world: EvidenceWorld;
  let signer: HeadSigner;
  let log: CapturedLog;

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
    signer = world.signer();
    log = new CapturedLog();
    await signer.begin();
  });

  afterEach(async () => {
    await world.remove();
    await place.remove();
  });

  const publisher = (...places: readonly HeadPlace[]) =>
    new HeadPublisher({ database: world.database, places, clock: { now: () => world.now }, log });
  const later = (minutes: number) => (world.now = new Date(world.now.getTime() + minutes * minuteMs));
  const confirmAndSign = async () => {
    await world.append(confirmation(contoso));
    await signer.signNow();
  };
  const failing = async () => {
    const listing = new DirectoryListingStore(world.database);
    const { queues } = await new OperatingFiguresStore(world.database, listing).read(world.now);
    return queues.get('evidence-heads');
  };

  test('are published once each, in their order, and not more often than the place wants', async () => {
    const blob = new Place();
    const publishing = publisher(blob);
    await publishing.run();
    await confirmAndSign();
    await confirmAndSign();
    await publishing.run();
    expect(blob.sizes).toEqual([1]);
    later(1);
    await publishing.run();
    await publishing.run();
    expect(blob.sizes).toEqual([1, 2, 3]);
    expect(blob.calls).toBe(2);
  });

  test('are the newest alone where the place takes one', async () => {
    await confirmAndSign();
    await confirmAndSign();
    const channel = new Place({ mostHeads: 1 });
    await publisher(channel).run();
    expect(channel.sizes).toEqual([3]);
  });

  test('wait while a place fails, are counted, and come with those of then, also after a restart', async () => {
    const blob = new Place();
    blob.isAway = true;
    await publisher(blob).run();
    await publisher(blob).run();
    expect(blob.calls).toBe(1);
    later(10);
    expect(await failing()).toEqual({ length: 1, oldestMs: 10 * minuteMs });
    await confirmAndSign();
    blob.isAway = false;
    await publisher(blob).run();
    expect(blob.sizes).toEqual([1, 2]);
    expect(await failing()).toEqual({ length: 0, oldestMs: 0 });
    expect(log.lines.map(({ phrase }) => phrase)).toEqual([
      'evidence head was not published',
      'evidence head published',
    ]);
  });

  test('come to one place also while another fails', async () => {
    const [blob, channel] = [new Place(), new Place({ name: 'channel', mostHeads: 1 })];
    blob.isAway = true;
    await publisher(blob, channel).run();
    expect([blob.sizes, channel.sizes]).toEqual([[], [1]]);
  });

  test('are published once by two instances', async () => {
    const blob = new Place();
    const other = new HeadPublisher({
      ...{ database: await place.open(), places: [blob], clock: { now: () => world.now }, log },
    });
    await Promise.all([publisher(blob).run(), other.run()]);
    expect(blob.sizes).toEqual([1]);
  });

  test('are counted no more where the place is set no more', async () => {
    const blob = new Place();
    blob.isAway = true;
    await publisher(blob).run();
    await publisher().run();
    expect(await failing()).toEqual({ length: 0, oldestMs: 0 });
  });
});
