import { attestations } from './zh-hans/attestations.ts';
import { general } from './zh-hans/general.ts';
import { guide } from './zh-hans/guide.ts';
import { handovers } from './zh-hans/handovers.ts';
import { invitations } from './zh-hans/invitations.ts';
import { newCustomers } from './zh-hans/new-customers.ts';
import { orders } from './zh-hans/orders.ts';
import { reachability } from './zh-hans/reachability.ts';
import { refusals } from './zh-hans/refusals.ts';
import { reminders } from './zh-hans/reminders.ts';
import { reports } from './zh-hans/reports.ts';
import { templates } from './zh-hans/templates.ts';
import { unconfirmed } from './zh-hans/unconfirmed.ts';
import type { Messages } from './en.ts';

export const zhHans: Messages = {
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
