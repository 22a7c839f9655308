import { emptyContactForm, parseContactForm } from '../agreements/contact-form.ts';
import type { ContactProblem } from '../agreements/contact-form.ts';
import type { CompanyAddress, CountryRules } from '../partner-center/wire/new-customers.ts';
import type { DetailsForm } from './new-customer-form.ts';

export type DetailsProblem =
  | Exclude<ContactProblem, 'not-a-date' | 'in-the-future' | 'before-the-agreement'>
  | 'not-a-state'
  | 'not-a-postal-code'
  | 'not-the-customers'
  | 'refused-address';

/** What is wrong, field by field; empty when nothing is. */
export type DetailsProblems = Readonly<Partial<Record<keyof DetailsForm, DetailsProblem>>>;

const longestLine = 100;
/** Microsoft's own addresses are no customer's (validate-names-addresses). */
const notTheCustomers = /@(?:[^@]+\.)?microsoft\.com$/i;

/** What can be told by the country's rules, without asking anybody. */
export function detailsProblems(form: DetailsForm, rules: CountryRules): DetailsProblems {
  return {
    ...lineProblem('addressLine1', form, true),
    ...lineProblem('addressLine2', form, false),
    ...lineProblem('city', form, true),
    ...stateProblem(form, rules),
    ...postalCodeProblem(form, rules),
    ...lineProblem('registrationNumber', form, rules.registrationNumber === 'required'),
    ...contactProblems(form),
  };
}

export function addressOf(form: DetailsForm, country: string): CompanyAddress {
  const { addressLine1, addressLine2, city, state, postalCode } = form;
  return { addressLine1, addressLine2, city, state, postalCode, country };
}

function lineProblem(field: keyof DetailsForm, form: DetailsForm, isRequired: boolean): DetailsProblems {
  const line = form[field];
  if (line === '') return isRequired ? { [field]: 'missing' } : {};
  return line.length > longestLine ? { [field]: 'too-long' } : {};
}

function stateProblem(form: DetailsForm, { isStateRequired, states }: CountryRules): DetailsProblems {
  const { state } = form;
  if (state === '' || states.length === 0) return lineProblem('state', form, isStateRequired);
  return states.includes(state) ? {} : { state: 'not-a-state' };
}

function postalCodeProblem(form: DetailsForm, rules: CountryRules): DetailsProblems {
  const problem = lineProblem('postalCode', form, rules.isPostalCodeRequired);
  if (problem.postalCode || form.postalCode === '') return problem;
  return isLike(form.postalCode, rules.postalCodePattern) ? {} : { postalCode: 'not-a-postal-code' };
}

/** A pattern that this machine cannot read forbids nothing: Partner Center has the last word. */
function isLike(text: string, pattern: string | undefined): boolean {
  try {
    return pattern === undefined || new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

function contactProblems(form: DetailsForm): DetailsProblems {
  const { firstName, lastName, email, phoneNumber } = form;
  const contact = { ...emptyContactForm, firstName, lastName, email, phoneNumber };
  const parsed = parseContactForm(contact, new Date(0), 'UTC');
  // A day is not asked for here, so that no problem of one is left.
  const { acceptedOn: _unasked, ...found } = parsed.kind === 'invalid' ? parsed.problems : {};
  const problems = found as DetailsProblems;
  return notTheCustomers.test(email) ? { ...problems, email: 'not-the-customers' } : problems;
}
