import { sql } from 'kysely';
import { type Clock, waitUntil } from '../clock.ts';
import type { Database } from './database.ts';
import { fromInstantText, toInstantText } from './instant-text.ts';

export interface ThrottleOptions {
  readonly database: Database;
  /** Instances that give the same name share the limit. */
  readonly name: string;
  /** Of clock time, between one act and the next, over all instances; 0 where only pauses hold them back. */
  readonly everyMs: number;
  readonly clock: Clock;
}

/** Turns are taken from the database for so long at once: at high rates the database is not asked for each. */
const blockMs = 100;

/** Whether it is somebody's turn, and if not, why. */
export type Turn =
  { readonly kind: 'turn' } | { readonly kind: 'paused'; readonly until: Date } | { readonly kind: 'stopped' };

/** Lets all instances together do something only so often, evenly spread, and not at all during a pause. */
export class Throttle {
  readonly #options: ThrottleOptions;
  #turns: Date[] = [];
  #reserving: Promise<void> | undefined;

  constructor(options: ThrottleOptions) {
    this.#options = options;
  }

  /** Resolves when it is this caller's turn: true, or false when `stopping` was aborted before. A turn not used is lost. */
  async take(stopping: AbortSignal): Promise<boolean> {
    for (;;) {
      const turn = await this.takeUnlessPaused(stopping);
      if (turn.kind !== 'paused') return turn.kind === 'turn';
      await waitUntil(turn.until, this.#options.clock, stopping);
    }
  }

  /** As `take`, but the end of a pause is not waited for. */
  async takeUnlessPaused(stopping: AbortSignal): Promise<Turn> {
    if (stopping.aborted) return { kind: 'stopped' };
    const { everyMs, clock } = this.#options;
    const before = await this.findPause();
    if (before) return { kind: 'paused', until: before };
    if (everyMs === 0) return { kind: 'turn' };
    const turn = await this.#nextTurn();
    if (turn <= clock.now()) return { kind: 'turn' };
    // A pause moves turns behind its end, and that is not waited for.
    const during = await this.findPause();
    if (during) return { kind: 'paused', until: during };
    if (!(await waitUntil(turn, clock, stopping))) return { kind: 'stopped' };
    const after = await this.findPause();
    return after ? { kind: 'paused', until: after } : { kind: 'turn' };
  }

  /** The end of the pause that is on now. */
  async findPause(): Promise<Date | undefined> {
    const paused = (await this.#find())?.paused_until;
    const until = paused ? fromInstantText(paused) : undefined;
    if (!until || until <= this.#options.clock.now()) return undefined;
    this.#turns = [];
    return until;
  }

  /** Nobody's turn comes before `until`; a longer pause stays. */
  async pause(until: Date): Promise<void> {
    const text = toInstantText(until);
    const { database, name } = this.#options;
    await sql`
      insert into throttles (name, free_at, paused_until) values (${name}, ${text}, ${text})
      on conflict (name) do update set
        free_at = case when throttles.free_at < ${text} then ${text} else throttles.free_at end,
        paused_until = case when throttles.paused_until > ${text} then throttles.paused_until else ${text} end
    `.execute(database.query);
  }

  async #nextTurn(): Promise<Date> {
    for (;;) {
      const turn = this.#turns.shift();
      if (turn) return turn;
      this.#reserving ??= this.#reserve().finally(() => (this.#reserving = undefined));
      await this.#reserving;
    }
  }

  async #reserve(): Promise<void> {
    const { everyMs, clock } = this.#options;
    // Where there is no limit there are no turns to give away either.
    const count = everyMs === 0 ? 1 : Math.max(1, Math.floor(blockMs / everyMs));
    for (;;) {
      const row = await this.#find();
      const first = Math.max(clock.now().getTime(), row ? fromInstantText(row.free_at).getTime() : 0);
      if (!(await this.#giveAway(row?.free_at, new Date(Math.ceil(first + count * everyMs))))) continue;
      this.#turns = Array.from({ length: count }, (_, index) => new Date(first + index * everyMs));
      return;
    }
  }

  #find() {
    const { database, name } = this.#options;
    return database.query.selectFrom('throttles').selectAll().where('name', '=', name).executeTakeFirst();
  }

  /** False when another instance was faster. */
  async #giveAway(from: string | undefined, until: Date): Promise<boolean> {
    const { database, name } = this.#options;
    const free_at = toInstantText(until);
    const { numAffectedRows } = await (
      from === undefined
        ? sql`insert into throttles (name, free_at) values (${name}, ${free_at}) on conflict (name) do nothing`
        : sql`update throttles set free_at = ${free_at} where name = ${name} and free_at = ${from}`
    ).execute(database.query);
    return (numAffectedRows ?? 0n) > 0n;
  }
}
