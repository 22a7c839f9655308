import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { reminderSummary } from '../../cards/reminders/reminder-message.ts';
import type { Reminder } from '../../services/reminders/reminder.ts';
import type { SendOutcome, SentTo } from '../../services/conversations/send-outcome.ts';
import type { ReminderSender } from '../../services/reminders/sending/reminder-sender.ts';
import { cardMessage } from './card-message.ts';
import type { PrivateMessenger } from './private-messenger.ts';

interface ReminderMessengerOptions {
  readonly messenger: PrivateMessenger;
  readonly cardFor: (reminder: Reminder) => AdaptiveCardJson;
}

/** Brings reminders to agents as cards in their private chats. */
export class ReminderMessenger implements ReminderSender {
  readonly #its: ReminderMessengerOptions;

  constructor(options: ReminderMessengerOptions) {
    this.#its = options;
  }

  async send(reminder: Reminder): Promise<SendOutcome> {
    const message = cardMessage(this.#its.cardFor(reminder), reminderSummary(reminder));
    return this.#its.messenger.send(reminder.recipient.agentId, message);
  }

  async update(reminder: Reminder, at: SentTo): Promise<SendOutcome> {
    return this.#its.messenger.update(reminder.recipient.agentId, at, cardMessage(this.#its.cardFor(reminder)));
  }
}
