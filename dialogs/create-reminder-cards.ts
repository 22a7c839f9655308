import type { Clock } from '../services/clock.ts';
import type { AuthorizationService } from '../services/identity/authorization-service.ts';
import type { AgreementCards } from './agreement-cards.ts';
import { OwnerCards, type Owners } from './owner-cards.ts';
import { ReminderCards } from './reminder-cards.ts';
import { ReminderPresses } from './reminder-presses.ts';
import { type ReminderSettings, ReminderSettingsCards } from './reminder-settings-cards.ts';
import type { Reminders } from './reminders.ts';
import { type Directory, type Unconfirmed, UnconfirmedCards } from './unconfirmed-cards.ts';

interface ReminderCardsParts {
  readonly reminders: Reminders;
  readonly owners: Owners;
  readonly settings: ReminderSettings;
  readonly unconfirmed: Unconfirmed;
  readonly directory: Directory;
  readonly agreements: AgreementCards;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** Puts together what agents see of reminders, as the dialogs take it. */
export function createReminderCards(parts: ReminderCardsParts) {
  const reminderCards = new ReminderCards(parts);
  const settingsCards = new ReminderSettingsCards(parts);
  const ownerCards = new OwnerCards({ ...parts, reminderCards });
  const unconfirmedCards = new UnconfirmedCards({ ...parts, reminderCards });
  const cards = { reminderCards, settingsCards, ownerCards, unconfirmedCards };
  return { ...cards, reminderPresses: new ReminderPresses({ ...parts, ...cards }) };
}
