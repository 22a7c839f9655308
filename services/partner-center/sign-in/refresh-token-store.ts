import { createHash } from 'node:crypto';
import { claimRows } from '../../database/claims.ts';
import type { Database } from '../../database/database.ts';
import { fromInstantText, toInstantText } from '../../database/instant-text.ts';
import { dayMs } from '../../duration.ts';

/** Of tokens that have long ended. */
const keptForMs = 365 * dayMs;

/** Since when each refresh token of the service account is there, and what the admins know of its end. Holds no token. */
export class RefreshTokenStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** When the token was first noted, or `since`, whichever is earlier. */
  async note(token: string, since: Date): Promise<Date> {
    const { query } = this.#database;
    const fingerprint = fingerprintOf(token);
    const old = toInstantText(new Date(since.getTime() - keptForMs));
    await query.deleteFrom('service_account_tokens').where('since', '<', old).execute();
    await query
      .insertInto('service_account_tokens')
      .values({ fingerprint, since: toInstantText(since) })
      .onConflict((conflict) => conflict.column('fingerprint').doNothing())
      .execute();
    const row = await query
      .selectFrom('service_account_tokens')
      .select('since')
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirstOrThrow();
    const known = fromInstantText(row.since);
    return known < since ? known : since;
  }

  /** True for the one instance that may tell the admins now, until `until`, that so many days are left. */
  async claimNotice(token: string, lease: { daysLeft: number; now: Date; until: Date }): Promise<boolean> {
    const claimed = await claimRows(this.#database, {
      table: 'service_account_tokens',
      key: 'fingerprint',
      orderBy: 'fingerprint',
      due: (row) =>
        row.and([
          row('fingerprint', '=', fingerprintOf(token)),
          row.or([row('told_days', 'is', null), row('told_days', '>', lease.daysLeft)]),
        ]),
      limit: 1,
      now: lease.now,
      until: lease.until,
    });
    return claimed.length > 0;
  }

  async markTold(token: string, daysLeft: number): Promise<void> {
    await this.#database.query
      .updateTable('service_account_tokens')
      .set({ told_days: daysLeft, claimed_until: null })
      .where('fingerprint', '=', fingerprintOf(token))
      .execute();
  }
}

/** A token is long and random, so its hash leads nobody back to it. */
function fingerprintOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
