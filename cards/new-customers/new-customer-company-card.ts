import type { Language } from '../../services/conversations/language.ts';
import type { NewCustomerId } from '../../services/ids.ts';
import type { CompanyProblems } from '../../services/new-customers/company-form.ts';
import type { CompanyForm } from '../../services/new-customers/new-customer-form.ts';
import type { RelatedPartner } from '../../services/partner-center/wire/partners.ts';
import { plainButton, sendButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { resellerChoices } from '../invitations/reseller-choices.ts';
import { type Choice, type FormField, stepFormCard } from '../kit/step-form-card.ts';
import { countryName } from '../wording/place-names.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface CompanyCardData {
  readonly language: Language;
  readonly newCustomerId: NewCustomerId;
  /** What was typed. */
  readonly form: CompanyForm;
  /** Empty on a fresh form. */
  readonly problems: CompanyProblems;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** None but for an indirect provider. */
  readonly resellers: readonly RelatedPartner[];
}

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
  const { form, resellers } = data;
  const field = (id: keyof CompanyForm, label: string) => {
    return { id, label, value: form[id], isRequired: true, problem: problemText(id, data, wording) };
  };
  const suffix = '.onmicrosoft.com';
  const reseller = { ...field('resellerId', wording.text('new.reseller')), value: form.resellerId || 'own' };
  const choices = resellerChoices(resellers, wording.text('new.reseller.none'));
  return [
    { ...field('companyName', wording.text('new.companyName')), kind: 'text', style: 'Text' },
    { ...field('domainPrefix', wording.filled('new.domainPrefix', { suffix })), kind: 'text', style: 'Text' },
    {
      ...field('country', wording.text('fact.country')),
      kind: 'choice',
      style: 'filtered',
      choices: countryChoices(data.countries, wording.language),
    },
    ...(resellers.length === 0 ? [] : [{ ...reseller, kind: 'choice', style: 'compact', choices } as const]),
  ];
}

function countryChoices(countries: readonly string[], language: Language): readonly Choice[] {
  const order = new Intl.Collator(language);
  return countries
    .map((value) => ({ title: countryName(value, language), value }))
    .sort((one, other) => order.compare(one.title, other.title));
}

function problemText(field: keyof CompanyForm, { problems }: CompanyCardData, wording: Wording): string {
  const problem = problems[field];
  if (!problem) return '';
  return wording.text(problem === 'too-long' ? 'form.problem.too-long' : `new.problem.${problem}`);
}
