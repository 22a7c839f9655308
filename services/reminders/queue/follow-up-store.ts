import { type Transaction, sql } from 'kysely';
import { dueAt } from '../policy/due-at.ts';
import type { ReminderPolicy } from '../policy/reminder-policy.ts';
import type { NeededFor } from '../reminder.ts';
import type { CalendarDay } from '../../calendar-day.ts';
import { type Lease, HeldClaim, claimRows } from '../../database/claims.ts';
import type { Database, Tables } from '../../database/database.ts';
import { type InstantText, toInstantText } from '../../database/instant-text.ts';
import type { FollowUp } from '../../database/tables/reminder-tables.ts';
import type { CustomerId } from '../../ids.ts';
import { timetableOf } from './item.ts';

/** What is done about each customer until it is settled. Triggers on the directory open and close it. */
export class FollowUpStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those to be looked at now, for this instance alone; the longest due first. */
  async claimDue(lease: Lease, limit: number): Promise<FollowUp[]> {
    const due = toInstantText(lease.now);
    const from = { table: 'follow_ups', key: 'customer_id', orderBy: 'due_at' } as const;
    return claimRows(this.#database, { ...from, ...lease, limit, due: (row) => row('due_at', '<=', due) });
  }

  hold({ customer_id: id, claimed_until: until }: FollowUp): HeldClaim {
    return new HeldClaim(this.#database, { table: 'follow_ups', key: 'customer_id', id, until });
  }

  /** Releases claimed rows until they are due again. Rows closed or claimed anew meanwhile stay as they are. */
  async plan(customerIds: readonly CustomerId[], next: Date, under: { lease: Lease; savedAt: InstantText | '' }) {
    await this.#database.query
      .updateTable('follow_ups')
      .set({ due_at: toInstantText(next), planned_at: under.savedAt, claimed_until: null })
      .where('customer_id', 'in', this.#unlocked(customerIds))
      .where('claimed_until', '=', toInstantText(under.lease.until))
      .where('due_at', 'is not', null)
      .execute();
  }

  /** Makes those due that were planned under an older policy: whether there are more of them. */
  async replan(savedAt: InstantText | '', now: Date, limit: number): Promise<boolean> {
    const older = this.#database.query
      .selectFrom('follow_ups')
      .select('customer_id')
      .where('due_at', 'is not', null)
      .where('planned_at', '<', savedAt)
      .limit(limit);
    const result = await this.#database.query
      .updateTable('follow_ups')
      .set({ due_at: toInstantText(now), planned_at: savedAt })
      .where('customer_id', 'in', older)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) === limit;
  }

  /** For another recipient, or after a change. */
  async makeDue(customerIds: readonly CustomerId[], now: Date): Promise<void> {
    await this.#database.query
      .updateTable('follow_ups')
      .set({ due_at: toInstantText(now), claimed_until: null })
      .where('customer_id', 'in', customerIds)
      .where('due_at', 'is not', null)
      .execute();
  }

  async noteSent(
    item: { readonly customer_id: CustomerId; readonly cycle: number; readonly number: number },
    sentAt: Date,
    policy: ReminderPolicy,
  ): Promise<void> {
    await this.#database.query.transaction().execute(async (query) => {
      const followUp = await this.#findLocked(item.customer_id, query);
      if (!followUp?.unconfirmed_since || followUp.cycle !== item.cycle) return;
      const times = Math.max(followUp.times, item.number);
      const next = dueAt({ ...timetableOf(followUp, followUp.unconfirmed_since), times, lastSentAt: sentAt }, policy);
      await query
        .updateTable('follow_ups')
        .set({ times, last_sent_at: toInstantText(sentAt), due_at: toInstantText(next) })
        .where('customer_id', '=', item.customer_id)
        .where('cycle', '=', item.cycle)
        .where('due_at', 'is not', null)
        .execute();
    });
  }

  async find(customerId: CustomerId): Promise<FollowUp | undefined> {
    return this.#database.query
      .selectFrom('follow_ups')
      .selectAll()
      .where('customer_id', '=', customerId)
      .executeTakeFirst();
  }

  /** Looked at again at once, where it is open; what is queued takes its new place. */
  async saveNeededBy(
    customerId: CustomerId,
    needed: { readonly day: CalendarDay; readonly for: NeededFor } | undefined,
    now: Date,
  ): Promise<void> {
    const columns = { needed_by: needed?.day ?? null, needed_for: needed?.for ?? null };
    const due = toInstantText(now);
    await this.#database.query
      .insertInto('follow_ups')
      .values({ customer_id: customerId, ...columns })
      .onConflict((conflict) =>
        conflict.column('customer_id').doUpdateSet({
          ...columns,
          due_at: sql`case when follow_ups.due_at is null then null else ${due} end`,
        }),
      )
      .execute();
    await sql`
      update reminder_items set urgency = follow_ups.urgency from follow_ups
      where reminder_items.customer_id = ${customerId} and reminder_items.state = 'queued'
        and follow_ups.customer_id = reminder_items.customer_id and follow_ups.urgency is not null
    `.execute(this.#database.query);
  }

  /** Customers settled since their messages were last updated. */
  async claimSettled(lease: Lease, limit: number): Promise<FollowUp[]> {
    const from = { table: 'follow_ups', key: 'customer_id', orderBy: 'customer_id' } as const;
    const due = () => sql<boolean>`settled_cycle < cycle`;
    return claimRows(this.#database, { ...from, ...lease, limit, due });
  }

  async markSettled({ customer_id, cycle }: FollowUp, lease: Lease): Promise<void> {
    await this.#database.query
      .updateTable('follow_ups')
      .set({ settled_cycle: cycle, claimed_until: null })
      .where('customer_id', '=', customer_id)
      .where('claimed_until', '=', toInstantText(lease.until))
      .execute();
  }

  /** Nobody changes it before the end of the transaction; the embedded engine lets no other write in anyway. */
  async #findLocked(customerId: CustomerId, query: Transaction<Tables>): Promise<FollowUp | undefined> {
    return query
      .selectFrom('follow_ups')
      .selectAll()
      .where('customer_id', '=', customerId)
      .$if(this.#database.engine === 'postgres', (rows) => rows.forUpdate())
      .executeTakeFirst();
  }

  /** Skips locked rows: waiting for them in another order than the directory's writer would deadlock. A claim that stays ends by itself. */
  #unlocked(customerIds: readonly CustomerId[]) {
    const rows = this.#database.query
      .selectFrom('follow_ups')
      .select('customer_id')
      .where('customer_id', 'in', customerIds);
    return this.#database.engine === 'postgres' ? rows.forUpdate().skipLocked() : rows;
  }
}
