import { z } from 'zod';
import type { TemplateId } from '../../ids.ts';
import { agreementType } from './agreement-type.ts';
import { type LeftOutItem, collectionOf } from './read-items.ts';
import { optionalNumber, refuse, templateId, text, webAddress } from './wire-values.ts';

/** The agreement text that is in force now, and where everybody can read it. */
export interface AgreementTemplate {
  readonly templateId: TemplateId;
  readonly link: string;
}

/** Where Microsoft's pages say that the agreement can be read. */
const publicPage = 'https://aka.ms/customeragreement';

const wireTemplate = z.object({
  templateId,
  agreementType: text,
  agreementLink: webAddress.optional().catch(undefined),
  versionRank: optionalNumber,
});

/** Of agreement metadata (get-customer-agreement-metadata), the one with the highest rank. */
export const wireCurrentTemplate = collectionOf(wireTemplate).transform(
  ({ items, leftOut }, context): CurrentTemplate => {
    const ours = items.filter((item) => item.agreementType.toLowerCase() === agreementType.toLowerCase());
    const newest = ours.sort((one, other) => (other.versionRank ?? 0) - (one.versionRank ?? 0))[0];
    if (newest)
      return { template: { templateId: newest.templateId, link: newest.agreementLink ?? publicPage }, leftOut };
    const issues = leftOut.flatMap((item) => item.issues).join('; ');
    return refuse(context, issues || 'no template of the Microsoft Customer Agreement', ['items']);
  },
);

interface CurrentTemplate {
  readonly template: AgreementTemplate;
  readonly leftOut: readonly LeftOutItem[];
}
