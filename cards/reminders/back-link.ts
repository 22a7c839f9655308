import type { ReminderMessageId } from '../../services/ids.ts';
import type { ListFilter } from '../../services/reminders/unconfirmed-page.ts';
import { type ActionOf, type CardButton, plainButton } from '../kit/card-actions.ts';
import type { Wording } from '../wording/wording.ts';

/** A page of the list of unconfirmed customers, and the digest that the list was opened from. */
export interface ListPlace {
  readonly filter: ListFilter;
  /** From 1. */
  readonly page: number;
  readonly messageId?: ReminderMessageId | undefined;
}

/** The list that a customer was opened from, in the same message. */
export type BackLink =
  | { readonly kind: 'reminder'; readonly messageId: ReminderMessageId }
  | { readonly kind: 'unconfirmed'; readonly place: ListPlace };

/** As buttons carry it. */
export function listData({ filter, page, messageId }: ListPlace) {
  return { filter, page: String(page), ...(messageId === undefined ? {} : { messageId }) };
}

export function listPlace({ filter, page, messageId }: Omit<ActionOf<'unconfirmed.show'>, 'verb'>): ListPlace {
  return { filter, page: Number(page), messageId };
}

/** What the buttons of the opened customer carry along, so that the way back stays open. */
export function backLinkData(from: BackLink | undefined) {
  switch (from?.kind) {
    case 'reminder':
      return { messageId: from.messageId };
    case 'unconfirmed':
      return listData(from.place);
    case undefined:
      return {};
  }
}

/** Where the way back leads, as a button carries it along. */
export function openedFrom({ messageId, filter, page }: CarriedFrom): BackLink | undefined {
  if (filter !== undefined && page !== undefined)
    return { kind: 'unconfirmed', place: { filter, page: Number(page), messageId } };
  return messageId === undefined ? undefined : { kind: 'reminder', messageId };
}

type CarriedFrom = Partial<Pick<ActionOf<'reminder.snooze'>, 'messageId' | 'filter' | 'page'>>;

export function backButtons(from: BackLink | undefined, wording: Wording): readonly CardButton[] {
  switch (from?.kind) {
    case 'reminder':
      return [plainButton(wording.text('reminder.back'), { verb: 'reminder.list', messageId: from.messageId })];
    case 'unconfirmed':
      return [plainButton(wording.text('reminder.back'), { verb: 'unconfirmed.show', ...listData(from.place) })];
    case undefined:
      return [];
  }
}

/** From the list to the digest that it was opened from. */
export function listBackButtons({ messageId }: ListPlace, wording: Wording): readonly CardButton[] {
  if (messageId === undefined) return [];
  return [plainButton(wording.text('list.back'), { verb: 'reminder.list', messageId })];
}
