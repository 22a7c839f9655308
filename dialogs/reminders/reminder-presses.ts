import type { CardAction, CardVerb } from '../../cards/kit/card-actions.ts';
import type { RemindersService } from '../../services/reminders/reminders-service.ts';
import type { OwnerCards } from './owner-handler.ts';
import type { ReminderCards } from './reminder-handler.ts';
import type { ReminderSettingsCards } from './reminder-settings-handler.ts';
import type { Shown } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { UnconfirmedCards } from './unconfirmed-handler.ts';

interface ReminderPressesOptions {
  readonly reminders: RemindersService;
  readonly reminderCards: ReminderCards;
  readonly settingsCards: ReminderSettingsCards;
  readonly ownerCards: OwnerCards;
  readonly unconfirmedCards: UnconfirmedCards;
}

type ReminderVerb = Extract<CardVerb, `${'reminder' | 'reminders' | 'policy' | 'owner' | 'unconfirmed'}.${string}`>;
export type ReminderAction = Extract<CardAction, { verb: ReminderVerb }>;

/** What takes the place of a reminder for good, so that a later settlement must not be written over it. */
const taking: readonly CardVerb[] = [
  'status.show',
  'history.show',
  'attestation.start',
  'invitation.start',
  'reminder.plan',
  'reminders.show',
  'owner.choose',
  'handover.start',
  'order.check',
];

/** From each verb of reminders, owners and the list of unconfirmed customers to what it does. */
export class ReminderPresses {
  readonly #its: ReminderPressesOptions;

  constructor(options: ReminderPressesOptions) {
    this.#its = options;
  }

  /** Before the card that was pressed is replaced by something else. */
  async detachCard({ conversationId, cardActivityId, isAutomatic }: Turn, { verb }: CardAction): Promise<void> {
    if (cardActivityId === undefined || isAutomatic || !taking.includes(verb)) return;
    await this.#its.reminders.detachCard({ conversationId, activityId: cardActivityId });
  }

  async handle(turn: Turn, action: ReminderAction): Promise<Shown> {
    const { reminderCards } = this.#its;
    switch (action.verb) {
      case 'reminder.open':
        return reminderCards.open(turn, action.customerId, action.messageId);
      case 'reminder.list':
        return reminderCards.list(turn, action.messageId);
      case 'reminder.snooze':
      case 'reminder.mute':
      case 'reminder.unmute':
        return reminderCards.stop(turn, action);
      case 'reminder.plan':
        return reminderCards.plan(turn, action.customerId);
      case 'reminder.neededBy':
      case 'reminder.later':
        return reminderCards.savePlan(turn, action);
      default:
        return this.#handleOthers(turn, action);
    }
  }

  async #handleOthers(turn: Turn, action: Exclude<ReminderAction, { verb: `reminder.${string}` }>): Promise<Shown> {
    const { settingsCards, ownerCards, unconfirmedCards } = this.#its;
    switch (action.verb) {
      case 'reminders.show':
        return settingsCards.show(turn);
      case 'reminders.save':
        return settingsCards.save(turn, action);
      case 'policy.show':
        return settingsCards.showPolicy(turn);
      case 'policy.save':
        return settingsCards.savePolicy(turn, action);
      case 'owner.take':
        return ownerCards.take(turn, action);
      case 'owner.choose':
        return ownerCards.choose(turn, action.customerId);
      case 'owner.assign':
        return ownerCards.assign(turn, action);
      case 'unconfirmed.show':
        return unconfirmedCards.list(turn, { owner: action.owner, page: Number(action.page) });
      case 'unconfirmed.open':
        return unconfirmedCards.open(turn, action);
    }
  }
}
