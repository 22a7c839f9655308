import type { CustomerId } from '../../services/ids.ts';
import { idsIn, joinedIds } from '../kit/customer-ids.ts';
import { type ListPlace, listData, openedFrom } from '../reminders/back-link.ts';

/** Customers that were ticked on a list to be invited, one letter after the other. */
export interface LetterRound {
  readonly customerIds: readonly CustomerId[];
  /** The list to go back to. */
  readonly place: ListPlace;
}

type Carried = Parameters<typeof openedFrom>[0] & { readonly round?: string | undefined };

/** What the buttons of each letter carry along. */
export function roundData(round: LetterRound | undefined) {
  return round ? { round: joinedIds(round.customerIds), ...listData(round.place) } : {};
}

/** Undefined for a letter that was asked for alone. */
export function roundIn(carried: Carried): LetterRound | undefined {
  const from = openedFrom(carried);
  const customerIds = idsIn(carried.round);
  return from?.kind === 'unconfirmed' && customerIds.length > 0 ? { customerIds, place: from.place } : undefined;
}
