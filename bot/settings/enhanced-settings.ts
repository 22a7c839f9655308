import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { roadSettings } from '../../services/agreements/links/attestation-roads.ts';
import { type WireMapFile, wireMapSchema } from '../../services/partner-center/enhanced/wire-map.ts';

/** What ships: Microsoft's published part, and no guesses. */
const shippedMap = new URL('../../enhanced-wire.json', import.meta.url);

/** A vendor's bounds for the life of a link: five minutes to seven days. */
const minutes = { fewest: 5, most: 10_080 };

const wireMap = z
  .string()
  .optional()
  .transform((path, context): WireMapFile => {
    try {
      return wireMapSchema.parse(JSON.parse(readFileSync(path ?? shippedMap, 'utf8')));
    } catch (error) {
      context.addIssue({ code: 'custom', message: `cannot be used: ${problemWith(error)}` });
      return z.NEVER;
    }
  });

/** Which road an attestation takes, and how Microsoft's enhanced attestation is spoken to. */
export const enhancedSettings = {
  ATTESTATION_ROAD: z.enum(roadSettings).optional(),
  ENHANCED_WIRE_MAP: wireMap,
  ENHANCED_CREATE: z.enum(['automatic', 'press']).default('automatic'),
  ENHANCED_LINK_MINUTES: z.coerce
    .number({ error: 'must be a number of minutes' })
    .int()
    .min(minutes.fewest)
    .max(minutes.most)
    .default(minutes.most),
  /** Of the partner's account in Microsoft's integration sandbox, where the doctor tries the road. */
  ENHANCED_TRIAL_TENANT_ID: z.guid({ error: 'must be a GUID' }).optional(),
  ENHANCED_TRIAL_CLIENT_ID: z.guid({ error: 'must be a GUID' }).optional(),
  ENHANCED_TRIAL_CLIENT_SECRET: z.string().min(1).optional(),
};

/** The first entry that is wrong, as an administrator finds it in the file. */
function problemWith(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  }
  if (error instanceof SyntaxError) return 'it is no JSON';
  return error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read';
}
