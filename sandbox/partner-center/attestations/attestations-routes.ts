import type { Clock } from '../../../services/clock.ts';
import type { GuardedRoute } from '../admission.ts';
import { type AcceptanceRecords, isRepeatOf } from '../agreements/acceptance-records.ts';
import { agreementTemplates } from '../agreements/agreement-record.ts';
import { type Answer, alreadyConfirmed, badInput, notFound, wireJson } from '../answer.ts';
import { type CustomerDirectory, requestedCustomer } from '../customers/customer-directory.ts';
import { type JsonObject, parseJsonObject } from '../json-input.ts';
import { type Call, requestIdOf } from '../route.ts';
import type { SwitchBoard } from '../switches.ts';
import type { EnhancedAttestation, EnhancedAttestations } from './enhanced-attestations.ts';

export interface AttestationsOptions {
  readonly attestations: EnhancedAttestations;
  readonly directory: CustomerDirectory;
  readonly records: AcceptanceRecords;
  readonly switches: SwitchBoard;
  readonly clock: Clock;
}

/**
 * Enhanced attestation. The first path and five fields are Microsoft's. Every other path, field and word has a name of our own
 * making (`sandbox…`), so that nobody takes it for Microsoft's.
 */
export function attestationsRoutes(options: AttestationsOptions): readonly GuardedRoute[] {
  return [
    {
      method: 'POST',
      pattern: '/v1/attestations/enhanced',
      tokens: 'app-only',
      resellers: 'refused',
      handle: (call) => start(call, options),
    },
    {
      method: 'GET',
      pattern: '/v1/attestations/enhanced/{reference}/sandbox-progress',
      tokens: 'app-only',
      resellers: 'refused',
      handle: (call) => getProgress(call, options),
    },
    {
      method: 'POST',
      pattern: '/v1/customers/{customerId}/agreements/sandbox-enhanced',
      tokens: 'app-only',
      resellers: 'refused',
      handle: (call, caller) => createAgreement(call, caller.objectId, options),
    },
  ];
}

/** A vendor's bounds for the life of a link: five minutes to seven days. */
const minutes = { fewest: 5, most: 10_080 };

function start(call: Call, { attestations, clock }: AttestationsOptions): Answer {
  const requestId = requestIdOf(call);
  const started = attestations.findByRequestId(requestId) ?? attestations.start(parsed(call, requestId, clock.now()));
  return wireJson(201, { sandboxAttestation: { reference: started.reference } });
}

function parsed(call: Call, requestId: string, now: Date): Omit<EnhancedAttestation, 'reference'> {
  const body = parseJsonObject(call.body);
  if (body === undefined) throw badInput('The request body is not a JSON object.');
  const { sandboxPhone: phoneNumber, sandboxMinutes: lives = minutes.most } = body;
  if (typeof lives !== 'number' || lives < minutes.fewest || lives > minutes.most)
    throw badInput('sandboxMinutes is not valid.');
  return {
    requestId,
    country: required(body, 'country'),
    language: required(body, 'language'),
    companyName: required(body, 'companyName'),
    contact: {
      firstName: required(body, 'signatoryFirstName'),
      lastName: required(body, 'signatoryLastName'),
      email: required(body, 'sandboxMail'),
      ...(typeof phoneNumber === 'string' && { phoneNumber }),
    },
    startedAt: now.toISOString(),
    runsOutAt: new Date(now.getTime() + lives * 60_000).toISOString(),
  };
}

function required(body: JsonObject, name: string): string {
  const text = body[name];
  if (typeof text !== 'string' || text.trim() === '') throw badInput(`${name} is required.`);
  return text;
}

function getProgress(call: Call, options: AttestationsOptions): Answer {
  const { runsOutAt, reference } = requested(call, options);
  const known = options.switches.current.attestationWord === 'known';
  const sandboxProgress = known ? progressOf(reference, options) : 'customer agreed to think about it';
  return wireJson(200, { sandboxProgress, sandboxRunsOutAt: runsOutAt });
}

/** Seen a while after the customer has answered, where the switch says so. */
function progressOf(reference: string, { attestations, switches, clock }: AttestationsOptions): string {
  const answer = attestations.answerTo(reference);
  const seenAfterMs = switches.current.attestationLagSeconds * 1_000;
  const isSeen = answer !== undefined && clock.now().getTime() - Date.parse(answer.at) >= seenAfterMs;
  if (isSeen) return answer.answer === 'agreed' ? 'customer agreed' : 'customer declined';
  const runsOutAt = attestations.find(reference)?.runsOutAt ?? '';
  return clock.now().toISOString() < runsOutAt || answer !== undefined ? 'link is out' : 'link ran out';
}

function createAgreement(call: Call, userId: string, options: AttestationsOptions): Answer {
  const { attestations, directory, records, switches, clock } = options;
  const customer = requestedCustomer(call, directory);
  const requestId = requestIdOf(call);
  const repeated = records.findByRequestId(requestId);
  if (repeated !== undefined) return wireJson(201, repeated);
  const reference = parseJsonObject(call.body)?.['sandboxReference'];
  const started = typeof reference === 'string' ? attestations.find(reference) : undefined;
  if (started === undefined) throw badInput('sandboxReference is not valid.');
  const answer = attestations.answerTo(started.reference);
  if (answer?.answer !== 'agreed') throw badInput('The customer has not accepted.');
  const isRepeat = records.agreementsOf(customer).some((record) => isRepeatOf(record, started.contact));
  if (isRepeat || attestations.isCreated(started.reference)) throw alreadyConfirmed(switches.current.duplicateStatus);
  const type = 'MicrosoftCustomerAgreement';
  const { templateId } = agreementTemplates[type];
  const record = { userId, primaryContact: started.contact, templateId, dateAgreed: answer.at, type } as const;
  records.addAgreement(customer.id, requestId, { record, at: clock.now() });
  attestations.markCreated(started.reference);
  return wireJson(201, record);
}

function requested({ parameters }: Call, { attestations }: AttestationsOptions): EnhancedAttestation {
  const started = attestations.find(parameters['reference'] ?? '');
  if (started === undefined) throw notFound();
  return started;
}
