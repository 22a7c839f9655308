import { randomUUID } from 'node:crypto';
import { type Transaction, sql } from 'kysely';
import { inQueueingOrder } from '../queue/item.ts';
import type { RecipientStore } from '../queue/recipient-store.ts';
import type { ReminderReason } from '../reminder.ts';
import type { CalendarDay } from '../../calendar-day.ts';
import type { SentTo } from '../../conversations/send-outcome.ts';
import { type Lease, HeldClaim, claimRows } from '../../database/claims.ts';
import type { Database, Tables } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { ReminderItem, ReminderMessage } from '../../database/tables/reminder-tables.ts';
import type { AgentId, ReminderMessageId } from '../../ids.ts';

export interface NamedItem {
  readonly item: ReminderItem;
  readonly reason: ReminderReason;
}

/** Messages: written before they are sent, and what came of it after. */
export class MessageStore {
  readonly #database: Database;
  readonly #recipients: RecipientStore;

  constructor(database: Database, recipients: RecipientStore) {
    this.#database = database;
    this.#recipients = recipients;
  }

  /** Claimed from the start, by the instance that is about to send it. */
  async intend(
    message: Pick<ReminderMessage, 'recipient_id' | 'kind' | 'day'>,
    named: readonly NamedItem[],
    lease: Lease,
  ): Promise<ReminderMessage> {
    const message_id = randomUUID() as string as ReminderMessageId;
    const now = toInstantText(lease.now);
    const times = { intended_at: now, read_at: now, next_attempt_at: now, claimed_until: toInstantText(lease.until) };
    return this.#database.query.transaction().execute(async (query) => {
      const row = await query
        .insertInto('reminder_messages')
        .values({ message_id, ...message, state: 'intended', ...times })
        .returningAll()
        .executeTakeFirstOrThrow();
      for (const [position, { item, reason }] of named.entries()) {
        await query
          .updateTable('reminder_items')
          .set({ state: 'named', message_id, position, reason: JSON.stringify(reason) })
          .where('item_id', '=', item.item_id)
          .where('state', '=', 'queued')
          .execute();
      }
      return row;
    });
  }

  /** What was left unsent, here or by an instance that is no more. */
  async claimUnsent(lease: Lease): Promise<ReminderMessage | undefined> {
    return this.#claim('next_attempt_at', lease);
  }

  hold({ message_id: id, claimed_until: until }: ReminderMessage): HeldClaim {
    return new HeldClaim(this.#database, { table: 'reminder_messages', key: 'message_id', id, until });
  }

  async claimUpdate(lease: Lease): Promise<ReminderMessage | undefined> {
    return this.#claim('update_due_at', lease);
  }

  /** Where something was settled meanwhile, an update is due at once. */
  async markSent(messageId: ReminderMessageId, to: SentTo, now: Date): Promise<void> {
    const sentAt = toInstantText(now);
    const sent = { state: 'sent', sent_at: sentAt, next_attempt_at: null, claimed_until: null } as const;
    await this.#set(messageId, { ...sent, conversation_id: to.conversationId, activity_id: to.activityId });
    await this.#database.query
      .updateTable('reminder_messages')
      .set({ update_due_at: sentAt })
      .where('message_id', '=', messageId)
      .where((message) =>
        message.exists(
          message
            .selectFrom('reminder_items')
            .select('item_id')
            .where('message_id', '=', messageId)
            .where('state', '=', 'settled'),
        ),
      )
      .execute();
  }

  async retryAt(messageId: ReminderMessageId, next: Date): Promise<void> {
    await this.#set(messageId, { next_attempt_at: toInstantText(next), claimed_until: null });
  }

  /** Its items wait for another message, or are dropped with it. What is queued for its recipient is looked at again. */
  async giveUp(message: ReminderMessage, items: 'queued' | 'dropped', now: Date): Promise<void> {
    const { message_id: messageId, recipient_id: recipientId } = message;
    await this.#database.query.transaction().execute(async (query) => {
      const given = await query
        .updateTable('reminder_items')
        .set({ state: 'dropped' })
        .where('message_id', '=', messageId)
        .where('state', '=', 'named')
        .returningAll()
        .execute();
      if (items === 'queued') await queueAgain(query, given);
      await query
        .updateTable('reminder_messages')
        .set({ state: 'given-up', next_attempt_at: null, claimed_until: null })
        .where('message_id', '=', messageId)
        .execute();
      await this.#recipients.wake(recipientId, now, query);
    });
  }

  /** Takes one out of a message that was not sent yet. */
  async takeOut(item: ReminderItem): Promise<void> {
    await this.#database.query
      .updateTable('reminder_items')
      .set({ state: 'dropped', message_id: null, position: null })
      .where('item_id', '=', item.item_id)
      .where('state', '<>', 'queued')
      .execute();
  }

  /** Takes one out of a message that was not sent yet, to be named in another one from `notBefore` on. */
  async putOff(item: ReminderItem, times: { readonly now: Date; readonly notBefore: Date }): Promise<void> {
    await this.#database.query.transaction().execute(async (query) => {
      const { numUpdatedRows } = await query
        .updateTable('reminder_items')
        .set({ state: 'dropped', message_id: null, position: null })
        .where('item_id', '=', item.item_id)
        .where('state', '=', 'named')
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      const waiting = { not_before: toInstantText(times.notBefore), failed_reads: item.failed_reads + 1 };
      await queueAgain(query, [{ ...item, ...waiting }]);
      // The recipient may rest until something is queued, and the rest of the message goes out.
      await this.#recipients.wake(item.recipient_id, times.now, query);
    });
  }

  async noteRead(messageId: ReminderMessageId, now: Date): Promise<void> {
    await this.#set(messageId, { read_at: toInstantText(now) });
  }

  /** Nothing is due until another item is settled. What was settled during the update stays due. */
  async endUpdate(message: ReminderMessage, next: Date | undefined): Promise<void> {
    const update_due_at = next ? toInstantText(next) : null;
    await this.#database.query
      .updateTable('reminder_messages')
      .set({
        update_due_at: sql`case when update_due_at = ${message.update_due_at} then ${update_due_at} else update_due_at end`,
        claimed_until: null,
      })
      .where('message_id', '=', message.message_id)
      .execute();
  }

  /** Messages sent or about to be sent to the recipient on that day of theirs. */
  async countOfDay(recipientId: AgentId, day: CalendarDay): Promise<number> {
    const row = await this.#database.query
      .selectFrom('reminder_messages')
      .select((message) => message.fn.countAll<number>().as('count'))
      .where('recipient_id', '=', recipientId)
      .where('day', '=', day)
      .where('state', '<>', 'given-up')
      .executeTakeFirstOrThrow();
    return row.count;
  }

  async find(messageId: ReminderMessageId): Promise<ReminderMessage | undefined> {
    return this.#database.query
      .selectFrom('reminder_messages')
      .selectAll()
      .where('message_id', '=', messageId)
      .executeTakeFirst();
  }

  async listItems(messageId: ReminderMessageId): Promise<readonly ReminderItem[]> {
    return this.#database.query
      .selectFrom('reminder_items')
      .selectAll()
      .where('message_id', '=', messageId)
      .where('state', 'in', ['named', 'settled'])
      .orderBy('position')
      .execute();
  }

  async detachCard({ conversationId, activityId }: SentTo, now: Date): Promise<void> {
    await this.#database.query
      .updateTable('reminder_messages')
      .set({ taken_at: toInstantText(now), update_due_at: null })
      .where('conversation_id', '=', conversationId)
      .where('activity_id', '=', activityId)
      .execute();
  }

  async attachCard({ conversationId, activityId }: SentTo): Promise<void> {
    await this.#database.query
      .updateTable('reminder_messages')
      .set({ taken_at: null })
      .where('conversation_id', '=', conversationId)
      .where('activity_id', '=', activityId)
      .execute();
  }

  async #claim(due: 'next_attempt_at' | 'update_due_at', lease: Lease): Promise<ReminderMessage | undefined> {
    const now = toInstantText(lease.now);
    const from = { table: 'reminder_messages', key: 'message_id', orderBy: due } as const;
    const [row] = await claimRows(this.#database, { ...from, ...lease, limit: 1, due: (row) => row(due, '<=', now) });
    return row;
  }

  async #set(messageId: ReminderMessageId, change: Partial<Omit<ReminderMessage, 'message_id'>>): Promise<void> {
    await this.#database.query
      .updateTable('reminder_messages')
      .set(change)
      .where('message_id', '=', messageId)
      .execute();
  }
}

/** Where another instance queues the same at this moment, its row counts: there is a unique index. */
async function queueAgain(query: Transaction<Tables>, items: readonly ReminderItem[]): Promise<void> {
  if (items.length === 0) return;
  const inNoMessage = { state: 'queued', message_id: null, position: null, reason: null } as const;
  await query
    .insertInto('reminder_items')
    .values(items.toSorted(inQueueingOrder).map((item) => ({ ...item, ...inNoMessage, item_id: randomUUID() })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
