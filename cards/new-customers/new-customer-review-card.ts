import { domainOf } from '../../services/new-customers/company-form.ts';
import { isWrittenAsDay } from '../../services/calendar-day.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { NewCustomerForm, NewCustomer } from '../../services/new-customers/new-customer.ts';
import type { RelatedPartner } from '../../services/partner-center/wire/partners.ts';
import { contactName } from '../agreements/contact-fields.ts';
import { primaryButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { recordCard } from '../kit/record-card.ts';
import { nameOnButton, shorten } from '../kit/shorten.ts';
import { dayText } from '../wording/dates.ts';
import { countryName } from '../wording/place-names.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { addressText } from './new-customer-address-card.ts';
import { stepText } from './step-text.ts';

interface ReviewCardData {
  readonly language: LanguageTag;
  readonly newCustomer: NewCustomer;
  /** Of its form: what is created is this, or nothing. */
  readonly version: string;
  readonly reseller: RelatedPartner | undefined;
}

/** Everything about the new customer once more, before it is created. */
export function newCustomerReviewCard({ language, newCustomer, version, reseller }: ReviewCardData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { newCustomerId, form } = newCustomer;
  const change = (step: 'company' | 'details' | 'acceptance') =>
    plainButton(wording.text(`new.change.${step}`), { verb: 'customer.step', newCustomerId, step });
  return recordCard({
    language,
    title: form.company.companyName,
    step: stepText(4, wording),
    banner: { style: 'accent', title: wording.text('new.review.title'), paragraphs: [wording.text('review.text')] },
    facts: newCustomerFacts(form, reseller, wording),
    statements: [statementFor(newCustomer, wording)],
    buttons: [
      primaryButton(wording.filled('new.create', { customer: nameOnButton(form.company.companyName) }), {
        verb: 'customer.create',
        newCustomerId,
        version,
      }),
      change('company'),
      change('details'),
      change('acceptance'),
      plainButton(wording.text('form.cancel'), { verb: 'customer.cancel', newCustomerId }),
    ],
  });
}

function statementFor({ form }: NewCustomer, wording: Wording): string {
  const { road, contact } = form.acceptance;
  if (road !== 'attest') return wording.text('new.review.ask');
  return wording.filled('review.statement', {
    contact: contactName(contact),
    customer: shorten(form.company.companyName),
    acceptedOn: isWrittenAsDay(contact.acceptedOn) ? dayText(contact.acceptedOn, wording) : contact.acceptedOn,
  });
}

/** What was typed about the company, but for how it accepts. */
export function newCustomerFacts(
  { company, details }: NewCustomerForm,
  reseller: RelatedPartner | undefined,
  wording: Wording,
): readonly Fact[] {
  const { registrationNumber, phoneNumber } = details;
  const address = addressText({ ...details, country: company.country });
  return [
    { label: wording.text('new.fact.company'), value: company.companyName },
    { label: wording.text('fact.domain'), value: domainOf(company) },
    { label: wording.text('fact.country'), value: countryName(company.country, wording.language) },
    ...(reseller ? [{ label: wording.text('new.reseller'), value: reseller.name }] : []),
    { label: wording.text('new.fact.address'), value: address },
    ...(registrationNumber === ''
      ? []
      : [{ label: wording.text('new.fact.registrationNumber'), value: registrationNumber }]),
    { label: wording.text('new.fact.contact'), value: contactName(details) },
    { label: wording.text('fact.email'), value: details.email },
    { label: wording.text('fact.phone'), value: phoneNumber === '' ? wording.text('fact.noPhone') : phoneNumber },
  ];
}
