import { z } from 'zod';
import { type CalendarDay, parseCalendarDay } from '../../calendar-day.ts';
import type { AgentId, TemplateId } from '../../ids.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import { type Items, type LeftOutItem, collectionOf, refuseIfAllLeftOut } from './reading-lists.ts';
import {
  flag,
  instant,
  optionalAgentId,
  optionalNumber,
  optionalObject,
  optionalText,
  refuse,
  templateId,
  text,
  webAddress,
} from './wire-values.ts';

/**
 * The one type of agreement the product knows. Always asked for: where it is left out Partner Center answers for the Cloud
 * Agreement, which nobody can accept any more (get-customer-agreement-metadata).
 */
export const agreementType = 'MicrosoftCustomerAgreement';

/** The agreement text that is in force now, and where everybody can read it. */
export interface AgreementTemplate {
  readonly templateId: TemplateId;
  readonly link: string;
}

/** Where Microsoft's pages say that the agreement can be read. */
const publicPage = 'https://aka.ms/customeragreement';

const wireTemplate = z.object({
  templateId,
  agreementType: text,
  agreementLink: webAddress.optional().catch(undefined),
  versionRank: optionalNumber,
});

/** Of agreement metadata (get-customer-agreement-metadata), the one with the highest rank. */
export const wireCurrentTemplate = collectionOf(wireTemplate).transform(
  ({ items, leftOut }, context): CurrentTemplate => {
    const ours = items.filter((item) => item.agreementType.toLowerCase() === agreementType.toLowerCase());
    const newest = ours.sort((one, other) => (other.versionRank ?? 0) - (one.versionRank ?? 0))[0];
    if (newest)
      return { template: { templateId: newest.templateId, link: newest.agreementLink ?? publicPage }, leftOut };
    const issues = leftOut.flatMap((item) => item.issues).join('; ');
    return refuse(context, issues || 'no template of the Microsoft Customer Agreement', ['items']);
  },
);

interface CurrentTemplate {
  readonly template: AgreementTemplate;
  readonly leftOut: readonly LeftOutItem[];
}

/** The agreement text for a country in a language. Its addresses die after five minutes (download-customer-agreement-template). */
export interface TemplateDocument {
  /** Opens in the browser. */
  readonly displayUrl: string;
  /** A Word file. */
  readonly downloadUrl: string;
  readonly country: string;
  /** `en-US` where the country has no text in the language asked for. */
  readonly language: string;
}

/** Country and language are left to what was asked for, where the answer leaves them out. */
export const wireTemplateDocument = z
  .object({ displayUri: webAddress, downloadUri: webAddress, country: optionalText, language: optionalText })
  .transform(({ displayUri, downloadUri, country, language }) => {
    const links = { displayUrl: displayUri, downloadUrl: downloadUri };
    return { ...links, ...(country && { country }), ...(language && { language }) };
  });

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

/** Of get-direct-sign-status-of-customer-agreement. */
export const wireDirectAcceptance = z.object({ isSigned: flag }).transform(({ isSigned }) => isSigned);
