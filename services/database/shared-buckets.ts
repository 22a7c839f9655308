import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { inTime } from '../in-time.ts';
import { LogThrottle } from '../log-throttle.ts';
import type { Log } from '../log.ts';
import { type BucketShape, fullAfterOneMore, waitForToken } from '../token-bucket.ts';
import type { Database } from './database.ts';

interface SharedBucketsOptions extends BucketShape {
  readonly database: Database;
  /** Instances that give the same name share the buckets. */
  readonly name: string;
  /** How long a caller whose bucket is empty gets nothing at all, so that they need to be told only once; 0 for not. */
  readonly pauseMs: number;
  /** Somebody was held up. */
  readonly onHeldUp?: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

export type Admission =
  | { readonly kind: 'taken' }
  /** `isFirst`: no instance has told the caller of this pause yet. */
  | { readonly kind: 'held-up'; readonly isFirst: boolean; readonly waitMs: number };

const callersRemembered = 1_000;
/** So much of a bucket an instance takes before it says so to the others. */
const unsharedPart = 1 / 8;
/** Beyond this an instance goes on by what it knows itself: a limit is no reason to keep a person waiting. */
const shareWithinMs = 500;

/** What this instance knows of a bucket. Milliseconds since 1970. */
interface Bucket {
  fullAt: number;
  pausedUntil: number;
  /** Taken here, and not yet known to the others. */
  unshared: number;
}

/**
 * Limits what each caller may do at all instances together. An instance counts by itself, and adds every few tokens to what the
 * others took. So a person hardly ever waits for the database, a program in a hurry costs one statement in `size / 8` acts, and
 * each instance lets through at most that part of a bucket too much. Without the database each instance limits alone.
 */
export class SharedBuckets<Caller extends string> {
  readonly #options: SharedBucketsOptions;
  readonly #shareAfter: number;
  readonly #buckets = new LRUCache<Caller, Bucket>({ max: callersRemembered });
  readonly #alone: LogThrottle;

  constructor(options: SharedBucketsOptions) {
    this.#options = options;
    this.#shareAfter = Math.max(1, Math.floor(options.size * unsharedPart));
    this.#alone = new LogThrottle({ log: options.log, phrase: 'limit was not shared with other instances' });
  }

  /** Never rejects. */
  async take(caller: Caller): Promise<Admission> {
    const admission = await this.#admit(caller);
    if (admission.kind === 'held-up') this.#options.onHeldUp?.();
    return admission;
  }

  async #admit(caller: Caller): Promise<Admission> {
    const now = this.#now();
    const bucket = this.#bucketOf(caller, now);
    if (bucket.pausedUntil > now) return { kind: 'held-up', isFirst: false, waitMs: bucket.pausedUntil - now };
    const waitMs = waitForToken(bucket.fullAt, this.#options, now);
    if (waitMs > 0) return this.#holdUp(caller, { bucket, waitMs, now });
    bucket.fullAt = fullAfterOneMore(bucket.fullAt, this.#options, now);
    bucket.unshared += 1;
    if (bucket.unshared >= this.#shareAfter) await this.#orAlone(this.#share(caller, bucket));
    return { kind: 'taken' };
  }

  async #holdUp(caller: Caller, empty: { bucket: Bucket; waitMs: number; now: number }): Promise<Admission> {
    const { pauseMs } = this.#options;
    if (pauseMs === 0) return { kind: 'held-up', isFirst: true, waitMs: empty.waitMs };
    empty.bucket.pausedUntil = empty.now + pauseMs;
    const isFirst = (await this.#orAlone(this.#pause(caller, empty))) ?? true;
    return { kind: 'held-up', isFirst, waitMs: empty.bucket.pausedUntil - empty.now };
  }

  /** False where another instance has begun the pause. */
  async #pause(caller: Caller, { bucket, now }: { bucket: Bucket; now: number }): Promise<boolean> {
    const { rows } = await sql`
      insert into buckets (name, full_at, paused_until) values (${this.#nameOf(caller)}, ${now}, ${bucket.pausedUntil})
      on conflict (name) do update set paused_until = ${bucket.pausedUntil} where buckets.paused_until <= ${now}
      returning name`.execute(this.#options.database.query);
    return rows.length > 0;
  }

  async #share(caller: Caller, bucket: Bucket): Promise<void> {
    const { database, everyMs } = this.#options;
    const now = this.#now();
    const spentMs = bucket.unshared * everyMs;
    const before = bucket.fullAt;
    bucket.unshared = 0;
    const { latest, unbelievable } = this.#boundsOf(now);
    const { rows } = await sql<{ readonly full_at: number; readonly paused_until: number }>`
      insert into buckets (name, full_at, paused_until) values (${this.#nameOf(caller)}, ${now + spentMs}, 0)
      on conflict (name) do update set full_at = ${spentMs} + case
        when buckets.full_at < ${now} or buckets.full_at > ${unbelievable} then ${now}
        when buckets.full_at > ${latest} then ${latest}
        else buckets.full_at end
      returning full_at, paused_until`.execute(database.query);
    for (const { full_at: fullAt, paused_until: pausedUntil } of rows) {
      // What was taken here while the database answered is not in its answer.
      bucket.fullAt = fullAt + (bucket.fullAt - before);
      bucket.pausedUntil = Math.max(bucket.pausedUntil, pausedUntil);
    }
  }

  async #orAlone<Result>(sharing: Promise<Result>): Promise<Result | undefined> {
    try {
      return await inTime(sharing, shareWithinMs, 'sharing a limit');
    } catch (error) {
      this.#alone.warn({ limit: this.#options.name, err: error });
      return undefined;
    }
  }

  #bucketOf(caller: Caller, now: number): Bucket {
    const bucket = this.#buckets.get(caller) ?? { fullAt: now, pausedUntil: 0, unshared: 0 };
    const { latest, unbelievable } = this.#boundsOf(now);
    bucket.fullAt = bucket.fullAt > unbelievable ? now : Math.min(bucket.fullAt, latest);
    if (bucket.pausedUntil > now + this.#options.pauseMs) bucket.pausedUntil = 0;
    this.#buckets.set(caller, bucket);
    return bucket;
  }

  /** `latest`: when an empty bucket is full. `unbelievable`: by a clock that ran ahead and was set back, so that nobody waits for it. */
  #boundsOf(now: number): { readonly latest: number; readonly unbelievable: number } {
    const fillMs = this.#options.size * this.#options.everyMs;
    return { latest: now + fillMs, unbelievable: now + 10 * fillMs };
  }

  #nameOf(caller: Caller): string {
    return `${this.#options.name}/${caller}`;
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}

/** A full bucket says nothing, so the names of callers go a minute or two after their last act. */
export async function forgetFullBuckets(database: Database, clock: Clock): Promise<void> {
  const now = clock.now().getTime();
  await database.query.deleteFrom('buckets').where('full_at', '<', now).where('paused_until', '<', now).execute();
}
