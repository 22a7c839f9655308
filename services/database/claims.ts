import { setTimeout as delay } from 'node:timers/promises';
import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, expressionBuilder, sql } from 'kysely';
import { longestRetryPauseMs } from '../back-off.ts';
import { type Clock, waitUntil } from '../clock.ts';
import type { Database, Tables } from './database.ts';
import { type InstantText, fromInstantText, toInstantText } from './instant-text.ts';

export type ClaimableTable = {
  [Table in keyof Tables]: Tables[Table] extends { claimed_until: unknown } ? Table : never;
}[keyof Tables];

export interface Claim<Table extends ClaimableTable> {
  readonly table: Table;
  readonly key: keyof Tables[Table] & string;
  /** Which rows want attention, claimed by somebody or not. */
  readonly due: (row: ExpressionBuilder<Tables, Table>) => Expression<SqlBool>;
  /** The smallest first. */
  readonly orderBy: keyof Tables[Table] & string;
  readonly limit: number;
  readonly now: Date;
  readonly until: Date;
  /** Whose claim lasts longer than any can: a clock that ran ahead made it, and it counts for nothing. */
  readonly stale?: (row: ExpressionBuilder<Tables, Table>) => Expression<SqlBool>;
}

/**
 * Takes up to `limit` due rows for this instance alone and returns them, in no order. A claim ends at `until`, or when
 * its holder sets `claimed_until` to null; so what an instance held when it died is taken up by another.
 */
export async function claimRows<Table extends ClaimableTable>(
  database: Database,
  claim: Claim<Table>,
): Promise<Selectable<Tables[Table]>[]> {
  const key = sql.ref(claim.key);
  const skipLocked = database.engine === 'postgres' ? sql`for update skip locked` : sql``;
  const stale = claim.stale ? sql`or (${claim.stale(expressionBuilder<Tables, Table>())})` : sql``;
  // Materialized: PostgreSQL may otherwise run the subquery again for every row, and lock more than the limit.
  const claimed = await sql<Selectable<Tables[Table]>>`
    with picked as materialized (
      select ${key} from ${sql.table(claim.table)}
      where (claimed_until is null or claimed_until <= ${toInstantText(claim.now)} ${stale})
        and (${claim.due(expressionBuilder<Tables, Table>())})
      order by ${sql.ref(claim.orderBy)}
      limit ${claim.limit}
      ${skipLocked}
    )
    update ${sql.table(claim.table)} set claimed_until = ${toInstantText(claim.until)}
    where ${key} in (select ${key} from picked)
    returning *`.execute(database.query);
  return claimed.rows;
}

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

type RetriedTable = 'attestations' | 'attestation_corrections' | 'new_customers';

/**
 * Whether a claim is longer than one made now would be: until `until`, or for the longest pause where it has failed before. The
 * clock that made it has been set back since, and its row would wait for as long as that. Clocks of instances differ a little, so
 * that twice the length of a claim is still taken for one.
 */
export function isClaimedTooLong<Table extends RetriedTable>(
  row: ExpressionBuilder<Tables, Table>,
  { now, until }: { now: Date; until: Date },
): Expression<SqlBool> {
  const { eb } = row as unknown as ExpressionBuilder<Tables, RetriedTable>;
  const after = (ms: number) => toInstantText(new Date(until.getTime() + ms));
  const claimMs = until.getTime() - now.getTime();
  return eb.or([
    eb('claimed_until', '>', after(claimMs + longestRetryPauseMs)),
    eb.and([eb('attempts', '=', 0), eb('claimed_until', '>', after(claimMs))]),
  ]);
}

/** A time in which claimed work is one instance's alone. */
export interface Lease {
  readonly now: Date;
  readonly until: Date;
}

export function leaseFrom(clock: Clock, leaseMs: number): Lease {
  const now = clock.now();
  return { now, until: new Date(now.getTime() + leaseMs) };
}
