import { z } from 'zod';
import { type CalendarDay, parseCalendarDay } from '../../calendar-day.ts';
import type { AgentId, TemplateId } from '../../ids.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import { agreementType } from './agreement-type.ts';
import { type Items, collectionOf, refuseIfAllLeftOut } from './read-items.ts';
import { instant, optionalAgentId, optionalObject, optionalText, refuse } from './wire-values.ts';

/** An attestation as Partner Center holds it. */
export interface RecordedAttestation {
  /** Names and address are empty where Partner Center tells none. */
  readonly contact: PrimaryContact;
  /** The UTC day of `acceptedAt`. */
  readonly acceptedOn: CalendarDay;
  readonly acceptedAt: Date;
  /** Undefined where Partner Center does not tell it. */
  readonly templateId: TemplateId | undefined;
  /** Told in the answer to an attestation; the documented lists leave it out. */
  readonly attestedBy?: AgentId | undefined;
}

/** What the customer accepted, when, and who there did. */
export interface AttestedAcceptance {
  readonly contact: PrimaryContact;
  readonly dateAgreed: Date;
  readonly templateId: TemplateId;
}

/** Asked for in the query. Another type is no answer to that. */
const ourType = z
  .unknown()
  .optional()
  .transform((type, context) => {
    const isTold = type !== undefined && type !== null && type !== '';
    const isOurs = !isTold || (typeof type === 'string' && type.toLowerCase() === agreementType.toLowerCase());
    return isOurs ? undefined : refuse(context, 'expected the type that was asked for');
  });

/** The agreement resource of confirm-customer-consent-customer-agreement. The day is all that proves an acceptance. */
export const wireAttestation = z
  .object({
    primaryContact: optionalObject({
      firstName: optionalText,
      lastName: optionalText,
      email: optionalText,
      phoneNumber: optionalText,
    }),
    dateAgreed: instant,
    templateId: optionalText,
    type: ourType,
    userId: optionalAgentId,
  })
  .transform((wire, context): RecordedAttestation => ({
    contact: contactFrom(wire.primaryContact),
    acceptedOn:
      parseCalendarDay(wire.dateAgreed.toISOString().slice(0, 10)) ??
      refuse(context, 'expected a calendar day', ['dateAgreed']),
    acceptedAt: wire.dateAgreed,
    templateId: wire.templateId as TemplateId | undefined,
    attestedBy: wire.userId,
  }));

function contactFrom(wire: { readonly [Field in keyof PrimaryContact]: string | undefined }): PrimaryContact {
  const { firstName = '', lastName = '', email = '', phoneNumber } = wire;
  return { firstName, lastName, email, phoneNumber };
}

/**
 * Those of a customer that are meant, newest first; of one instant, the later in the list. Not readable where none is and some
 * could not be read: it may have been one of them.
 */
export function wireAttestations(isMeant: (attestation: RecordedAttestation) => boolean) {
  return collectionOf(wireAttestation).transform(({ items, leftOut }, context): Items<RecordedAttestation> => {
    const meant = items.filter(isMeant).reverse();
    refuseIfAllLeftOut({ items: meant, leftOut }, context);
    return { items: meant.sort((one, other) => other.acceptedAt.getTime() - one.acceptedAt.getTime()), leftOut };
  });
}

export const wireAllAttestations = wireAttestations(() => true);
