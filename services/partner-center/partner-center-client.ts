import type { Caller, CustomerId, TemplateId } from '../ids.ts';
import {
  type AgreementTemplate,
  type AttestedAcceptance,
  type RecordedAttestation,
  type TemplateDocument,
  agreementType,
  wireAllAttestations,
  wireAttestation,
  wireAttestations,
  wireCurrentTemplate,
  wireDirectAcceptance,
  wireTemplateDocument,
} from './wire/agreements.ts';
import { type AgreementAuditRecord, wireAgreementAuditRecords } from './wire/audit-records.ts';
import type { CalendarDay } from '../calendar-day.ts';
import type { Customer, CustomerSummary } from '../customer.ts';
import { type CustomerPage, wireCustomer, wireCustomerPage, wireFirstOfOurs } from './wire/customers.ts';
import type { PartnerCenterError } from './http/partner-center-error.ts';
import { type PartnerCenterOptions, PartnerCenterTransport } from './http/partner-center-transport.ts';
import { type RelatedPartner, wirePartnerName, wireRelatedPartners } from './wire/partners.ts';
import type { LeftOutItem } from './wire/reading-lists.ts';

export interface CustomerSearch {
  readonly field: 'companyName' | 'domain';
  /** Compared ignoring case. */
  readonly startsWith: string;
  readonly limit: number;
}

/** Partner Center in the product's words. Every call speaks for `caller` and throws `PartnerCenterError`. */
export class PartnerCenterClient {
  readonly #transport: PartnerCenterTransport;

  constructor(options: PartnerCenterOptions) {
    this.#transport = new PartnerCenterTransport(options);
  }

