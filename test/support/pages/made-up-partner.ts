import type { PartnerFacts } from '../../../bot/settings/public-settings.ts';
import type { RetentionPeriods } from '../../../services/privacy/retention-periods.ts';

export const madeUpPartner: PartnerFacts = {
  name: 'Made-up Partner',
  websiteUrl: 'https://partner.example/',
  contact: 'privacy@partner.example',
  privacyUrl: undefined,
  termsUrl: undefined,
};

/** All different, so that a page that confuses them shows it. */
export const madeUpRetention: RetentionPeriods = {
  drafts: 30,
  notes: 365,
  invitations: 730,
  reminders: 100,
  conversations: 40,
  leftAgents: 200,
  leftCustomers: 50,
  proof: 3_650,
};
