import { attestations } from './en/attestations.ts';
import { general } from './en/general.ts';
import { guide } from './en/guide.ts';
import { handovers } from './en/handovers.ts';
import { invitations } from './en/invitations.ts';
import { newCustomers } from './en/new-customers.ts';
import { orders } from './en/orders.ts';
import { reachability } from './en/reachability.ts';
import { refusals } from './en/refusals.ts';
import { reminders } from './en/reminders.ts';
import { reports } from './en/reports.ts';
import { templates } from './en/templates.ts';
import { unconfirmed } from './en/unconfirmed.ts';

/** Every text of the cards, as ICU messages. The other languages have the same keys and placeholders. */
export const en = {
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
} as const;

export type WordingKey = keyof typeof en;

/** What every language has; a key too few or too many does not compile. */
export type Messages = Readonly<Record<WordingKey, string>>;
