import type { Language } from '../../services/conversations/language.ts';
import type { NewCustomerId } from '../../services/ids.ts';
import type { DetailsProblem, DetailsProblems } from '../../services/new-customers/details-form.ts';
import type { DetailsForm } from '../../services/new-customers/new-customer-form.ts';
import type { CountryRules } from '../../services/partner-center/wire/new-customers.ts';
import { plainButton, sendButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { shorten } from '../kit/shorten.ts';
import { type FormField, stepFormCard } from '../kit/step-form-card.ts';
import { countryName } from '../wording/place-names.ts';
import { type PlainKey, type Wording, wordingFor } from '../wording/wording.ts';

interface DetailsCardData {
  readonly language: Language;
  readonly newCustomerId: NewCustomerId;
  readonly companyName: string;
  /** What was typed. */
  readonly form: DetailsForm;
  /** Empty on a fresh form. */
  readonly problems: DetailsProblems;
  readonly rules: CountryRules;
}

/** Step two of a new customer: address and primary contact, by the rules of the country. */
export function newCustomerDetailsCard(data: DetailsCardData): AdaptiveCardJson {
  const { language, newCustomerId, rules } = data;
  const wording = wordingFor(language);
  const { taxIdSample } = rules;
  const taxId =
    taxIdSample === undefined ? [] : [wording.filled('new.details.taxId', { sample: shorten(taxIdSample, 30) })];
  return stepFormCard({
    language,
    title: data.companyName,
    step: 2,
    heading: wording.text('new.details.heading'),
    intro: [wording.filled('new.details.intro', { country: countryName(rules.country, language) }), ...taxId],
    fields: fieldsFor(data, wording),
    buttons: [
      sendButton(wording.text('new.next'), { verb: 'customer.details', newCustomerId }),
      plainButton(wording.text('new.back'), { verb: 'customer.step', newCustomerId, step: 'company' }),
      plainButton(wording.text('form.cancel'), { verb: 'customer.cancel', newCustomerId }),
    ],
  });
}

function fieldsFor(data: DetailsCardData, wording: Wording): readonly FormField[] {
  const { rules } = data;
  const text = (id: keyof DetailsForm, key: PlainKey, isRequired = true): FormField => {
    const label = isRequired ? wording.text(key) : wording.filled('new.optional', { field: wording.text(key) });
    const problem = problemText(data.problems[id], wording);
    return { kind: 'text', style: 'Text', id, label, value: data.form[id], isRequired, problem };
  };
  const number = text('registrationNumber', 'new.registrationNumber', rules.registrationNumber === 'required');
  return [
    text('addressLine1', 'new.addressLine1'),
    { ...text('addressLine2', 'new.addressLine2'), isRequired: false },
    text('postalCode', 'new.postalCode', rules.isPostalCodeRequired),
    text('city', 'new.city'),
    ...stateField(text('state', 'new.state', rules.isStateRequired), rules),
    ...(rules.registrationNumber === 'none' ? [] : [number]),
    text('firstName', 'form.firstName'),
    text('lastName', 'form.lastName'),
    { ...text('email', 'form.email'), kind: 'text', style: 'Email' },
    { ...text('phoneNumber', 'form.phoneNumber'), kind: 'text', style: 'Tel', isRequired: false },
  ];
}

/** A country without states is not asked for one. */
function stateField(field: FormField, { states, isStateRequired }: CountryRules): readonly FormField[] {
  if (states.length === 0) return isStateRequired ? [field] : [];
  const choices = states.map((state) => ({ title: shorten(state), value: state }));
  return [{ ...field, kind: 'choice', style: 'compact', choices }];
}

function problemText(problem: DetailsProblem | undefined, wording: Wording): string {
  switch (problem) {
    case undefined:
      return '';
    case 'missing':
    case 'not-a-state':
    case 'not-a-postal-code':
    case 'not-the-customers':
    case 'refused-address':
      return wording.text(`new.problem.${problem}`);
    case 'too-long':
    case 'not-an-email':
    case 'not-a-phone-number':
      return wording.text(`form.problem.${problem}`);
  }
}
