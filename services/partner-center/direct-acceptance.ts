import { z } from 'zod';

/** Of get-direct-sign-status-of-customer-agreement. */
export const wireDirectAcceptance = z.object({ isSigned: z.boolean() }).transform(({ isSigned }) => isSigned);
