import { z } from 'zod';
import { describeIssues, guidIn, isObject, numberIn, refuse } from './wire-values.ts';

/** An item of a list that could not be read. It hides none of the others. */
export interface LeftOutItem {
  /** Which one it is; undefined where its id is unreadable too, or is no GUID. */
  readonly id: string | undefined;
  /** What is wrong with it, without what stands in it. */
  readonly issues: readonly string[];
}

/** What a list says, item by item. */
export interface Items<Item> {
  readonly items: readonly Item[];
  readonly leftOut: readonly LeftOutItem[];
}

/** A collection of which there are no further pages. */
export function collectionOf<Item extends z.ZodType>(item: Item) {
  return z
    .unknown()
    .transform((answer, context): Items<z.output<Item>> => readItems(answer, { item, isWhole: true }, context));
}

interface ListKind<Item extends z.ZodType> {
  readonly item: Item;
  /** All there are stand here: an empty list beside a count of some says nothing. */
  readonly isWhole: boolean;
}

/**
 * The items of a collection, in the documented wrapper or, as the Swagger file has it, as a bare list. None where `items` is null.
 * A wrapper without them is none only where it counts none: what says nothing must not read as "there is nothing".
 */
export function readItems<Item extends z.ZodType>(
  answer: unknown,
  { item, isWhole }: ListKind<Item>,
  context: z.RefinementCtx,
): Items<z.output<Item>> {
  if (Array.isArray(answer)) return readEach(answer, item, []);
  if (!isObject(answer)) return refused(context, 'expected a collection');
  const { items } = answer;
  const counted = numberIn(answer['totalCount']);
  const isSaidToBeEmpty = items === null || (items === undefined && counted === 0);
  const list: unknown = isSaidToBeEmpty ? [] : items;
  if (!Array.isArray(list)) return refused(context, 'expected a list', ['items']);
  const isContradicted = list.length === 0 && (counted ?? 0) > 0 && (isWhole || isSaidToBeEmpty);
  if (isContradicted) return refused(context, 'no items, although totalCount counts some', ['items']);
  return readEach(list, item, ['items']);
}

/** The problem counts; what comes back lets the rest of a transform come to its end. */
function refused(context: z.RefinementCtx, message: string, path: string[] = []): Items<never> {
  context.addIssue({ code: 'custom', message, path });
  return { items: [], leftOut: [] };
}

/** Of a list inside of an object, which may also be missing. */
export function readEach<Item extends z.ZodType>(
  list: unknown,
  item: Item,
  at: readonly string[],
): Items<z.output<Item>> {
  const items: z.output<Item>[] = [];
  const leftOut: LeftOutItem[] = [];
  const values: readonly unknown[] = Array.isArray(list) ? list : [];
  values.forEach((value, index) => {
    const parsed = item.safeParse(value);
    if (parsed.success) items.push(parsed.data);
    else leftOut.push({ id: idOf(value), issues: describeIssues(parsed.error, value, [...at, index]) });
  });
  return { items, leftOut };
}

/** A customer's id stands in its profile as well. */
function idOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const { id, companyProfile } = item;
  return guidIn(id) ?? (isObject(companyProfile) ? guidIn(companyProfile['tenantId']) : undefined);
}

/** Where all that there is cannot be read, there is something: not known is not none. */
export function refuseIfAllLeftOut({ items, leftOut }: Items<unknown>, context: z.RefinementCtx): void {
  if (items.length > 0) return;
  for (const issue of leftOut.flatMap(({ issues }) => issues)) refuse(context, issue);
}
