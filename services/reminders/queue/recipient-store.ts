import { sql } from 'kysely';
import { type ReminderPreferences, usualPreferences } from '../policy/reminder-policy.ts';
import { type Lease, HeldClaim, claimRows } from '../../database/claims.ts';
import type { Database } from '../../database/database.ts';
import { readInstantText, toInstantText } from '../../database/instant-text.ts';
import type { RecipientRow } from '../../database/tables/reminder-tables.ts';
import type { AgentId } from '../../ids.ts';

/** How agents want to be reminded, and when to look at what is queued for them. */
export class RecipientStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async getPreferences(agentId: AgentId): Promise<ReminderPreferences> {
    const row = await this.#database.query
      .selectFrom('reminder_recipients')
      .select(['delivery', 'paused_until', 'has_opted_out'])
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
    if (!row) return usualPreferences;
    return {
      delivery: row.delivery === 'single' ? 'single' : 'digest',
      pausedUntil: readInstantText(row.paused_until),
      hasOptedOut: row.has_opted_out === 1,
    };
  }

  /** What is queued is looked at again at once. */
  async savePreferences(agentId: AgentId, preferences: ReminderPreferences, now: Date): Promise<void> {
    const chosen = {
      delivery: preferences.delivery,
      paused_until: preferences.pausedUntil ? toInstantText(preferences.pausedUntil) : null,
      has_opted_out: preferences.hasOptedOut ? 1 : 0,
      next_at: toInstantText(now),
    } as const;
    await this.#database.query
      .insertInto('reminder_recipients')
      .values({ agent_id: agentId, ...chosen })
      .onConflict((conflict) =>
        conflict.column('agent_id').doUpdateSet({ ...chosen, wakes: sql`reminder_recipients.wakes + 1` }),
      )
      .execute();
  }

  /** Something is queued for them. */
  async wake(agentId: AgentId, now: Date, query = this.#database.query): Promise<void> {
    const next = toInstantText(now);
    await query
      .insertInto('reminder_recipients')
      .values({ agent_id: agentId, delivery: usualPreferences.delivery, next_at: next, wakes: 1 })
      .onConflict((conflict) =>
        conflict.column('agent_id').doUpdateSet({ next_at: next, wakes: sql`reminder_recipients.wakes + 1` }),
      )
      .execute();
  }

  async claimNext(lease: Lease): Promise<RecipientRow | undefined> {
    const due = toInstantText(lease.now);
    const from = { table: 'reminder_recipients', key: 'agent_id', orderBy: 'next_at' } as const;
    const [row] = await claimRows(this.#database, {
      ...from,
      ...lease,
      limit: 1,
      due: (recipient) => recipient('next_at', '<=', due),
    });
    return row;
  }

  hold({ agent_id: id, claimed_until: until }: RecipientRow): HeldClaim {
    return new HeldClaim(this.#database, { table: 'reminder_recipients', key: 'agent_id', id, until });
  }

  /** Releases the recipient until `next`, or until something is queued, also if that happened meanwhile. */
  async release({ agent_id, wakes }: RecipientRow, claim: HeldClaim, next: Date | undefined): Promise<void> {
    const next_at = next ? toInstantText(next) : null;
    await this.#database.query
      .updateTable('reminder_recipients')
      .set({
        next_at: sql`case when wakes = ${wakes} then ${next_at} else next_at end`,
        claimed_until: null,
      })
      .where('agent_id', '=', agent_id)
      .where('claimed_until', '=', claim.until)
      .execute();
  }
}