  async getAgreementTemplate(caller: Caller): Promise<AgreementTemplate> {
    const { template } = await this.#transport.read(caller, {
      path: '/agreements',
      query: { agreementType },
      answer: wireCurrentTemplate,
      leftOut,
    });
    return template;
  }

  async getTemplateDocument(
    caller: Caller,
    templateId: TemplateId,
    place: { readonly country: string; readonly language: string },
  ): Promise<TemplateDocument> {
    const { country, language } = place;
    const document = await this.#transport.read(caller, {
      path: `/agreementtemplates/${encodeURIComponent(templateId)}/document`,
      query: { language, country },
      answer: wireTemplateDocument,
    });
    return { country, language, ...document };
  }

  /**
   * Newest first; none is an empty list, however Partner Center says it. What cannot be read hides nothing that can, but alone
   * it is no "none": then it throws.
   */
  async listAttestations(caller: Caller, customerId: CustomerId): Promise<readonly RecordedAttestation[]> {
    return this.#listAttestations(caller, customerId, wireAllAttestations);
  }

  /** Those that are meant, newest first. Throws where none is and some could not be read: it may be one of them. */
  async findAttestations(
    caller: Caller,
    customerId: CustomerId,
    isMeant: (attestation: RecordedAttestation) => boolean,
  ): Promise<readonly RecordedAttestation[]> {
    return this.#listAttestations(caller, customerId, wireAttestations(isMeant));
  }

  /**
   * Never repeated from here. After an error with `mayHaveBeenDone`, read the attestations back before anything else; a repeat
   * of this very attestation takes the same `requestId`.
   */
  async createAttestation(
    caller: Caller,
    customerId: CustomerId,
    attestation: AttestedAcceptance,
    requestId: string,
  ): Promise<RecordedAttestation> {
    const { firstName, lastName, email, phoneNumber } = attestation.contact;
    return this.#transport.write(caller, {
      path: `${pathOf(customerId)}/agreements`,
      body: {
        primaryContact: { firstName, lastName, email, phoneNumber },
        templateId: attestation.templateId,
        dateAgreed: attestation.dateAgreed.toISOString(),
        type: agreementType,
      },
      requestId,
      answer: wireAttestation,
    });
  }

  /** Whether the customer itself accepted, in the Microsoft 365 admin center. */
  async hasDirectAcceptance(caller: Caller, customerId: CustomerId): Promise<boolean> {
    const path = `${pathOf(customerId)}/directSignedMicrosoftCustomerAgreementStatus`;
    return this.#transport.read(caller, { path, answer: wireDirectAcceptance });
  }

  /** Undefined where the tenant does not exist or is no customer of this partner. */
  async findCustomer(caller: Caller, customerId: CustomerId): Promise<Customer | undefined> {
    return this.#transport.read<Customer | undefined>(caller, {
      path: pathOf(customerId),
      answer: wireCustomer,
      otherwise: { when: saysNoCustomer, means: undefined },
    });
  }

  async findCustomers(
    caller: Caller,
    { field, startsWith, limit }: CustomerSearch,
  ): Promise<{ readonly customers: readonly CustomerSummary[]; readonly hasMore: boolean }> {
    const filter = { Field: field === 'domain' ? 'Domain' : 'CompanyName', Value: startsWith, Operator: 'starts_with' };
    const found = await this.#transport.read(caller, {
      path: '/customers',
      query: { size: String(limit + 1), filter: JSON.stringify(filter) },
      answer: wireFirstOfOurs,
      leftOut,
    });
    const customers = found.items.map(summaryOf);
    // One that could not be read may be the one that is meant, so what is left is no "only one".
    const hasMore = customers.length > limit || found.hasMore || found.leftOut.length > 0;
    return { customers: customers.slice(0, limit), hasMore };
  }

  /** One page; the continuation of a page leads to the next. */
  async listCustomers(
    caller: Caller,
    page: { readonly limit: number; readonly continuation?: string | undefined },
  ): Promise<CustomerPage> {
    const size = String(page.limit);
    const next = page.continuation;
    return this.#transport.read(caller, {
      path: '/customers',
      answer: wireCustomerPage,
      leftOut,
      ...(next === undefined
        ? { query: { size } }
        : { query: { size, seekOperation: 'Next' }, headers: { 'MS-ContinuationToken': next } }),
    });
  }

  /** Agreements that were created from the one UTC day to the other, for whichever customer. Partner Center keeps 90 days. */
  async listAgreementAuditRecords(
    caller: Caller,
    { from, until }: { readonly from: CalendarDay; readonly until: CalendarDay },
  ): Promise<readonly AgreementAuditRecord[]> {
    const filter = { Field: 'ResourceType', Value: 'Agreement', Operator: 'equals' };
    const list = await this.#transport.read(caller, {
      path: '/auditrecords',
      query: { startDate: from, endDate: until, filter: JSON.stringify(filter) },
      answer: wireAgreementAuditRecords,
      leftOut,
    });
    return list.items;
  }

  /** The providers this partner resells for; any there are make it an indirect reseller. */
  async listIndirectProviders(caller: Caller): Promise<readonly RelatedPartner[]> {
    return this.#listRelatedPartners(caller, 'IsIndirectResellerOf');
  }

  /** The resellers this partner provides for; any there are make it an indirect provider. */
  async listIndirectResellers(caller: Caller): Promise<readonly RelatedPartner[]> {
    return this.#listRelatedPartners(caller, 'IsIndirectCloudSolutionProviderOf');
  }

  /** The partner's own company name. */
  async getPartnerName(caller: Caller): Promise<string> {
    return this.#transport.read(caller, { path: '/profiles/organization', answer: wirePartnerName });
  }

  /** Items of lists that could not be read, since the start. */
  get itemsLeftOut(): number {
    return this.#transport.itemsLeftOut;
  }

  async #listRelatedPartners(caller: Caller, type: string): Promise<readonly RelatedPartner[]> {
    const query = { relationship_type: type };
    const read = { path: '/relationships', query, answer: wireRelatedPartners, leftOut };
    return (await this.#transport.read(caller, read)).items;
  }

  async #listAttestations(
    caller: Caller,
    customerId: CustomerId,
    answer: typeof wireAllAttestations,
  ): Promise<readonly RecordedAttestation[]> {
    const list = await this.#transport.read(caller, {
      path: `${pathOf(customerId)}/agreements`,
      query: { agreementType },
      answer,
      leftOut,
      otherwise: { when: saysNoAgreements, means: { items: [], leftOut: [] } },
    });
    return list.items;
  }
}

const leftOut = (list: { readonly leftOut: readonly LeftOutItem[] }) => list.leftOut;

function summaryOf({ customerId, companyName, domain }: CustomerSummary): CustomerSummary {
  return { customerId, companyName, domain };
}

function pathOf(customerId: CustomerId): string {
  return `/customers/${encodeURIComponent(customerId)}`;
}

/** "No agreements found", as Microsoft's agreement samples read it. */
function saysNoAgreements({ wireCode }: PartnerCenterError): boolean {
  return wireCode === '600009';
}

/** Codes 1000 and 60003 come with 404, 20002 (no commerce relationship) with 403: error-codes. A 404 without a code is not Partner Center's. */
function saysNoCustomer({ status, wireCode }: PartnerCenterError): boolean {
  return wireCode === '20002' || (status === 404 && wireCode !== undefined);
}
