import { attestations } from './sv/attestations.ts';
import { general } from './sv/general.ts';
import { guide } from './sv/guide.ts';
import { handovers } from './sv/handovers.ts';
import { invitations } from './sv/invitations.ts';
import { newCustomers } from './sv/new-customers.ts';
import { orders } from './sv/orders.ts';
import { reachability } from './sv/reachability.ts';
import { refusals } from './sv/refusals.ts';
import { reminders } from './sv/reminders.ts';
import { reports } from './sv/reports.ts';
import { templates } from './sv/templates.ts';
import { unconfirmed } from './sv/unconfirmed.ts';
import type { Messages } from './en.ts';

export const sv: Messages = {
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
