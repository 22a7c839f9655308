import { z } from 'zod';

const code = z.union([z.number(), z.string()]).transform(String);
const refusal = z.object({ code }).transform((error) => [error.code]);
const checkout = z
  .object({ orders: z.array(z.unknown()).optional(), orderErrors: z.array(z.object({ code })) })
  .transform(({ orderErrors }) => orderErrors.map((error) => error.code));
const order = z.union([checkout, refusal]);

/**
 * Partner Center's codes in its answer to an order: that of an error answer, or those among the `orderErrors` with which a
 * checkout may answer 201 (cart-resources). Undefined for what is neither.
 */
export function orderErrorCodes(answer: unknown): readonly string[] | undefined {
  return order.safeParse(answer).data;
}
