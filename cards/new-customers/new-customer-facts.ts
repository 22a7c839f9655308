import type { NewCustomerForm } from '../../services/new-customers/new-customer-form.ts';
import type { RelatedPartner } from '../../services/partner-center/wire/related-partner.ts';
import { addressText } from './address-text.ts';
import { contactName } from '../agreements/contact-fields.ts';
import type { Fact } from '../kit/record-card.ts';
import { countryName } from '../wording/place-names.ts';
import type { Wording } from '../wording/wording.ts';

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
    { label: wording.text('fact.domain'), value: `${company.domainPrefix}.onmicrosoft.com` },
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
