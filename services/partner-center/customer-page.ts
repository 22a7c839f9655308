import { z } from 'zod';
import { type CustomerSummary, wireCustomerSummary } from './customer.ts';
import { collectionOf, headerText } from './wire-values.ts';

export interface CustomerPage {
  readonly customers: readonly CustomerSummary[];
  /** Gives the next page; undefined on the last. */
  readonly continuation: string | undefined;
}

const nextLink = z.object({ headers: z.array(z.object({ key: z.string(), value: headerText })) });

/** What the next page is asked for with stands in the body, in its link to the next page, or in both. */
export const wireCustomerPage = collectionOf(wireCustomerSummary)
  .extend({ continuationToken: headerText.nullish(), links: z.object({ next: nextLink.nullish() }).nullish() })
  .transform(({ items, continuationToken, links }): CustomerPage => {
    const linked = links?.next?.headers.find(({ key }) => key.toLowerCase() === 'ms-continuationtoken');
    return { customers: items, continuation: continuationToken ?? linked?.value };
  });
