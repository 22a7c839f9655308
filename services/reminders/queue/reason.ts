import { z } from 'zod';
import { parseCalendarDay } from '../../calendar-day.ts';
import { readInstantText } from '../../database/instant-text.ts';
import { isNeededSoon } from '../policy/due-at.ts';
import type { FollowUp } from './follow-up-store.ts';
import type { ReminderItem } from './item-store.ts';
import type { ReminderPolicy } from '../policy/reminder-policy.ts';
import type { ReminderReason } from '../reminder.ts';

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

/** As it was kept when the customer was named; where that cannot be read, what its history gives. */
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
