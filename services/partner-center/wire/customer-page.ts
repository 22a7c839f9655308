import { z } from 'zod';
import { type ListedCustomer, wireListedCustomer } from './customer.ts';
import { type Items, type LeftOutItem, readItems, refuseIfAllLeftOut } from './read-items.ts';
import { isObject, refuse, textIn } from './wire-values.ts';

export interface CustomerPage {
  /** Those the partner resells to. */
  readonly customers: readonly ListedCustomer[];
  /** Those it only advises, or does no longer resell to. */
  readonly others: readonly ListedCustomer[];
  readonly leftOut: readonly LeftOutItem[];
  /** Gives the next page; undefined on the last. */
  readonly continuation: string | undefined;
}

/** The beginning of a list of customers. */
export interface FirstCustomers extends Items<ListedCustomer> {
  readonly hasMore: boolean;
}

/**
 * Those of them that are meant. Not read to its end, so that nothing is lost where the way to its end cannot be read; not readable
 * where none is meant and some could not be read.
 */
export function wireFirstCustomers(isMeant: (customer: ListedCustomer) => boolean) {
  return z.unknown().transform((answer, context): FirstCustomers => {
    const { items, leftOut } = readItems(answer, { item: wireListedCustomer, isWhole: false }, context);
    const meant = { items: items.filter(isMeant), leftOut };
    refuseIfAllLeftOut(meant, context);
    return { ...meant, hasMore: continuationIn(answer) !== undefined };
  });
}

export const wireFirstOfOurs = wireFirstCustomers(({ isOurs }) => isOurs);

/** One page of all. Not readable where it is not the last, and does not tell how to ask for the next. */
export const wireCustomerPage = z.unknown().transform((answer, context): CustomerPage => {
  const { items, leftOut } = readItems(answer, { item: wireListedCustomer, isWhole: false }, context);
  const continuation = continuationIn(answer);
  if (continuation && 'problem' in continuation) return refuse(context, continuation.problem, continuation.path);
  const [customers, others] = [true, false].map((ours) => items.filter(({ isOurs }) => isOurs === ours));
  return { customers: customers ?? [], others: others ?? [], leftOut, continuation: continuation?.token };
});

type Continuation = { readonly token: string } | { readonly problem: string; readonly path: string[] };

/**
 * What the next page is asked for with stands in the body, in its link to the next page, or in both; the address in the link is
 * not used. Undefined on the last page.
 */
function continuationIn(answer: unknown): Continuation | undefined {
  if (!isObject(answer)) return undefined;
  const { continuationToken, links } = answer;
  const own = tokenFrom(continuationToken, ['continuationToken']);
  return own ?? (isNothing(links) ? undefined : continuationFrom(links));
}

function continuationFrom(links: unknown): Continuation | undefined {
  if (!isObject(links)) return { problem: 'expected object', path: ['links'] };
  const { next } = links;
  if (isNothing(next)) return undefined;
  const headers: readonly unknown[] = isObject(next) && Array.isArray(next['headers']) ? next['headers'] : [];
  const header = headers.filter(isObject).find(({ key }) => textIn(key)?.toLowerCase() === 'ms-continuationtoken');
  const path = ['links', 'next', 'headers'];
  return tokenFrom(header?.['value'], path) ?? { problem: 'no continuation token', path };
}

/** Can go back in a header as it came. Nothing, and an empty text, is none. */
function tokenFrom(value: unknown, path: string[]): Continuation | undefined {
  if (isNothing(value)) return undefined;
  const token = textIn(value);
  return token && /^[\x21-\x7e]+$/.test(token) ? { token } : { problem: 'expected a header value', path };
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
