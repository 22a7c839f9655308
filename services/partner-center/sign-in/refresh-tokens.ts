import type { Clock } from '../../clock.ts';
import { dayMs } from '../../duration.ts';
import type { Log } from '../../log.ts';
import { ProductError } from '../../product-error.ts';
import type { RefreshTokenStore } from './refresh-token-store.ts';

/** Entra's lifetime of a refresh token, from when it was issued (refresh-tokens, gdap-and-secure-application-model). */
export const lifetimeMs = 90 * dayMs;
/** Each use brings a new one, some twenty a day. One a day is kept. */
const replacedAfterMs = dayMs;

/** Where the settings say that the refresh token is kept, other than in the environment. Both throw `ProductError`. */
export interface RefreshTokenPlace {
  read(): Promise<{ readonly value: string; readonly since: Date }>;
  write(token: string): Promise<void>;
}

/** How long the token in use is still good for. */
export interface Remaining {
  /** Begun days included; 0 when it has ended, or was refused. */
  readonly days: number;
  readonly endsAt: Date;
}

interface RefreshTokensOptions {
  /** The one in the settings. */
  readonly configured: string;
  /** Undefined where nothing new can be kept. */
  readonly place: RefreshTokenPlace | undefined;
  readonly store: RefreshTokenStore;
  /** The machine's own: tokens live by the time of the world. */
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The service account's refresh token. Where its place takes a new one, it is replaced once a day, and so never ends. Entra does
 * not revoke the one that was used (refresh-tokens), so several instances may replace it at the same moment: the last one stays,
 * and all are good. What is in use is always what is kept: a token in memory alone would hide, until the next start, that the
 * kept one has died.
 */
export class RefreshTokens {
  readonly #options: RefreshTokensOptions;
  #current: string;
  #since: Date | undefined;
  #offered: string | undefined;
  #isRefused = false;
  #hasFailedToKeep = false;

  constructor(options: RefreshTokensOptions) {
    this.#options = options;
    this.#current = options.configured;
  }

  get current(): string {
    return this.#current;
  }

  /** Of the token in use; undefined until it is known. */
  ageSeconds(): number | undefined {
    if (!this.#since) return undefined;
    return Math.max(0, Math.floor((this.#options.clock.now().getTime() - this.#since.getTime()) / 1_000));
  }

  /** Undefined until the age is known. */
  findRemaining(): Remaining | undefined {
    if (!this.#since) return undefined;
    const now = this.#options.clock.now();
    const endsAt = this.#isRefused ? now : new Date(this.#since.getTime() + lifetimeMs);
    return { endsAt, days: Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / dayMs)) };
  }

  /** For the one instance that may tell now, for `forMs`, that the token in use ends in so many days. */
  async claimNotice(days: number, forMs: number): Promise<{ markTold(): Promise<void> } | undefined> {
    const { store, clock } = this.#options;
    const token = this.#current;
    const now = clock.now();
    const lease = { daysLeft: days, now, until: new Date(now.getTime() + forMs) };
    return (await store.claimNotice(token, lease)) ? { markTold: () => store.markTold(token, days) } : undefined;
  }

  /** Entra took the current token, and gave this one with its answer. */
  offer(issued: string | undefined): void {
    this.#isRefused = false;
    this.#offered = issued;
  }

  /** Entra refused the current token. The one that is kept may be newer by now: that of a new consent, or of another instance. */
  async findNewer(): Promise<string | undefined> {
    this.#isRefused = true;
    try {
      return (await this.#takeKept()) ? this.#current : undefined;
    } catch (error) {
      this.#logFailure(error);
      return undefined;
    }
  }

  /** For a loop: notes how old the token is, and replaces it where it is a day old. */
  async keep(): Promise<void> {
    const { clock, place } = this.#options;
    if (!this.#since) await this.#noteAge();
    const isOld = this.#since !== undefined && clock.now().getTime() - this.#since.getTime() >= replacedAfterMs;
    if (place === undefined || this.#offered === undefined || !isOld) return;
    const replacement = this.#offered;
    try {
      if (!(await this.#takeKept())) await this.#replace(place, replacement);
      this.#hasFailedToKeep = false;
    } catch (error) {
      this.#logFailure(error);
    }
    this.#offered = undefined;
  }

  async #noteAge(): Promise<void> {
    const { place, store, clock } = this.#options;
    const kept = await place?.read().catch(() => undefined);
    const since = kept?.value === this.#current ? kept.since : clock.now();
    this.#since = await store.note(this.#current, since);
  }

  /** False where nothing else is kept than what is in use. */
  async #takeKept(): Promise<boolean> {
    const kept = await this.#options.place?.read();
    if (kept === undefined || kept.value === this.#current) return false;
    this.#current = kept.value;
    this.#since = await this.#options.store.note(kept.value, kept.since);
    this.#isRefused = false;
    this.#options.log.info({}, 'refresh token read again');
    return true;
  }

  async #replace(place: RefreshTokenPlace, replacement: string): Promise<void> {
    await place.write(replacement);
    this.#current = replacement;
    this.#since = await this.#options.store.note(replacement, this.#options.clock.now());
    this.#options.log.info({}, 'refresh token replaced');
  }

  /** Once, until it works again: the next try is a day or an hour away, and the token still good for months. */
  #logFailure(error: unknown): void {
    if (!(error instanceof ProductError)) throw error;
    if (!this.#hasFailedToKeep) this.#options.log.warn({ err: error }, 'refresh token could not be kept');
    this.#hasFailedToKeep = true;
  }
}
