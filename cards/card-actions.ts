import { z } from 'zod';
import type { Language } from '../services/conversations/language.ts';
import type { CustomerId, DraftId, InvitationId } from '../services/ids.ts';

const customerId = z.guid().transform((text) => text.toLowerCase() as CustomerId);
const draftId = z.guid().transform((text) => text.toLowerCase() as DraftId);
const invitationId = z.guid().transform((text) => text.toLowerCase() as InvitationId);
const language = z.enum(['en', 'sv', 'de', 'nl', 'zh-Hans'] satisfies readonly Language[]);
/** An input that was left empty may be missing, null or a number, depending on the client. */
const typed = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
const contactForm = { firstName: typed, lastName: typed, email: typed, phoneNumber: typed, dateAgreed: typed };

/** Whatever else was chosen, or nothing, leaves the choice to the customer's own language. */
const letterLanguage = language.optional().catch(undefined);
const letter = { letterLanguage, subject: typed, body: typed };

/** Everything a card of ours can send: a verb, ids, and on a form what was typed. */
const cardActionSchema = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('status.show'), customerId }),
  z.object({ verb: z.literal('history.show'), customerId }),
  z.object({ verb: z.literal('attestation.start'), customerId }),
  z.object({ verb: z.literal('attestation.review'), draftId, ...contactForm }),
  z.object({ verb: z.literal('attestation.change'), draftId }),
  z.object({ verb: z.literal('attestation.confirm'), draftId }),
  z.object({ verb: z.literal('attestation.cancel'), draftId }),
  z.object({ verb: z.literal('invitation.start'), customerId, letterLanguage }),
  z.object({ verb: z.literal('invitation.send'), customerId, invitationId, ...letter }),
  z.object({ verb: z.literal('invitation.change'), customerId, invitationId, ...letter }),
  z.object({ verb: z.literal('template.show'), country: z.string().regex(/^[A-Z]{2}$/), language: z.string().max(20) }),
  z.object({ verb: z.literal('language.choose'), language }),
  z.object({ verb: z.literal('order.check'), customerId }),
]);

export type CardAction = z.infer<typeof cardActionSchema>;
export type CardVerb = CardAction['verb'];

/** The action, or undefined when the data is none of ours: forged, garbled, or from a card of another version. */
export function parseCardAction(data: unknown): CardAction | undefined {
  const parsed = cardActionSchema.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}
