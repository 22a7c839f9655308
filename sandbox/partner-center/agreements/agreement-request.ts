import type { PrimaryContact } from '../../../services/primary-contact.ts';
import { agreementTemplates } from './agreement-record.ts';
import { isJsonObject, parseJsonObject, type JsonObject } from '../json-input.ts';
import { badInput, invalidRequest } from '../wire-error.ts';

export interface AgreementRequest {
  readonly primaryContact: PrimaryContact;
  readonly dateAgreed: Date;
}

/**
 * Reads the body of confirm-customer-consent-customer-agreement. `type` may be absent, as in Microsoft's own sample: the
 * template decides. The descriptions of what is refused are ours.
 */
export function parseAgreementRequest(body: string, now: Date): AgreementRequest {
  const input = parseJsonObject(body);
  if (input === undefined) throw badInput('The request body is not a JSON object.');
  checkTemplate(input);
  return { primaryContact: parseContact(input['primaryContact']), dateAgreed: parseDateAgreed(input, now) };
}

function checkTemplate({ templateId, type }: JsonObject): void {
  const { MicrosoftCloudAgreement, MicrosoftCustomerAgreement } = agreementTemplates;
  // The text is the one users report; its code is UNVERIFIED.
  if (templateId === MicrosoftCloudAgreement.templateId) throw badInput('This template ID is no longer supported.');
  if (templateId !== MicrosoftCustomerAgreement.templateId) throw badInput('Template Id is not valid.');
  if (type !== undefined && typeof type !== 'string') throw badInput('Type is not valid.');
}

function parseContact(contact: unknown): PrimaryContact {
  if (!isJsonObject(contact)) throw badInput('Primary contact is required.');
  const { phoneNumber } = contact;
  const email = requiredText(contact, 'email');
  // The one check Microsoft says it makes: that the address is well formed.
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw badInput('Email is not valid.');
  const isAbsent = phoneNumber === undefined || phoneNumber === null;
  if (!isAbsent && typeof phoneNumber !== 'string') throw badInput('Phone number is not valid.');
  return {
    firstName: requiredText(contact, 'firstName'),
    lastName: requiredText(contact, 'lastName'),
    email,
    ...(isAbsent ? {} : { phoneNumber }),
  };
}

function requiredText(contact: JsonObject, field: string): string {
  const text = contact[field];
  if (typeof text !== 'string' || text.trim() === '') throw badInput(`Primary contact ${field} is required.`);
  return text;
}

function parseDateAgreed({ dateAgreed }: JsonObject, now: Date): Date {
  const pattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/;
  if (typeof dateAgreed !== 'string' || !pattern.test(dateAgreed)) throw badInput('Date agreed is not valid.');
  const day = dateAgreed.slice(0, 10);
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(dateAgreed.slice(10));
  const date = new Date(dateAgreed.length === 10 || hasZone ? dateAgreed : `${dateAgreed}Z`);
  if (Number.isNaN(date.getTime()) || !isDay(day)) throw badInput('Date agreed is not valid.');
  if (date > now) throw invalidRequest();
  return date;
}

/** `Date` takes 30 February for 1 March. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
