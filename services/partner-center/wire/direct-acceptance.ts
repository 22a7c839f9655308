import { z } from 'zod';
import { flag } from './wire-values.ts';

/** Of get-direct-sign-status-of-customer-agreement. */
export const wireDirectAcceptance = z.object({ isSigned: flag }).transform(({ isSigned }) => isSigned);
