import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { waitUntil } from '../wait-until.ts';
import type { ClaimableTable } from './claim-rows.ts';
import type { Database } from './database.ts';
import { type InstantText, fromInstantText, toInstantText } from './instant-text.ts';

const tryAgainAfterMs = 1_000;

interface HeldRow {
  readonly table: ClaimableTable;
  readonly key: string;
  readonly id: string;
  /** `claimed_until` as the claim left it. */
  readonly until: InstantText | null;
}

/** A row that was claimed, for as long as nobody else has claimed it since. */
export class HeldClaim {
  readonly #database: Database;
  readonly #row: HeldRow;
  #until: InstantText;

  constructor(database: Database, row: HeldRow) {
    if (row.until === null) throw new Error('the row is not claimed');
    this.#database = database;
    this.#row = row;
    this.#until = row.until;
  }

  /** What `claimed_until` says while the claim is held. */
  get until(): InstantText {
    return this.#until;
  }

  /** Also of a claim that has run out, unless somebody else has the row: false then. */
  async renew(until: Date, query = this.#database.query): Promise<boolean> {
    const { table, key, id } = this.#row;
    const text = toInstantText(until);
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} set claimed_until = ${text}
      where ${sql.ref(key)} = ${id} and claimed_until = ${this.#until}`.execute(query);
    if (numAffectedRows !== 1n) return false;
    this.#until = text;
    return true;
  }

  /** Does `work`, however long it takes: work that waits for a budget, or through a pause, may outlast any lease. */
  async during<T>(lease: { readonly clock: Clock; readonly leaseMs: number }, work: () => Promise<T>): Promise<T> {
    const done = new AbortController();
    const renewing = this.#renewUntil(done.signal, lease);
    try {
      return await work();
    } finally {
      done.abort();
      await renewing;
    }
  }

  async #renewUntil(done: AbortSignal, { clock, leaseMs }: { clock: Clock; leaseMs: number }): Promise<void> {
    const half = () => new Date(fromInstantText(this.#until).getTime() - leaseMs / 2);
    for (;;) {
      await waitUntil(half(), clock, done);
      if (done.aborted) return;
      const isHeld = await this.renew(new Date(clock.now().getTime() + leaseMs)).catch(() => 'not known');
      if (isHeld === false) return;
      if (isHeld !== true) await delay(tryAgainAfterMs, undefined, { signal: done }).catch(() => undefined);
    }
  }
}
