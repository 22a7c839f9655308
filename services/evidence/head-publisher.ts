import { doubledMs, usualBackOff } from '../back-off.ts';
import type { Clock } from '../clock.ts';
import { claimRows } from '../database/claims.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { PublishedHeadsRow } from '../database/tables/evidence-tables.ts';
import { inTime } from '../in-time.ts';
import type { Log } from '../log.ts';
import { EvidenceDamagedError } from './evidence-damaged-error.ts';
import { parseHead } from './format/head.ts';
import { writeNote } from './format/signed-note.ts';
import type { HeadPlace } from './head-place.ts';
import { findNewestHead } from './head-signer.ts';

interface HeadPublisherOptions {
  readonly database: Database;
  readonly places: readonly HeadPlace[];
  readonly clock: Clock;
  readonly log: Log;
}

const publishWithinMs = 60_000;
/** Longer than a call can be on its way. */
const leaseMs = 2 * publishWithinMs;

/** Publishes each head once at each place, whichever instance has signed it. What fails is tried again with the heads of then. */
export class HeadPublisher {
  readonly #options: HeadPublisherOptions;
  #isPrepared = false;

  constructor(options: HeadPublisherOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    if (!this.#isPrepared) await this.#prepare();
    for (const place of this.#options.places) await this.#publishAt(place);
  }

  /** A place that is set no more is forgotten. */
  async #prepare(): Promise<void> {
    const { database, places } = this.#options;
    const names = places.map(({ name }) => name);
    const gone = database.query.deleteFrom('published_heads');
    await (names.length === 0 ? gone : gone.where('place', 'not in', names)).execute();
    const none = { size: 0, published_at: null, failing_since: null, attempts: 0, claimed_until: null };
    for (const place of names)
      await database.query
        .insertInto('published_heads')
        .values({ place, ...none })
        .onConflict((conflict) => conflict.column('place').doNothing())
        .execute();
    this.#isPrepared = true;
  }

  async #publishAt(place: HeadPlace): Promise<void> {
    const newest = await findNewestHead(this.#options.database.query);
    const row = newest && (await this.#claim(place, newest.size));
    if (!row) return;
    const { clock, log } = this.#options;
    try {
      const heads = await this.#headsSince(row.size, place.mostHeads);
      await inTime(place.publish(heads, clock.now()), publishWithinMs, 'publishing a head');
      const published_at = toInstantText(clock.now());
      await this.#save(place, {
        size: newest.size,
        published_at,
        failing_since: null,
        attempts: 0,
        claimed_until: null,
      });
      log.info({ place: place.name, size: newest.size }, 'evidence head published');
    } catch (error) {
      await this.#postpone(place, row);
      log.warn({ place: place.name, attempts: row.attempts + 1, err: error }, 'evidence head was not published');
    }
  }

  /** Whether there is a head that the place does not have, and this instance is the one to publish it. */
  async #claim({ name, everyMs }: HeadPlace, size: number): Promise<PublishedHeadsRow | undefined> {
    const { database, clock } = this.#options;
    const now = clock.now();
    const before = toInstantText(new Date(now.getTime() - everyMs));
    const [row] = await claimRows(database, {
      ...{ table: 'published_heads', key: 'place', orderBy: 'place', limit: 1 },
      due: (one) =>
        one.and([
          one('place', '=', name),
          one('size', '<>', size),
          one.or([one('published_at', 'is', null), one('published_at', '<=', before)]),
        ]),
      ...{ now, until: new Date(now.getTime() + leaseMs) },
    });
    return row;
  }

  /** The newest of them; the newest of all where the database holds none that is new, as after a backup was put back. */
  async #headsSince(size: number, most: number): Promise<readonly string[]> {
    const { query } = this.#options.database;
    const newestFirst = query.selectFrom('evidence_heads').select('signed').orderBy('size', 'desc');
    const since = await newestFirst.where('size', '>', size).limit(most).execute();
    const rows = since.length > 0 ? since : await newestFirst.limit(1).execute();
    return rows.map(({ signed }) => noteIn(signed)).reverse();
  }

  async #postpone(place: HeadPlace, { attempts, failing_since }: PublishedHeadsRow): Promise<void> {
    const now = this.#options.clock.now();
    const until = new Date(now.getTime() + doubledMs(usualBackOff, attempts));
    await this.#save(place, {
      failing_since: failing_since ?? toInstantText(now),
      attempts: attempts + 1,
      claimed_until: toInstantText(until),
    });
  }

  async #save({ name }: HeadPlace, change: Partial<PublishedHeadsRow>): Promise<void> {
    await this.#options.database.query.updateTable('published_heads').set(change).where('place', '=', name).execute();
  }
}

/** Nobody but the signer says anything there, so that what the database holds is looked at first. */
function noteIn(signed: string): string {
  const head = parseHead(signed);
  if (!head) throw new EvidenceDamagedError('one of its heads is none');
  return writeNote(head.note);
}
