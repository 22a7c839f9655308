import { attestations } from './de/attestations.ts';
import { general } from './de/general.ts';
import { guide } from './de/guide.ts';
import { handovers } from './de/handovers.ts';
import { invitations } from './de/invitations.ts';
import { newCustomers } from './de/new-customers.ts';
import { orders } from './de/orders.ts';
import { reachability } from './de/reachability.ts';
import { refusals } from './de/refusals.ts';
import { reminders } from './de/reminders.ts';
import { reports } from './de/reports.ts';
import { templates } from './de/templates.ts';
import { unconfirmed } from './de/unconfirmed.ts';
import type { Messages } from './en.ts';

export const de: Messages = {
  ...general,
  ...attestations,
  ...invitations,
  ...refusals,
  ...guide,
  ...handovers,
  ...newCustomers,
  ...orders,
  ...reachability,
  ...reminders,
  ...reports,
  ...templates,
  ...unconfirmed,
};
