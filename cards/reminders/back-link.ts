import type { CustomerId, ReminderMessageId } from '../../services/ids.ts';
import type { ListFilter } from '../../services/reminders/unconfirmed-page.ts';
import { idsIn, joinedIds } from '../kit/customer-ids.ts';

/** A page of the list of unconfirmed customers, and the digest that the list was opened from. */
export interface ListPlace {
  readonly filter: ListFilter;
  /** From 1. */
  readonly page: number;
  readonly messageId?: ReminderMessageId | undefined;
  /** What a search found; nothing where nobody searched. */
  readonly found?: readonly CustomerId[] | undefined;
}

/** The list that a customer was opened from, in the same message. */
export type BackLink =
  | { readonly kind: 'reminder'; readonly messageId: ReminderMessageId }
  | { readonly kind: 'unconfirmed'; readonly place: ListPlace };

/** As buttons carry it: the page in digits. */
interface CarriedPlace extends Pick<ListPlace, 'filter' | 'messageId'> {
  readonly page: string;
  readonly found?: string | undefined;
}

export function listData({ filter, page, messageId, found }: ListPlace): CarriedPlace {
  return {
    ...{ filter, page: String(page) },
    ...(messageId === undefined ? {} : { messageId }),
    ...(found === undefined ? {} : { found: joinedIds(found) }),
  };
}

export function listPlace({ filter, page, messageId, found }: CarriedPlace): ListPlace {
  return { filter, page: Number(page), messageId, found: found === undefined ? undefined : idsIn(found) };
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

type CarriedLink = { readonly [Part in keyof CarriedPlace]?: CarriedPlace[Part] | undefined };

/** Where the way back leads, as a button carries it along. */
export function openedFrom({ messageId, filter, page, found }: CarriedLink): BackLink | undefined {
  if (filter !== undefined && page !== undefined)
    return { kind: 'unconfirmed', place: listPlace({ filter, page, messageId, found }) };
  return messageId === undefined ? undefined : { kind: 'reminder', messageId };
}
