import { z } from 'zod';
import { collectionOf } from './wire-values.ts';

/** A partner we sell through, or that sells through us. */
export interface RelatedPartner {
  /** Its Entra tenant id. */
  readonly partnerId: string;
  readonly name: string;
}

const wireRelationship = z.object({ id: z.string(), name: z.string(), state: z.string().nullish() });

/** The active ones of retrieve-a-list-of-indirect-resellers; some samples leave the state out. */
export const wireRelatedPartners = collectionOf(wireRelationship).transform(({ items }): readonly RelatedPartner[] =>
  items
    .filter(({ state }) => (state ?? 'active').toLowerCase() === 'active')
    .map(({ id, name }) => ({ partnerId: id, name })),
);
