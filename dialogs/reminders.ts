import type { CalendarDay } from '../services/calendar-day.ts';
import type { CustomerId, ReminderMessageId } from '../services/ids.ts';
import type { Agent } from '../services/identity/agent.ts';
import type { NeededFor, Reminder, ReminderCase } from '../services/reminders/reminder.ts';
import type { SentTo } from '../services/conversations/send-outcome.ts';
import type { OfferedRoads } from '../services/identity/offered-roads.ts';

/** What is asked of the reminders, which check who may. */
export interface Reminders {
  /** Undefined for what is no message, or another agent's. */
  showMessage(agent: Agent, messageId: ReminderMessageId): Promise<Reminder | undefined>;
  /** Throws `CustomerNotFoundError` for who is not in the directory. */
  showCase(agent: Agent, customerId: CustomerId): Promise<ShownCase>;
  snooze(agent: Agent, customerId: CustomerId, until: Date): Promise<unknown>;
  mute(agent: Agent, customerId: CustomerId): Promise<unknown>;
  unmute(agent: Agent, customerId: CustomerId): Promise<unknown>;
  setNeededBy(
    agent: Agent,
    customerId: CustomerId,
    needed: { readonly day: CalendarDay; readonly for: NeededFor } | undefined,
  ): Promise<unknown>;
  remindLater(agent: Agent, customerId: CustomerId, day: CalendarDay): Promise<unknown>;
  /** The message now shows something that a later settlement must not overwrite. */
  noteTaken(sent: SentTo): Promise<unknown>;
}

export interface ShownCase {
  readonly case: ReminderCase;
  readonly offers: OfferedRoads;
}
