import { z } from 'zod';
import { type ContactForm, type ContactProblems, contactFields, emptyContactForm } from '../agreements/contact-form.ts';
import { formVersion } from '../form-version.ts';
import { forFields } from '../form-fields.ts';
import type { CompanyAddress } from '../partner-center/wire/address-check.ts';
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

export type AcceptanceProblems = ContactProblems & { readonly road?: 'missing' };

/** Partner Center does not know the address as it was typed. */
export interface AddressQuestion {
  readonly typed: CompanyAddress;
  readonly suggestions: readonly CompanyAddress[];
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
