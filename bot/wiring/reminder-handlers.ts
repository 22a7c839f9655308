import type { PageLink } from '../../cards/kit/page-link.ts';
import type { StatusHandler } from '../../dialogs/agreements/status-handler.ts';
import type { ProviderHandler } from '../../dialogs/invitations/provider-handler.ts';
import { OwnerHandler } from '../../dialogs/reminders/owner-handler.ts';
import { ReminderHandler } from '../../dialogs/reminders/reminder-handler.ts';
import { ReminderSettingsHandler } from '../../dialogs/reminders/reminder-settings-handler.ts';
import { SeveralHandler } from '../../dialogs/reminders/several-handler.ts';
import { UnconfirmedHandler } from '../../dialogs/reminders/unconfirmed-handler.ts';
import type { Handlers } from '../../dialogs/routing/handlers.ts';
import type { Clock } from '../../services/clock.ts';
import type { Reminders } from '../../services/reminders/create-reminders.ts';
import type { Services } from './services.ts';

type RemindingParts = Pick<Services, 'customers' | 'authorization' | 'progress'> & { readonly reminding: Reminders };

interface ReminderHandlersParts {
  readonly status: StatusHandler;
  readonly providers: ProviderHandler;
  readonly handlers: () => Handlers;
  readonly linkToPage: PageLink;
  readonly clock: Clock;
}

/** What answers about reminders, owners and the list of unconfirmed customers. */
export function createReminderHandlers(
  { reminding, customers, authorization, progress }: RemindingParts,
  { status, providers, handlers, linkToPage, clock }: ReminderHandlersParts,
) {
  const { owners, settings, several, reminders: cases } = reminding;
  const reminders = new ReminderHandler({
    reminders: cases,
    showStatus: (turn, customer) => status.show(turn, customer),
    customers,
    linkToPage,
    clock,
  });
  const listOfReseller: ProviderHandler['list'] = (turn, page) => providers.list(turn, page);
  const { unconfirmed: lists } = reminding;
  const unconfirmed = new UnconfirmedHandler({ unconfirmed: lists, progress, listOfReseller, linkToPage, clock });
  const showReminder: ReminderHandler['show'] = (turn, customerId, how) => reminders.show(turn, customerId, how);
  return {
    reminders,
    owners: new OwnerHandler({
      owners,
      showReminder,
      findCase: (turn, customerId) => reminders.find(turn, customerId),
      customers,
    }),
    reminderSettings: new ReminderSettingsHandler({ settings, owners, authorization, clock }),
    unconfirmed,
    several: new SeveralHandler({
      several,
      unconfirmed: lists,
      owners,
      reminders: cases,
      authorization,
      showList: (turn, place, outcome) => unconfirmed.list(turn, place, outcome),
      showLetters: (turn, customerIds, place) => handlers().invitations.startRound(turn, { customerIds, place }),
      clock,
    }),
  };
}
