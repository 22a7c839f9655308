import { attestations } from './nl/attestations.ts';
import { general } from './nl/general.ts';
import { invitations } from './nl/invitations.ts';
import { orders } from './nl/orders.ts';
import { reachability } from './nl/reachability.ts';
import { refusals } from './nl/refusals.ts';
import type { Messages } from './en.ts';

export const nl: Messages = {
  ...general,
  ...attestations,
  ...invitations,
  ...refusals,
  ...orders,
  ...reachability,
};
