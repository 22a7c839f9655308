import { z } from 'zod';

/** Of get-an-organization-profile. */
export const wirePartnerName = z.object({ companyName: z.string().min(1) }).transform(({ companyName }) => companyName);
