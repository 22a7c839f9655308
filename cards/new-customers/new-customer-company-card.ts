import { sharedSuffix } from '../../services/email-address.ts';
import type { Language, LanguageTag } from '../../services/conversations/language.ts';
import type { NewCustomerId } from '../../services/ids.ts';
import {
  type CompanyProblems,
  type CompanyForm,
  type CompanyField,
  companyFields,
} from '../../services/new-customers/company-form.ts';
import type { RelatedPartner } from '../../services/partner-center/wire/partners.ts';
import { plainButton, sendButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { resellerChoices } from '../invitations/reseller-choices.ts';
import type { Choice, FormField } from '../kit/form-field.ts';
import { shorten } from '../kit/shorten.ts';
import { stepFormCard } from './step-form-card.ts';
import { countryName } from '../wording/place-names.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface CompanyCardData {
  readonly language: LanguageTag;
  readonly newCustomerId: NewCustomerId;
  /** What was typed. */
  readonly form: CompanyForm;
  /** Empty on a fresh form. */
  readonly problems: CompanyProblems;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** What may have been meant by a country that is none. */
  readonly nearestCountries?: readonly string[];
  /** None but for an indirect provider. */
  readonly resellers: readonly RelatedPartner[];
}

const text = { kind: 'Text' } as const;
const choice = { kind: 'ChoiceSet', wrap: true } as const;

/** Step one of a new customer: which company, under which domain, in which country, for which reseller. */
export function newCustomerCompanyCard(data: CompanyCardData): AdaptiveCardJson {
  const { language, newCustomerId, form } = data;
  const wording = wordingFor(language);
  return stepFormCard({
    language,
    title: form.companyName || wording.text('new.title'),
    step: 1,
    heading: wording.text('new.company.heading'),
    intro: [wording.text('new.company.intro')],
    fields: fieldsFor(data, wording),
    buttons: [
      sendButton(wording.text('new.next'), { verb: 'customer.company', newCustomerId }),
      plainButton(wording.text('form.cancel'), { verb: 'customer.cancel', newCustomerId }),
    ],
  });
}

function fieldsFor(data: CompanyCardData, wording: Wording): readonly FormField[] {
  const asked = data.resellers.length === 0 ? companyFields.filter((field) => field !== 'resellerId') : companyFields;
  return asked.map((field) => fieldFor(field, data, wording));
}

function fieldFor(id: CompanyField, data: CompanyCardData, wording: Wording): FormField {
  const { form, countries, resellers } = data;
  const field = { id, value: form[id], problem: problemText(id, data, wording) };
  switch (id) {
    case 'country': {
      const choices = countryChoices(countries, wording.language);
      const value = countries.includes(form.country) ? form.country : '';
      // What is not in the list many clients hold back themselves.
      const errorMessage = wording.text('new.problem.not-in-list');
      return {
        ...field,
        ...choice,
        value,
        errorMessage,
        label: wording.text('fact.country'),
        style: 'filtered',
        choices,
      };
    }
    case 'resellerId': {
      const choices = resellerChoices(resellers, wording.text('new.reseller.none'));
      const label = wording.text('new.reseller');
      return { ...field, ...choice, label, style: 'compact', choices };
    }
    case 'domainPrefix':
      return { ...field, ...text, label: wording.filled('new.domainPrefix', { suffix: sharedSuffix }) };
    default:
      return { ...field, ...text, label: wording.text(`new.${id}`) };
  }
}

function countryChoices(countries: readonly string[], language: Language): readonly Choice[] {
  const order = new Intl.Collator(language);
  return countries
    .map((value) => ({ title: countryName(value, language), value }))
    .sort((one, other) => order.compare(one.title, other.title));
}

function problemText(field: CompanyField, data: CompanyCardData, wording: Wording): string {
  const problem = data.problems[field];
  if (!problem) return '';
  if (problem === 'unknown-country') return unknownCountryText(data, wording);
  return wording.text(problem === 'too-long' ? 'form.problem.too-long' : `new.problem.${problem}`);
}

function unknownCountryText({ form, nearestCountries = [] }: CompanyCardData, wording: Wording): string {
  const unknown = wording.filled('new.problem.unknown-country', { typed: shorten(form.country, 40) });
  if (nearestCountries.length === 0) return unknown;
  const names = nearestCountries.map((country) => countryName(country, wording.language));
  return wording.together(unknown, wording.filled('new.problem.nearestCountries', { countries: wording.oneOf(names) }));
}
