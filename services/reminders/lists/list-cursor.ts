import { z } from 'zod';
import type { CustomerId } from '../../ids.ts';

/** Where the next page begins: behind a customer of the index, or of a list that is sifted anew. */
const cursors = z.union([
  z.strictObject({ key: z.string(), customerId: z.guid().transform((id) => id as unknown as CustomerId) }),
  z.strictObject({
    from: z.int().min(0),
    customerId: z.guid().transform((id) => id as unknown as CustomerId),
  }),
]);
export type ListCursor = z.infer<typeof cursors>;

export function writeCursor(cursor: ListCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Undefined for what `writeCursor` never wrote. */
export function readCursor(text: string): ListCursor | undefined {
  try {
    return cursors.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}
