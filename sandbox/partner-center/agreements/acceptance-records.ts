import type { PrimaryContact } from '../../../services/primary-contact.ts';
import { people } from '../../people.ts';
import { agreementTemplates, type AgreementRecord, type AgreementType } from './agreement-record.ts';
import type { Customer } from '../customers/customer.ts';
import { openJournal, type Journal } from '../journal.ts';

type Entry =
  | {
      readonly kind: 'agreement';
      readonly customerId: string;
      readonly requestId: string;
      readonly record: AgreementRecord;
      readonly at?: string;
    }
  | { readonly kind: 'direct-acceptance'; readonly customerId: string };

export interface CreatedAgreement {
  readonly customerId: string;
  readonly record: AgreementRecord;
  readonly at: string;
}

/** Agreements and direct acceptances, of the seed and added since. The added ones outlive a restart. */
export class AcceptanceRecords {
  readonly #journal: Journal<Entry>;
  readonly #added = new Map<string, AgreementRecord[]>();
  readonly #byRequestId = new Map<string, AgreementRecord>();
  readonly #direct = new Set<string>();
  readonly #created: CreatedAgreement[] = [];

  /** Without `dataDir` the records are kept in memory only. */
  constructor(dataDir: string | undefined) {
    this.#journal = openJournal(dataDir, 'partner-center-sandbox.jsonl', (entry: Entry) => this.#apply(entry));
  }

  agreementsOf(customer: Customer): readonly AgreementRecord[] {
    return [...seedAgreements(customer), ...(this.#added.get(customer.id) ?? [])];
  }

  /** The record created under this `MS-RequestId`, for any customer: an id stands for one call. */
  findByRequestId(requestId: string): AgreementRecord | undefined {
    return this.#byRequestId.get(requestId);
  }

  /** Returns when the record is on disk. */
  addAgreement(customerId: string, requestId: string, { record, at }: { record: AgreementRecord; at: Date }): void {
    this.#journal.add({ kind: 'agreement', customerId, requestId, record, at: at.toISOString() });
  }

  /** What was created since the seed, as the audit records tell it. */
  get created(): readonly CreatedAgreement[] {
    return this.#created;
  }

  hasAcceptedDirectly(customer: Customer): boolean {
    return customer.acceptedDirectly === true || this.#direct.has(customer.id);
  }

  addDirectAcceptance(customerId: string): void {
    this.#journal.add({ kind: 'direct-acceptance', customerId });
  }

  reset(): void {
    this.#journal.clear();
    this.#added.clear();
    this.#byRequestId.clear();
    this.#created.length = 0;
    this.#direct.clear();
  }

  close(): void {
    this.#journal.close();
  }

  #apply(entry: Entry): void {
    if (entry.kind === 'direct-acceptance') {
      this.#direct.add(entry.customerId);
      return;
    }
    this.#added.set(entry.customerId, [...(this.#added.get(entry.customerId) ?? []), entry.record]);
    this.#byRequestId.set(entry.requestId, entry.record);
    const { customerId, record, at } = entry;
    if (at !== undefined) this.#created.push({ customerId, record, at });
  }
}

function seedAgreements({ contact, attestedOn = [], cloudAgreementOn }: Customer): readonly AgreementRecord[] {
  if (contact === undefined) return [];
  const record = (type: AgreementType, day: string): AgreementRecord => ({
    userId: people[0]?.objectId ?? '',
    primaryContact: contact,
    templateId: agreementTemplates[type].templateId,
    dateAgreed: `${day}T00:00:00.000Z`,
    type,
  });
  const cloud = cloudAgreementOn === undefined ? [] : [record('MicrosoftCloudAgreement', cloudAgreementOn)];
  return [...cloud, ...attestedOn.map((day) => record('MicrosoftCustomerAgreement', day))];
}

/** Error 600061 comes where all four fields are equal. A missing phone equals an empty one, and the day does not count. */
export function isRepeatOf({ type, primaryContact: known }: AgreementRecord, given: PrimaryContact): boolean {
  return (
    type === 'MicrosoftCustomerAgreement' &&
    known.firstName === given.firstName &&
    known.lastName === given.lastName &&
    known.email === given.email &&
    (known.phoneNumber ?? '') === (given.phoneNumber ?? '')
  );
}
