import { cardForReminder } from '../../cards/reminders/reminder-message.ts';
import { PartnerCenterStatusReader } from '../../services/agreements/partner-center-status-reader.ts';
import type { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import { type Reminders, createReminders } from '../../services/reminders/create-reminders.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import type { Services } from './create-services.ts';
import type { PrivateMessenger } from '../proactive/private-messenger.ts';
import { ReminderMessenger } from '../proactive/reminder-messenger.ts';

/** Ten a second in all, a fifth of what Teams lets an app send (bots/how-to/rate-limit). */
const usualEveryMs = 100;
const sentAtOnce = 8;

/** How reminders go out where nothing else is said. A lease is renewed while Partner Center is being read. */
export function reminderShape({ callDeadlineMs }: Pick<AgreementDeskOptions, 'callDeadlineMs'>) {
  return { sendEveryMs: usualEveryMs, width: sentAtOnce, leaseMs: 2 * callDeadlineMs };
}

interface ReminderParts extends Services {
  readonly backgroundPartnerCenter: PartnerCenterClient;
  readonly privately: PrivateMessenger;
  readonly sendEveryMs?: number;
}

/** Reminders as the product sends them: in Teams, and read live before anybody is named. */
export function createProductReminders(options: AgreementDeskOptions, services: ReminderParts): Reminders {
  return createReminders({
    ...options,
    ...services,
    reachable: { isReachable: async (agentId) => (await services.reachability.findPlace(agentId)).kind !== 'none' },
    statusReader: new PartnerCenterStatusReader({ ...options, partnerCenter: services.backgroundPartnerCenter }),
    statusKeeper: services.notes,
    sender: new ReminderMessenger({ messenger: services.privately, cardFor: cardForReminder }),
    ...reminderShape(options),
    ...(services.sendEveryMs === undefined ? {} : { sendEveryMs: services.sendEveryMs }),
    random: Math.random,
  });
}
