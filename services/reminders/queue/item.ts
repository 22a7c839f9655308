import { z } from 'zod';
import { type Timetable, isNeededSoon } from '../policy/due-at.ts';
import type { ReminderPolicy } from '../policy/reminder-policy.ts';
import type { ReminderReason } from '../reminder.ts';
import { parseCalendarDay } from '../../calendar-day.ts';
import { type InstantText, getInstant, readInstantText } from '../../database/instant-text.ts';
import type { FollowUp, ReminderItem } from '../../database/tables/reminder-tables.ts';

const day = z.string().transform((text, context) => {
  const parsed = parseCalendarDay(text);
  if (parsed) return parsed;
  context.addIssue('no day');
  return z.NEVER;
});

const kept = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first') }),
  z.object({ kind: z.literal('again'), times: z.number(), last: z.coerce.date() }),
  z.object({ kind: z.literal('needed-by'), neededFor: z.enum(['renewal', 'order']), neededBy: day }),
  z.object({ kind: z.literal('postponed') }),
]);

/** As stored when the customer was named; if that cannot be read, what the history gives. */
export function storedReason(item: Pick<ReminderItem, 'reason' | 'number' | 'last_sent_at'>): ReminderReason {
  return parse(item.reason) ?? broughtUpBefore(item.number - 1, readInstantText(item.last_sent_at));
}

function parse(json: string | null): ReminderReason | undefined {
  try {
    return kept.safeParse(JSON.parse(json ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** Why a customer is named now. */
export function reasonFor(item: ReminderItem, followUp: FollowUp, at: { now: Date; policy: ReminderPolicy }) {
  const { needed_by, needed_for } = followUp;
  if (item.because === 'postponed') return { kind: 'postponed' } as const;
  if (needed_by && needed_for && isNeededSoon(needed_by, at.now, at.policy)) {
    return { kind: 'needed-by', neededFor: needed_for, neededBy: needed_by } as const;
  }
  return broughtUpBefore(item.number - 1, readInstantText(item.last_sent_at));
}

/** The reason that its history alone gives. */
export function broughtUpBefore(times: number, last: Date | undefined): ReminderReason {
  return times > 0 && last ? { kind: 'again', times, last } : { kind: 'first' };
}

/** One order for all who queue several rows at once, so that no two transactions wait for each other. */
export function inQueueingOrder(one: ItemKey, other: ItemKey): number {
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

/** Whether the item's recipient is still to hear of the customer. */
export function isStillRight(item: ReminderItem, followUp: FollowUp | undefined): boolean {
  if (followUp?.customer_id !== item.customer_id) return false;
  if (followUp.unconfirmed_since === null || followUp.cycle !== item.cycle) return false;
  return item.because === 'postponed' || followUp.owner_id === item.owner_id;
}

type ItemKey = Pick<ReminderItem, 'customer_id' | 'recipient_id'>;

function keyOf({ customer_id: customerId, recipient_id: recipientId }: ItemKey): string {
  return `${customerId} ${recipientId}`;
}

export function timetableOf(followUp: FollowUp, unconfirmedSince: InstantText): Timetable {
  return {
    unconfirmedSince: getInstant(unconfirmedSince),
    times: followUp.times,
    lastSentAt: followUp.last_sent_at ? getInstant(followUp.last_sent_at) : undefined,
    neededBy: followUp.needed_by ?? undefined,
  };
}
