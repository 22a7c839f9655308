import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { AgentId } from '../../services/ids.ts';
import type { ReminderCase } from '../../services/reminders/reminder.ts';
import { type CardButton, plainButton } from '../kit/card-button.ts';
import { type OpenedFrom, openedFromData } from '../kit/back-link.ts';
import { roadButtons } from '../agreements/road-buttons.ts';
import type { Wording } from '../wording/wording.ts';

export interface ReminderButtonsData {
  readonly reminded: ReminderCase;
  readonly offers: OfferedRoads;
  /** Who looks at the card. */
  readonly agentId: AgentId;
  readonly from?: OpenedFrom | undefined;
}

/** What settles an open customer: nothing, where nobody knows whether it is open. */
export function settlingButtons({ reminded, offers }: ReminderButtonsData, wording: Wording): readonly CardButton[] {
  const { status, customer } = reminded;
  const { customerId } = customer;
  if (status === 'unknown')
    return [plainButton(wording.text('status.checkAgain'), { verb: 'status.show', customerId })];
  return roadButtons({ customerId, offers, isAgain: status === 'renewal-due' }, wording);
}

/** Off for a week, off for good, or on again. */
export function stoppingButtons({ reminded, from }: ReminderButtonsData, wording: Wording): readonly CardButton[] {
  const { customerId } = reminded.customer;
  const data = { customerId, ...openedFromData(from) };
  if (reminded.isMuted)
    return [plainButton(wording.text('reminder.remindAgain'), { verb: 'reminder.unmute', ...data })];
  const mute = plainButton(wording.text('reminder.notThis'), { verb: 'reminder.mute', ...data });
  if (reminded.postponedUntil) return [mute];
  return [plainButton(wording.text('reminder.inAWeek'), { verb: 'reminder.snooze', ...data }), mute];
}

/** To who could settle it but does not own it; whoever else has it can give it away. */
export function ownerButton({ reminded, offers, agentId, from }: ReminderButtonsData, wording: Wording): CardButton {
  const { customerId } = reminded.customer;
  if (reminded.owner?.agentId === agentId || !offers.invite)
    return plainButton(wording.text('owner.choose'), { verb: 'owner.choose', customerId });
  return plainButton(wording.text('owner.take'), { verb: 'owner.take', customerId, ...openedFromData(from) });
}
