import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../services/clock.ts';
import type { PrimaryContact } from '../../../services/primary-contact.ts';
import type { AcceptanceRecords } from './acceptance-records.ts';
import type { Caller, GuardedRoute } from '../admission.ts';
import { agreementTemplates, requestedTypes, type AgreementRecord, type AgreementType } from './agreement-record.ts';
import { parseAgreementRequest } from './agreement-request.ts';
import { wireCollection, wireJson, type Answer } from '../answer.ts';
import type { CustomerDirectory } from '../customers/customer-directory.ts';
import { requestedCustomer } from '../customers/requested-customer.ts';
import type { Call } from '../route.ts';
import type { SwitchBoard } from '../switches.ts';
import { alreadyConfirmed, attestationRetired, badInput, noAgreements, roleRefused } from '../wire-error.ts';

export interface AgreementsRoutesOptions {
  readonly directory: CustomerDirectory;
  readonly records: AcceptanceRecords;
  readonly switches: SwitchBoard;
  readonly clock: Clock;
}

/** The agreements of customers; all for signed-in persons only, none for indirect resellers. */
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
  // The sample of the Cloud Agreement has a link to itself, the one of the Customer Agreement has none.
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

/** Reads give no `userId`, a link to the text, and a date without its `Z`. */
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
  records.addAgreement(customer.id, requestId, record);
  return wireJson(201, record);
}

function getDirectStatus(call: Call, { directory, records }: AgreementsRoutesOptions): Answer {
  return wireJson(200, { isSigned: records.hasAcceptedDirectly(requestedCustomer(call, directory)) });
}

/** Error 600061: all four fields equal, a missing phone like an empty one. The day does not count. */
function isRepeatOf({ type, primaryContact: known }: AgreementRecord, given: PrimaryContact): boolean {
  return (
    type === 'MicrosoftCustomerAgreement' &&
    known.firstName === given.firstName &&
    known.lastName === given.lastName &&
    known.email === given.email &&
    (known.phoneNumber ?? '') === (given.phoneNumber ?? '')
  );
}

function typesIn(call: Call): readonly AgreementType[] {
  const types = requestedTypes(call.url.searchParams.get('agreementType'));
  if (types === undefined) throw badInput('Agreement type is not valid.');
  return types;
}

/** A POST without a request id can never be recognised as a repeat. */
function requestIdOf(call: Call): string {
  const header = call.headers['ms-requestid'];
  return typeof header === 'string' ? header.toLowerCase() : randomUUID();
}
