import { z } from 'zod';
import { type ContactForm, emptyContactForm } from '../agreements/contact-form.ts';
import { formVersion } from '../form-version.ts';

/** Step one, as somebody typed it; nothing in it has been checked. */
export interface CompanyForm {
  readonly companyName: string;
  /** What stands before `.onmicrosoft.com`. */
  readonly domainPrefix: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** The indirect reseller the customer belongs to; empty makes it the partner's own. */
  readonly resellerId: string;
}

/** Step two: where the company is, and whom to write to there. */
export interface DetailsForm {
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly registrationNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

/** `attest`: we confirm for the customer; `ask`: the customer will be asked. */
export type AcceptanceRoad = 'attest' | 'ask';

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

export const emptyNewCustomerForm: NewCustomerForm = {
  company: { companyName: '', domainPrefix: '', country: '', resellerId: '' },
  details: {
    addressLine1: '',
    addressLine2: '',
    city: '',
    state: '',
    postalCode: '',
    registrationNumber: '',
    firstName: '',
    lastName: '',
    email: '',
    phoneNumber: '',
  },
  acceptance: { road: '', contact: emptyContactForm },
};

const text = z.string().catch('');
const texts = <Form extends object>(form: Form) =>
  z.object(Object.fromEntries(Object.keys(form).map((name) => [name, text])) as Record<keyof Form, typeof text>);
const { company, details, acceptance } = emptyNewCustomerForm;

/** What the database holds of a form: a field that a later version adds is empty in older rows. */
export const storedForm = z.object({
  company: texts(company),
  details: texts(details),
  acceptance: z.object({ road: z.enum(['attest', 'ask', '']).catch(''), contact: texts(acceptance.contact) }),
});

/** The same for the same words, whether they were just typed or come from the database. */
export function newCustomerVersion(form: NewCustomerForm): string {
  return formVersion(storedForm.parse(form));
}
