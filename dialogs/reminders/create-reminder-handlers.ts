import type { Clock } from '../../services/clock.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { DirectoryProgressService } from '../../services/customers/directory/directory-progress-service.ts';
import type { OwnersService } from '../../services/reminders/owners-service.ts';
import type { ReminderSettingsService } from '../../services/reminders/policy/reminder-settings-service.ts';
import type { RemindersService } from '../../services/reminders/reminders-service.ts';
import type { UnconfirmedService } from '../../services/reminders/unconfirmed-service.ts';
import type { AgreementCards } from '../agreements/status-handler.ts';
import { OwnerCards } from './owner-handler.ts';
import { ReminderCards } from './reminder-handler.ts';
import { ReminderPresses } from './reminder-presses.ts';
import { ReminderSettingsCards } from './reminder-settings-handler.ts';
import { UnconfirmedCards } from './unconfirmed-handler.ts';

interface ReminderCardsParts {
  readonly reminders: RemindersService;
  readonly owners: OwnersService;
  readonly settings: ReminderSettingsService;
  readonly unconfirmed: UnconfirmedService;
  readonly directory: DirectoryProgressService;
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
