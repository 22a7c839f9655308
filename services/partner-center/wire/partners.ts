import { z } from 'zod';
import { type Items, collectionOf, refuseIfAllLeftOut } from './reading-lists.ts';
import { optionalText, optionalWord, text } from './wire-values.ts';

/** Of get-an-organization-profile. */
export const wirePartnerName = z.object({ companyName: text }).transform(({ companyName }) => companyName);

/** A partner we sell through, or that sells through us. */
export interface RelatedPartner {
  /** Its Entra tenant id. */
  readonly partnerId: string;
  /** The id, where Partner Center holds no name. */
  readonly name: string;
}

const wireRelationship = z.object({ id: text, name: optionalText, state: optionalWord });

/**
 * The active ones of retrieve-a-list-of-indirect-resellers; some samples leave the state out. Not readable where none of them is:
 * having none makes another type of partner.
 */
export const wireRelatedPartners = collectionOf(wireRelationship).transform((list, context): Items<RelatedPartner> => {
  refuseIfAllLeftOut(list, context);
  const active = list.items.filter(({ state }) => state === undefined || state === 'active');
  return { items: active.map(({ id, name }) => ({ partnerId: id, name: name ?? id })), leftOut: list.leftOut };
});
