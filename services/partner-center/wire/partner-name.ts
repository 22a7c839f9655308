import { z } from 'zod';
import { text } from './wire-values.ts';

/** Of get-an-organization-profile. */
export const wirePartnerName = z.object({ companyName: text }).transform(({ companyName }) => companyName);
