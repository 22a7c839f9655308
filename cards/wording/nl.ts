import { attestations } from './nl/attestations.ts';
import { general } from './nl/general.ts';
import { guide } from './nl/guide.ts';
import { handovers } from './nl/handovers.ts';
import { invitations } from './nl/invitations.ts';
import { newCustomers } from './nl/new-customers.ts';
import { orders } from './nl/orders.ts';
import { reachability } from './nl/reachability.ts';
import { refusals } from './nl/refusals.ts';
import { reminders } from './nl/reminders.ts';
import { reports } from './nl/reports.ts';
import { templates } from './nl/templates.ts';
import { unconfirmed } from './nl/unconfirmed.ts';
import type { Messages } from './en.ts';

export const nl: Messages = {
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
