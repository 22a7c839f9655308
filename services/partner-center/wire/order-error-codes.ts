import { z } from 'zod';
import { readEach, refuseIfAllLeftOut } from './reading-lists.ts';
import { text } from './wire-values.ts';

const refusal = z.object({ code: text }).transform((error) => [error.code]);
const checkout = z.object({ orderErrors: z.array(z.unknown()) }).transform(({ orderErrors }, context) => {
  const errors = readEach(orderErrors, refusal, []);
  refuseIfAllLeftOut(errors, context);
  return errors.items.flat();
});
const order = z.union([checkout, refusal]);

/**
 * Partner Center's codes in its answer to an order: that of an error answer, or those among the `orderErrors` with which a
 * checkout may answer 201 (cart-resources). Undefined for what is neither.
 */
export function orderErrorCodes(answer: unknown): readonly string[] | undefined {
  return order.safeParse(answer).data;
}
