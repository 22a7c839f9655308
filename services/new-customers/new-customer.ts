import { z } from 'zod';
import { type ContactForm, type ContactProblems, contactFields, emptyContactForm } from '../agreements/contact-form.ts';
import { type FailureReason, failureReasonOf } from '../agreements/failure-reason.ts';
import type { AgentId, CustomerId, DraftId, NewCustomerId } from '../ids.ts';
import type { CompanyAddress } from '../company-address.ts';
import { forFields } from '../form-fields.ts';
import { formVersion } from '../form-version.ts';
import { type CompanyForm, companyFields } from './company-form.ts';
import { type DetailsForm, detailsFields } from './details-form.ts';

/** `attest`: we confirm for the customer; `ask`: the customer will be asked. */
export const acceptanceRoads = ['attest', 'ask'] as const;
export type AcceptanceRoad = (typeof acceptanceRoads)[number];

/** Step three: how the customer comes to accept, and for `attest` who did and when. */
export interface AcceptanceForm {
  /** Empty until it was chosen. */
  readonly road: AcceptanceRoad | '';
  readonly contact: ContactForm;
}

/** Everything that was typed about a company to be created. */
export interface NewCustomerForm {
  readonly company: CompanyForm;
  readonly details: DetailsForm;
  readonly acceptance: AcceptanceForm;
}

const empty = () => '';
export const emptyNewCustomerForm: NewCustomerForm = {
  company: forFields(companyFields, empty),
  details: forFields(detailsFields, empty),
  acceptance: { road: '', contact: emptyContactForm },
};

const text = z.string().catch('');
const texts = <Field extends string>(fields: readonly Field[]) => z.object(forFields(fields, () => text));

/** What the database holds of a form: a field that a later version adds is empty in older rows. */
export const storedForm = z.object({
  company: texts(companyFields),
  details: texts(detailsFields),
  acceptance: z.object({ road: z.enum([...acceptanceRoads, '']).catch(''), contact: texts(contactFields) }),
});

/** The same for the same words, whether they were just typed or come from the database. */
export function newCustomerVersion(form: NewCustomerForm): string {
  return formVersion(storedForm.parse(form));
}

export type NewCustomerStep = 'company' | 'details' | 'acceptance' | 'review';

/** What came of a company that was to be created. */
export type CreationOutcome =
  | { readonly state: 'created'; readonly customerId: CustomerId }
  /** The answer to the call was lost, and with it the password; the customer was there when looked for. */
  | { readonly state: 'found'; readonly customerId: CustomerId }
  /** Nothing was created. */
  | { readonly state: 'refused'; readonly refusalCode: string }
  /** The answer never came; to be settled by looking for the domain. */
  | { readonly state: 'uncertain' };

/** One agent's pass through the steps of a new customer: what was typed, and what came of it. */
export interface NewCustomer {
  readonly newCustomerId: NewCustomerId;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly form: NewCustomerForm;
  readonly step: NewCustomerStep;
  readonly outcome: CreationOutcome | { readonly state: 'open' | 'cancelled' | 'intended' };
  readonly attestationDraftId: DraftId | undefined;
  /** Where the agent is told the outcome. */
  readonly conversationId: string | undefined;
  /** Sent as MS-RequestId with the one call. */
  readonly requestId: string | undefined;
  readonly intendedAt: Date | undefined;
  readonly toldAt: Date | undefined;
}

/** Whether it has its last word: the customer is there, or is not. */
export function isSettled({ outcome }: NewCustomer): boolean {
  return outcome.state === 'created' || outcome.state === 'found' || outcome.state === 'refused';
}

/** The customer that came of it. */
export function customerIdOf({ outcome }: NewCustomer): CustomerId | undefined {
  return outcome.state === 'created' || outcome.state === 'found' ? outcome.customerId : undefined;
}

/** Why a customer was not created, as far as it makes a difference to the agent. */
export type CreationRefusal = FailureReason | 'domain-taken' | 'registration-number' | 'phone-number' | 'not-created';

/** The code of one of which Partner Center had nothing when it was looked for. */
export const notCreated = 'not-created';

/** Partner Center's codes for customers (error-codes page of its reference), and our own. */
const refusalByCode: Readonly<Record<string, CreationRefusal>> = {
  '600049': 'registration-number',
  '600050': 'registration-number',
  '600051': 'phone-number',
  'domain-taken': 'domain-taken',
  'not-created': 'not-created',
};

export function creationRefusalOf(code: string): CreationRefusal {
  return refusalByCode[code] ?? failureReasonOf(code);
}

/** Where what was refused was typed; what was not refused for its own sake can go out again as it is. */
export function stepToCorrect(refusal: CreationRefusal): NewCustomerStep {
  switch (refusal) {
    case 'domain-taken':
      return 'company';
    case 'registration-number':
    case 'phone-number':
      return 'details';
    default:
      return 'review';
  }
}

/** Where Microsoft has an agreement to accept (table of download-customer-agreement-template), by codes that have a name. */
export const customerCountries: readonly string[] = (
  'AX AF AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BQ BA BW BV BR IO VG BN BG BF BI CI CV KH ' +
  'CM CA KY CF TD CL CX CC CO KM CD CG CK CR HR CW CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FK FO FJ FI FR GF PF TF GA GM ' +
  'GE DE GH GI GR GL GD GP GU GT GG GN GW GY HT HM HN HK HU IS IN ID IQ IE IM IL IT JM JP JE JO KZ KE KI KR XK KW KG LA LV LB ' +
  'LS LR LY LI LT LU MO MG MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN ME MS MA MZ MM NA NR NP NL NC NZ NI NE NG NU NF MP MK ' +
  'NO OM PK PW PS PA PG PY PE PH PN PL PT PR QA RE RO RU RW ST BL KN LC MF PM VC WS SM SA SN RS SC SL SG SX SK SI SB SO ZA GS ' +
  'SS ES LK SH SR SJ SE CH TW TJ TZ TH TL TG TK TO TT TN TR TM TC TV UM VI UG UA AE GB US UY UZ VU VA VE VN WF YE ZM ZW'
).split(' ');

export type AcceptanceProblems = ContactProblems & { readonly road?: 'missing' };

/** Partner Center does not know the address as it was typed. */
export interface AddressQuestion {
  readonly typed: CompanyAddress;
  readonly suggestions: readonly CompanyAddress[];
}
