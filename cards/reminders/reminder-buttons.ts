import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { AgentId, ReminderMessageId } from '../../services/ids.ts';
import type { ReminderCase } from '../../services/reminders/reminder.ts';
import type { OwnerFilter } from '../../services/reminders/unconfirmed-page.ts';
import { type ActionOf, type CardButton, plainButton } from '../kit/card-actions.ts';
import type { Wording } from '../wording/wording.ts';

/** The list that a customer was opened from, in the same message. */
export type BackLink =
  | { readonly kind: 'reminder'; readonly messageId: ReminderMessageId }
  | { readonly kind: 'unconfirmed'; readonly owner: OwnerFilter; readonly page: string };

/** What the buttons of the opened customer carry along, so that the way back stays open. */
function backLinkData(from: BackLink | undefined) {
  switch (from?.kind) {
    case 'reminder':
      return { messageId: from.messageId };
    case 'unconfirmed':
      return { owner: from.owner, page: from.page };
    case undefined:
      return {};
  }
}

/** Where the way back leads, as a button carries it along. */
export function openedFrom({ messageId, owner, page }: CarriedFrom): BackLink | undefined {
  if (messageId !== undefined) return { kind: 'reminder', messageId };
  return owner !== undefined && page !== undefined ? { kind: 'unconfirmed', owner, page } : undefined;
}

type CarriedFrom = Pick<ActionOf<'reminder.snooze'>, 'messageId' | 'owner' | 'page'>;

export function backButtons(from: BackLink | undefined, wording: Wording): readonly CardButton[] {
  const title = wording.text('reminder.back');
  switch (from?.kind) {
    case 'reminder':
      return [plainButton(title, { verb: 'reminder.list', messageId: from.messageId })];
    case 'unconfirmed':
      return [plainButton(title, { verb: 'unconfirmed.show', owner: from.owner, page: from.page })];
    case undefined:
      return [];
  }
}

export interface ReminderButtonsData {
  readonly reminded: ReminderCase;
  readonly offers: OfferedRoads;
  /** Who looks at the card. */
  readonly agentId: AgentId;
  readonly from?: BackLink | undefined;
}

/** Off for a week, off for good, or on again. */
export function stoppingButtons({ reminded, from }: ReminderButtonsData, wording: Wording): readonly CardButton[] {
  const { customerId } = reminded.customer;
  const data = { customerId, ...backLinkData(from) };
  if (reminded.isMuted)
    return [plainButton(wording.text('reminder.remindAgain'), { verb: 'reminder.unmute', ...data })];
  const mute = plainButton(wording.text('reminder.notThis'), { verb: 'reminder.mute', ...data });
  if (reminded.postponedUntil) return [mute];
  return [plainButton(wording.text('reminder.inAWeek'), { verb: 'reminder.snooze', ...data }), mute];
}

/** An agent who may settle the customer but does not own it can take it; every other agent can choose an owner. */
export function ownerButton({ reminded, offers, agentId, from }: ReminderButtonsData, wording: Wording): CardButton {
  const { customerId } = reminded.customer;
  if (reminded.owner?.agentId === agentId || !offers.invite)
    return plainButton(wording.text('owner.choose'), { verb: 'owner.choose', customerId });
  return plainButton(wording.text('owner.take'), { verb: 'owner.take', customerId, ...backLinkData(from) });
}
