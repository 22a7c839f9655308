import type { CompanyAddress, CountryRules } from '../company-address.ts';
import { type SentField, personRules, sentFields } from '../primary-contact.ts';
import { type PersonProblem, personProblem } from '../agreements/contact-form.ts';
import { forFields, problemsIn } from '../form-fields.ts';
import postalCodeSamples from './postal-code-samples.json' with { type: 'json' };

export type DetailsProblem =
  PersonProblem | 'not-a-state' | 'not-a-postal-code' | 'not-the-customers' | 'refused-address';

/** What is wrong, field by field; empty when nothing is. */
export type DetailsProblems = Readonly<Partial<Record<DetailsField, DetailsProblem>>>;

interface DetailsRule {
  readonly isRequired: (rules: CountryRules) => boolean;
  /** What is wrong with a text that is not empty. */
  readonly problem: (text: string, rules: CountryRules) => DetailsProblem | undefined;
}

const longestLine = 100;
const tooLong = (text: string) => (text.length > longestLine ? 'too-long' : undefined);

const addressRules = {
  addressLine1: { isRequired: () => true, problem: tooLong },
  addressLine2: { isRequired: () => false, problem: tooLong },
  postalCode: { isRequired: (rules) => rules.isPostalCodeRequired, problem: postalCodeProblem },
  city: { isRequired: () => true, problem: tooLong },
  state: { isRequired: (rules) => rules.isStateRequired, problem: stateProblem },
} as const satisfies Readonly<Record<string, DetailsRule>>;

/** Every field of step two. The form, its card, and what a press may send follow this table. */
const detailsRules: Readonly<Record<keyof typeof addressRules | 'registrationNumber' | SentField, DetailsRule>> = {
  ...addressRules,
  registrationNumber: { isRequired: (rules) => rules.registrationNumber === 'required', problem: tooLong },
  ...forFields(sentFields, (field) => ({
    isRequired: () => personRules[field].isRequired,
    problem: (text: string) =>
      field === 'email' && isOfMicrosoft(text) ? 'not-the-customers' : personProblem(field, text),
  })),
};

export type DetailsField = keyof typeof detailsRules;
export const detailsFields = Object.keys(detailsRules) as readonly DetailsField[];

/** Step two of a new customer, as somebody typed it: where the company is, and whom to write to there. */
export type DetailsForm = Readonly<Record<DetailsField, string>>;

/** Whether the country asks for the field. */
export function isRequired(field: DetailsField, rules: CountryRules): boolean {
  return detailsRules[field].isRequired(rules);
}

/** What can be told by the country's rules, without asking anybody. */
export function detailsProblems(form: DetailsForm, rules: CountryRules): DetailsProblems {
  return problemsIn(detailsFields, (field) => {
    if (form[field] === '') return isRequired(field, rules) ? 'missing' : undefined;
    return detailsRules[field].problem(form[field], rules);
  });
}

export function addressOf(form: DetailsForm, country: string): CompanyAddress {
  const fields = Object.keys(addressRules) as readonly (keyof typeof addressRules)[];
  return { ...forFields(fields, (field) => form[field]), country };
}

function stateProblem(state: string, { states }: CountryRules): DetailsProblem | undefined {
  if (states.length === 0) return tooLong(state);
  return states.includes(state) ? undefined : 'not-a-state';
}

function postalCodeProblem(code: string, { postalCodePattern }: CountryRules): DetailsProblem | undefined {
  return tooLong(code) ?? (isLike(code, postalCodePattern) ? undefined : 'not-a-postal-code');
}

/** A postal code as the country writes it; undefined where we know none that Partner Center would take. */
export function postalCodeSample({ country, postalCodePattern }: CountryRules): string | undefined {
  const sample = (postalCodeSamples as Readonly<Record<string, string>>)[country];
  return sample !== undefined && isLike(sample, postalCodePattern) ? sample : undefined;
}

/** Microsoft's own addresses are no customer's (validate-names-addresses). */
function isOfMicrosoft(address: string): boolean {
  return /@(?:[^@]+\.)?microsoft\.com$/i.test(address);
}

/** A pattern that this machine cannot read forbids nothing: Partner Center has the last word. */
function isLike(text: string, pattern: string | undefined): boolean {
  try {
    return pattern === undefined || new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}
