import { z } from 'zod';
import type { TemplateId } from '../ids.ts';
import { agreementType } from './agreement-type.ts';
import { collectionOf, refuse, templateId, webAddress } from './wire-values.ts';

/** The agreement text that is in force now, and where everybody can read it. */
export interface AgreementTemplate {
  readonly templateId: TemplateId;
  readonly link: string;
}

const wireTemplate = z.object({
  templateId,
  agreementType: z.string(),
  agreementLink: webAddress,
  versionRank: z.number(),
});

/** Of agreement metadata (get-customer-agreement-metadata), the one with the highest rank. */
export const wireCurrentTemplate = collectionOf(wireTemplate).transform(({ items }, context): AgreementTemplate => {
  const ours = items.filter((item) => item.agreementType === agreementType);
  const newest = ours.sort((one, other) => other.versionRank - one.versionRank)[0];
  if (!newest) return refuse(context, 'no template of the Microsoft Customer Agreement');
  return { templateId: newest.templateId, link: newest.agreementLink };
});
