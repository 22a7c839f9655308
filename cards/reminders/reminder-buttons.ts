import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { AgentId } from '../../services/ids.ts';
import type { ReminderCase } from '../../services/reminders/reminder.ts';
import { type CardButton, destructiveButton, plainButton } from '../kit/card-actions.ts';
import { type BackLink, type ListPlace, backLinkData, listData } from './back-link.ts';
import type { Wording } from '../wording/wording.ts';

export interface ReminderButtonsData {
  readonly reminded: ReminderCase;
  readonly offers: OfferedRoads;
  /** Who looks at the card. */
  readonly agentId: AgentId;
  readonly from?: BackLink | undefined;
}

/** Nothing for a week; or what was stopped or put off, on again. */
export function pauseButton({ reminded, from }: ReminderButtonsData, wording: Wording): CardButton {
  const { customerId } = reminded.customer;
  const data = { customerId, ...backLinkData(from) };
  return reminded.isMuted || reminded.postponedUntil
    ? plainButton(wording.text('reminder.remindAgain'), { verb: 'reminder.unmute', ...data })
    : plainButton(wording.text('reminder.inAWeek'), { verb: 'reminder.snooze', ...data });
}

/** Off for good, for the agent who presses it. */
export function stopButtons({ reminded, from }: ReminderButtonsData, wording: Wording): readonly CardButton[] {
  if (reminded.isMuted) return [];
  const { customerId } = reminded.customer;
  return [
    destructiveButton(wording.text('reminder.stopIt'), { verb: 'reminder.mute', customerId, ...backLinkData(from) }),
  ];
}

/** An agent who may settle the customer but does not own it can take it; every other agent can choose an owner. */
export function ownerButton({ reminded, offers, agentId, from }: ReminderButtonsData, wording: Wording): CardButton {
  const data = { customerId: reminded.customer.customerId, ...backLinkData(from) };
  if (reminded.owner?.agentId === agentId || !offers.invite)
    return plainButton(wording.text('owner.choose'), { verb: 'owner.choose', ...data });
  return plainButton(wording.text('owner.take'), { verb: 'owner.take', ...data });
}

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
