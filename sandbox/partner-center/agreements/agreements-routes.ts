import type { Clock } from '../../../services/clock.ts';
import type { PrimaryContact } from '../../../services/primary-contact.ts';
import type { Caller, GuardedRoute } from '../admission.ts';
import {
  wireCollection,
  wireJson,
  type Answer,
  alreadyConfirmed,
  attestationRetired,
  badInput,
  noAgreements,
  roleRefused,
  invalidRequest,
} from '../answer.ts';
import { type CustomerDirectory, requestedCustomer } from '../customers/customer-directory.ts';
import { isJsonObject, parseJsonObject, type JsonObject } from '../json-input.ts';
import { type Call, requestIdOf } from '../route.ts';
import type { SwitchBoard } from '../switches.ts';
import { type AcceptanceRecords, isRepeatOf } from './acceptance-records.ts';
import { agreementTemplates, requestedTypes, type AgreementRecord, type AgreementType } from './agreement-record.ts';

interface AgreementsRoutesOptions {
  readonly directory: CustomerDirectory;
  readonly records: AcceptanceRecords;
  readonly switches: SwitchBoard;
  readonly clock: Clock;
}

/** The agreements of customers, for signed-in persons only and not for indirect resellers. */
export function agreementsRoutes(options: AgreementsRoutesOptions): readonly GuardedRoute[] {
  const guard = { tokens: 'app+user', resellers: 'refused' } as const;
  const agreements = '/v1/customers/{customerId}/agreements';
  const directStatus = '/v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus';
  return [
    { ...guard, method: 'GET', pattern: '/v1/agreements', handle: getMetadata },
    { ...guard, method: 'GET', pattern: agreements, handle: (call) => getAgreements(call, options) },
    { ...guard, method: 'POST', pattern: agreements, handle: (call, caller) => postAgreement(call, caller, options) },
    { ...guard, method: 'GET', pattern: directStatus, handle: (call) => getDirectStatus(call, options) },
  ];
}

function getMetadata(call: Call): Answer {
  const types = typesIn(call);
  const items = types.map((agreementType) => ({
    templateId: agreementTemplates[agreementType].templateId,
    agreementType,
    agreementLink: agreementTemplates[agreementType].agreementLink,
    versionRank: 0,
  }));
  // In the samples, only the Cloud Agreement has a link to itself.
  const links = { links: { self: { uri: '/agreements', method: 'GET', headers: [] } } };
  return wireCollection(items, types.length === 1 && types[0] === 'MicrosoftCloudAgreement' ? links : {});
}

function getAgreements(call: Call, { directory, records, switches }: AgreementsRoutesOptions): Answer {
  const customer = requestedCustomer(call, directory);
  const types = typesIn(call);
  const items = records.agreementsOf(customer).filter(({ type }) => types.includes(type));
  if (items.length === 0 && switches.current.noAgreements === '600009') throw noAgreements();
  return wireJson(200, { totalCount: items.length, items: items.map(asListed) });
}

/** A read returns no `userId`, a link to the text, and a date without `Z`. */
function asListed({ primaryContact, templateId, dateAgreed, type }: AgreementRecord) {
  return {
    primaryContact,
    templateId,
    dateAgreed: dateAgreed.replace(/(\.000)?Z$/, ''),
    type,
    agreementLink: agreementTemplates[type].agreementLink,
  };
}

function postAgreement(call: Call, caller: Caller, options: AgreementsRoutesOptions): Answer {
  const { directory, records, switches, clock } = options;
  const { adminAgentsOnly, duplicateStatus, legacyRetired } = switches.current;
  if (legacyRetired) throw attestationRetired();
  if (caller.role !== 'admin-agent' && (caller.role !== 'sales-agent' || adminAgentsOnly)) throw roleRefused();
  const customer = requestedCustomer(call, directory);
  const requestId = requestIdOf(call);
  const repeated = records.findByRequestId(requestId);
  if (repeated !== undefined) return wireJson(201, repeated);
  const { primaryContact, dateAgreed } = parseAgreementRequest(call.body, clock.now());
  if (records.agreementsOf(customer).some((record) => isRepeatOf(record, primaryContact))) {
    throw alreadyConfirmed(duplicateStatus);
  }
  const type = 'MicrosoftCustomerAgreement';
  const { templateId } = agreementTemplates[type];
  const record = {
    userId: caller.objectId,
    primaryContact,
    templateId,
    dateAgreed: dateAgreed.toISOString(),
    type,
  } as const;
  records.addAgreement(customer.id, requestId, { record, at: clock.now() });
  return wireJson(201, record);
}

function getDirectStatus(call: Call, { directory, records }: AgreementsRoutesOptions): Answer {
  return wireJson(200, { isSigned: records.hasAcceptedDirectly(requestedCustomer(call, directory)) });
}

function typesIn(call: Call): readonly AgreementType[] {
  const types = requestedTypes(call.url.searchParams.get('agreementType'));
  if (types === undefined) throw badInput('Agreement type is not valid.');
  return types;
}

interface AgreementRequest {
  readonly primaryContact: PrimaryContact;
  readonly dateAgreed: Date;
}

/**
 * Reads the body of confirm-customer-consent-customer-agreement. `type` may be absent, as in Microsoft's own sample, because the
 * template decides. The texts of the refusals are ours.
 */
function parseAgreementRequest(body: string, now: Date): AgreementRequest {
  const input = parseJsonObject(body);
  if (input === undefined) throw badInput('The request body is not a JSON object.');
  checkTemplate(input);
  return { primaryContact: parseContact(input['primaryContact']), dateAgreed: parseDateAgreed(input, now) };
}

function checkTemplate({ templateId, type }: JsonObject): void {
  const { MicrosoftCloudAgreement, MicrosoftCustomerAgreement } = agreementTemplates;
  // Users report this text. UNVERIFIED: the code.
  if (templateId === MicrosoftCloudAgreement.templateId) throw badInput('This template ID is no longer supported.');
  if (templateId !== MicrosoftCustomerAgreement.templateId) throw badInput('Template Id is not valid.');
  if (type !== undefined && typeof type !== 'string') throw badInput('Type is not valid.');
}

function parseContact(contact: unknown): PrimaryContact {
  if (!isJsonObject(contact)) throw badInput('Primary contact is required.');
  const { phoneNumber } = contact;
  const email = requiredText(contact, 'email');
  // The only check that Microsoft names: the address is well formed.
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
