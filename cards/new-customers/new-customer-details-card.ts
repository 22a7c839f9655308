import type { LanguageTag } from '../../services/conversations/language.ts';
import type { NewCustomerId } from '../../services/ids.ts';
import {
  type DetailsProblem,
  type DetailsProblems,
  type DetailsForm,
  type DetailsField,
  detailsFields,
  isRequired,
  postalCodeSample,
} from '../../services/new-customers/details-form.ts';
import type { CountryRules } from '../../services/company-address.ts';
import { plainButton, sendButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { shorten } from '../kit/shorten.ts';
import type { FormField } from '../kit/form-field.ts';
import { inNameOrder } from '../kit/person-name.ts';
import { stepFormCard } from './step-form-card.ts';
import { countryName } from '../wording/place-names.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface DetailsCardData {
  readonly language: LanguageTag;
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
    intro: [wording.filled('new.details.intro', { country: countryName(rules.country, wording.language) }), ...taxId],
    fields: fieldsFor(data, wording),
    buttons: [
      sendButton(wording.text('new.next'), { verb: 'customer.details', newCustomerId }),
      plainButton(wording.text('new.back'), { verb: 'customer.step', newCustomerId, step: 'company' }),
      plainButton(wording.text('form.cancel'), { verb: 'customer.cancel', newCustomerId }),
    ],
  });
}

/** A country without states is asked for one only if it requires it, and one without registration numbers for none. */
function fieldsFor(data: DetailsCardData, wording: Wording): readonly FormField[] {
  const { states, isStateRequired, registrationNumber } = data.rules;
  const unasked = {
    state: states.length === 0 && !isStateRequired,
    registrationNumber: registrationNumber === 'none',
  };
  const asked = detailsFields.filter((field) => !(field in unasked && unasked[field as keyof typeof unasked]));
  return inNameOrder(asked, wording).map((field) => fieldFor(field, data, wording));
}

function fieldFor(id: DetailsField, data: DetailsCardData, wording: Wording): FormField {
  const { form, rules, problems } = data;
  const field = { id, value: form[id], problem: problemText(problems[id], rules, wording) };
  const label = labelFor(id, isRequired(id, rules), wording);
  if (id === 'state' && rules.states.length > 0) {
    const choices = rules.states.map((state) => ({ title: shorten(state), value: state }));
    return { ...field, label, kind: 'ChoiceSet', style: 'compact', wrap: true, choices };
  }
  return { ...field, label, kind: 'Text', style: id === 'email' ? 'Email' : id === 'phoneNumber' ? 'Tel' : 'Text' };
}

/** Only where it depends on the country does the wording not say by itself that a field is optional. */
function labelFor(field: DetailsField, isNeeded: boolean, wording: Wording): string {
  switch (field) {
    case 'state':
    case 'postalCode':
    case 'registrationNumber': {
      const label = wording.text(`new.${field}`);
      return isNeeded ? label : wording.filled('new.optional', { field: label });
    }
    case 'addressLine1':
    case 'addressLine2':
    case 'city':
      return wording.text(`new.${field}`);
    default:
      return wording.text(`form.${field}`);
  }
}

function problemText(problem: DetailsProblem | undefined, rules: CountryRules, wording: Wording): string {
  switch (problem) {
    case undefined:
      return '';
    case 'not-a-postal-code': {
      const sample = postalCodeSample(rules);
      if (sample === undefined) return wording.text('new.problem.not-a-postal-code');
      return wording.filled('new.problem.postalCodeLike', { sample });
    }
    case 'missing':
    case 'not-a-state':
    case 'not-the-customers':
    case 'refused-address':
      return wording.text(`new.problem.${problem}`);
    case 'too-long':
    case 'not-an-email':
    case 'not-a-phone-number':
      return wording.text(`form.problem.${problem}`);
  }
}
