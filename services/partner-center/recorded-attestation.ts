import { z } from 'zod';
import { type CalendarDay, parseCalendarDay } from '../calendar-day.ts';
import type { AgentId, TemplateId } from '../ids.ts';
import type { PrimaryContact } from '../primary-contact.ts';
import { agreementType } from './agreement-type.ts';
import { collectionOf, instant, optionalAgentId, optionalText, refuse, templateId } from './wire-values.ts';

/** An attestation as Partner Center holds it. */
export interface RecordedAttestation {
  readonly contact: PrimaryContact;
  /** The UTC day of `acceptedAt`. */
  readonly acceptedOn: CalendarDay;
  readonly acceptedAt: Date;
  readonly templateId: TemplateId;
  /** Told in the answer to an attestation; the documented lists leave it out. */
  readonly attestedBy?: AgentId | undefined;
}

/** What the customer accepted, when, and who there did. */
export interface AttestedAcceptance {
  readonly contact: PrimaryContact;
  readonly dateAgreed: Date;
  readonly templateId: TemplateId;
}

/** The agreement resource of confirm-customer-consent-customer-agreement. Another type is no answer to what was asked. */
export const wireAttestation = z
  .object({
    primaryContact: z.object({
      firstName: z.string(),
      lastName: z.string(),
      email: z.string(),
      phoneNumber: optionalText,
    }),
    dateAgreed: instant,
    templateId,
    type: z.literal(agreementType),
    userId: optionalAgentId,
  })
  .transform((wire, context): RecordedAttestation => ({
    contact: wire.primaryContact,
    acceptedOn: parseCalendarDay(wire.dateAgreed.toISOString().slice(0, 10)) ?? refuse(context, 'no calendar day'),
    acceptedAt: wire.dateAgreed,
    templateId: wire.templateId,
    attestedBy: wire.userId,
  }));

/** Newest first; of one instant, the later in the list. */
export const wireAttestations = collectionOf(wireAttestation).transform(({ items }): readonly RecordedAttestation[] =>
  items.reverse().sort((one, other) => other.acceptedAt.getTime() - one.acceptedAt.getTime()),
);
