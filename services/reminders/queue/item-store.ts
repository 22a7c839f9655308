import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/database.ts';
import { fromInstantText, toInstantText } from '../../database/instant-text.ts';
import type { FollowUp, ReminderItem } from '../../database/tables/reminder-tables.ts';
import type { AgentId, CustomerId } from '../../ids.ts';
import { inQueueingOrder, isStillRight } from './item.ts';
import type { RecipientStore } from './recipient-store.ts';
import { minuteMs } from '../../duration.ts';

/** It may be queued between the sending of a message and the note of it. */
const sameMomentMs = 5 * minuteMs;

/** A customer to bring up to a recipient. */
export interface ToQueue {
  readonly followUp: FollowUp;
  readonly recipientId: AgentId;
  readonly because: ReminderItem['because'];
}

/** A queued item and what is known of its customer now. */
export interface QueuedItem {
  readonly item: ReminderItem;
  /** Undefined where the item is out of date: the customer was settled or has another owner. */
  readonly followUp: FollowUp | undefined;
}

/** The items that wait for a message to their recipient. */
export class ItemStore {
  readonly #database: Database;
  readonly #recipients: RecipientStore;

  constructor(database: Database, recipients: RecipientStore) {
    this.#database = database;
    this.#recipients = recipients;
  }

  /** Queues each customer once for each recipient, and wakes the recipients, in one transaction. */
  async queue(what: readonly ToQueue[], now: Date): Promise<void> {
    if (what.length === 0) return;
    const recipientIds = [...new Set(what.map((one) => one.recipientId))].toSorted();
    await this.#database.query.transaction().execute(async (query) => {
      await query
        .insertInto('reminder_items')
        .values(what.map((one) => rowFrom(one, now)).toSorted(inQueueingOrder))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      for (const recipientId of recipientIds) await this.#recipients.wake(recipientId, now, query);
    });
  }

  /** The most urgent first, without the postponed ones. */
  async listQueued(recipientId: AgentId, now: Date, limit: number): Promise<QueuedItem[]> {
    const items = await this.#database.query
      .selectFrom('reminder_items')
      .selectAll()
      .where('recipient_id', '=', recipientId)
      .where('state', '=', 'queued')
      .where((item) => item.or([item('not_before', 'is', null), item('not_before', '<=', toInstantText(now))]))
      .orderBy('urgency')
      .limit(limit)
      .execute();
    if (items.length === 0) return [];
    const followUps = await this.#database.query
      .selectFrom('follow_ups')
      .selectAll()
      .where(
        'customer_id',
        'in',
        items.map((item) => item.customer_id),
      )
      .execute();
    return items.map((item) => ({ item, followUp: followUps.find((followUp) => isStillRight(item, followUp)) }));
  }

  /** When the first of what is queued is to be looked at; undefined where nothing is. */
  async findNextTime(recipientId: AgentId): Promise<Date | undefined> {
    const queued = this.#database.query
      .selectFrom('reminder_items')
      .select('not_before')
      .where('recipient_id', '=', recipientId)
      .where('state', '=', 'queued')
      .limit(1);
    const row =
      (await queued.where('not_before', 'is', null).executeTakeFirst()) ??
      (await queued.orderBy('not_before').executeTakeFirst());
    return row && new Date(row.not_before ?? 0);
  }

  async countQueued(recipientId: AgentId): Promise<number> {
    const row = await this.#database.query
      .selectFrom('reminder_items')
      .select((item) => item.fn.countAll<number>().as('count'))
      .where('recipient_id', '=', recipientId)
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow();
    return row.count;
  }

  /** Whether a message that names the customer to the recipient is under way, or came after this was queued. */
  async isBeingSaid(item: ReminderItem): Promise<boolean> {
    const since = toInstantText(new Date(fromInstantText(item.queued_at).getTime() - sameMomentMs));
    const other = await this.#database.query
      .selectFrom('reminder_items')
      .innerJoin('reminder_messages', 'reminder_messages.message_id', 'reminder_items.message_id')
      .select('item_id')
      .where('customer_id', '=', item.customer_id)
      .where('cycle', '=', item.cycle)
      .where('reminder_items.recipient_id', '=', item.recipient_id)
      .where('reminder_items.state', '=', 'named')
      .where((message) =>
        message.or([message('reminder_messages.state', '=', 'intended'), message('sent_at', '>=', since)]),
      )
      .executeTakeFirst();
    return other !== undefined;
  }

  async postpone(item: ReminderItem, until: Date): Promise<void> {
    await this.#database.query
      .updateTable('reminder_items')
      .set({ not_before: toInstantText(until), failed_reads: item.failed_reads + 1 })
      .where('item_id', '=', item.item_id)
      .execute();
  }

  async drop(itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) return;
    await this.#database.query
      .updateTable('reminder_items')
      .set({ state: 'dropped' })
      .where('item_id', 'in', itemIds)
      .where('state', '=', 'queued')
      .execute();
  }

  /** Some of what is queued, also what is postponed. */
  async listAnyQueued(recipientId: AgentId, limit: number): Promise<readonly ReminderItem[]> {
    return this.#database.query
      .selectFrom('reminder_items')
      .selectAll()
      .where('recipient_id', '=', recipientId)
      .where('state', '=', 'queued')
      .limit(limit)
      .execute();
  }

  /** Drops what is queued of a settled customer, and makes updates due for the messages that named it. */
  async settle(customerId: CustomerId, cycles: { readonly from: number; readonly before: number }, now: Date) {
    const ofCustomer = this.#database.query
      .selectFrom('reminder_items')
      .select('message_id')
      .where('customer_id', '=', customerId)
      .where('cycle', '>=', cycles.from)
      .where('cycle', '<', cycles.before);
    for (const [before, after] of [
      ['queued', 'dropped'],
      ['named', 'settled'],
    ] as const) {
      await this.#database.query
        .updateTable('reminder_items')
        .set({ state: after })
        .where('customer_id', '=', customerId)
        .where('cycle', '<', cycles.before)
        .where('state', '=', before)
        .execute();
    }
    // Each statement for itself: `markSent` looks for settled items after it has recorded the message.
    await this.#database.query
      .updateTable('reminder_messages')
      .set({ update_due_at: toInstantText(now), update_attempts: 0 })
      .where('message_id', 'in', ofCustomer.where('state', '=', 'settled').where('message_id', 'is not', null))
      .where('state', '=', 'sent')
      .where('taken_at', 'is', null)
      .execute();
  }
}

function rowFrom({ followUp, recipientId, because }: ToQueue, now: Date) {
  return {
    item_id: randomUUID(),
    customer_id: followUp.customer_id,
    recipient_id: recipientId,
    cycle: followUp.cycle,
    number: followUp.times + 1,
    because,
    owner_id: followUp.owner_id,
    last_sent_at: followUp.last_sent_at,
    urgency: followUp.urgency ?? '',
    state: 'queued',
    queued_at: toInstantText(now),
  } as const;
}
