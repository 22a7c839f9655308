import type { PartnerFacts } from '../../../bot/public-settings.ts';

export const madeUpPartner: PartnerFacts = {
  name: 'Made-up Partner',
  websiteUrl: 'https://partner.example/',
  contact: 'privacy@partner.example',
  privacyUrl: undefined,
  termsUrl: undefined,
};
