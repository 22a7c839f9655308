import type { Clock } from '../../../services/clock.ts';
import { people } from '../../people.ts';
import type { GuardedRoute } from '../admission.ts';
import { type Answer, badInput, wireCollection } from '../answer.ts';
import type { CustomerDirectory } from '../customers/customer-directory.ts';
import type { Call } from '../route.ts';
import type { AcceptanceRecords, CreatedAgreement } from './acceptance-records.ts';

interface AuditOptions {
  readonly records: AcceptanceRecords;
  readonly directory: CustomerDirectory;
  readonly clock: Clock;
}

const keptDays = 90;
const dayMs = 86_400_000;

/** What was done at Partner Center, for 90 days (auditing-resources). Of all acts, the sandbox tells of agreements. */
export function auditRoute(options: AuditOptions): GuardedRoute {
  const handle = (call: Call) => listRecords(call, options);
  return { method: 'GET', pattern: '/v1/auditrecords', tokens: 'app+user', handle };
}

function listRecords({ url }: Call, { records, directory, clock }: AuditOptions): Answer {
  const [from, until] = ['startDate', 'endDate'].map((name) => url.searchParams.get(name));
  const oldest = new Date(clock.now().getTime() - keptDays * dayMs).toISOString().slice(0, 10);
  if (!from || from < oldest) throw badInput('The start date must lie within the last 90 days.');
  const items = records.created.filter(({ at }) => at.slice(0, 10) >= from && (!until || at.slice(0, 10) <= until));
  return wireCollection(items.map((created) => recordOf(created, directory)));
}

function recordOf({ customerId, record, at }: CreatedAgreement, directory: CustomerDirectory) {
  const person = people.find(({ objectId }) => objectId === record.userId);
  const { primaryContact, templateId: TemplateId, dateAgreed: DateAgreed } = record;
  return {
    partnerId: '3b33e682-00c3-41ee-9dd2-a548adf56438',
    customerId,
    customerName: directory.find(customerId)?.companyName ?? '',
    userPrincipalName: `${(person?.name ?? 'service').toLowerCase().replaceAll(' ', '.')}@adatum.example`,
    applicationId: 'Partner Center Native App',
    resourceType: 'agreement',
    resourceNewValue: JSON.stringify({ PrimaryContact: primaryContact, TemplateId, DateAgreed }),
    operationType: 'create_agreement',
    operationDate: at,
    operationStatus: 'succeeded',
    customizedData: [],
    attributes: { objectType: 'AuditRecord' },
  };
}
