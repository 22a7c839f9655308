import { z } from 'zod';
import type { RetentionPeriods } from '../../services/privacy/retention-periods.ts';

const mostDays = 36_500;
const days = ({ usual, least }: { readonly usual: number; readonly least: number }) =>
  z.coerce
    .number({ error: `must be a number of days from ${least} to ${mostDays}` })
    .int()
    .min(least)
    .max(mostDays)
    .default(usual);

/** How long what is over is kept. The least is what the product itself still needs it for. */
export const retentionSettings = {
  KEEP_DRAFTS_DAYS: days({ usual: 90, least: 7 }),
  KEEP_NOTES_DAYS: days({ usual: 365, least: 7 }),
  KEEP_INVITATIONS_DAYS: days({ usual: 1_095, least: 180 }),
  KEEP_REMINDERS_DAYS: days({ usual: 180, least: 30 }),
  KEEP_CONVERSATIONS_DAYS: days({ usual: 365, least: 30 }),
  KEEP_LEFT_AGENTS_DAYS: days({ usual: 180, least: 7 }),
  KEEP_LEFT_CUSTOMERS_DAYS: days({ usual: 365, least: 7 }),
  KEEP_PROOF_DAYS: days({ usual: 3_650, least: 365 }),
};

export function retentionPeriods(settings: z.infer<z.ZodObject<typeof retentionSettings>>): RetentionPeriods {
  return {
    drafts: settings.KEEP_DRAFTS_DAYS,
    notes: settings.KEEP_NOTES_DAYS,
    invitations: settings.KEEP_INVITATIONS_DAYS,
    reminders: settings.KEEP_REMINDERS_DAYS,
    conversations: settings.KEEP_CONVERSATIONS_DAYS,
    leftAgents: settings.KEEP_LEFT_AGENTS_DAYS,
    leftCustomers: settings.KEEP_LEFT_CUSTOMERS_DAYS,
    proof: settings.KEEP_PROOF_DAYS,
  };
}
