import { newCustomerAcceptanceCard } from '../../../../cards/new-customers/new-customer-acceptance-card.ts';
import { newCustomerAddressCard } from '../../../../cards/new-customers/new-customer-address-card.ts';
import { newCustomerCancelledCard } from '../../../../cards/kit/notice-cards.ts';
import { newCustomerCompanyCard } from '../../../../cards/new-customers/new-customer-company-card.ts';
import { newCustomerDetailsCard } from '../../../../cards/new-customers/new-customer-details-card.ts';
import { newCustomerResultCard } from '../../../../cards/new-customers/new-customer-result-card.ts';
import { newCustomerReviewCard } from '../../../../cards/new-customers/new-customer-review-card.ts';
import { relationshipLetter } from '../../../../cards/invitations/letters.ts';
import {
  relationshipCancelledCard,
  relationshipLetterCard,
  relationshipResellerCard,
  relationshipSentCard,
} from '../../../../cards/invitations/relationship-cards.ts';
import type { AdaptiveCardJson } from '../../../../cards/kit/card-template.ts';
import type { LedgerEntry } from '../../../../services/agreements/ledger/ledger-entry.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { Language } from '../../../../services/conversations/language.ts';
import type { AgentId, CustomerId, NewCustomerId } from '../../../../services/ids.ts';
import type { RelationshipInvitation } from '../../../../services/invitations/invitation.ts';
import {
  type NewCustomer,
  customerCountries,
  emptyNewCustomerForm,
} from '../../../../services/new-customers/new-customer.ts';
import type { CountryRules } from '../../../../services/company-address.ts';
import type { SampleWords } from '../card-sample-words.ts';

interface CardSample {
  readonly name: string;
  readonly card: (language: Language) => AdaptiveCardJson;
}

const newCustomerId = '7c9e6679-7425-40de-944b-e07fc1f90ae7' as NewCustomerId;
const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const resellerId = '6b0f5f7b-4c7f-4c3c-9b59-0f5d6a1f7c11';
const today = '2026-03-09' as CalendarDay;
const reference = 'b6a4c1f7-d103-4f1f-9f4e-5f5b4e0c8a3e';

/** The cards of a new customer, and of a company that is invited to become one. `entry` makes a ledger entry. */
export function newCustomerSamples(
  words: SampleWords,
  entry: (outcome: LedgerEntry['outcome']) => LedgerEntry,
): readonly CardSample[] {
  return [
    ...companySamples(words),
    ...detailsSamples(words),
    ...acceptanceSamples(words),
    ...reviewSamples(words),
    ...resultSamples(words, entry),
    ...relationshipSamples(words),
  ];
}

function companySamples(words: SampleWords): readonly CardSample[] {
  const sample = (name: string, data: Partial<Parameters<typeof newCustomerCompanyCard>[0]>): CardSample => ({
    name: `newCustomerCompanyCard: ${name}`,
    card: (language) =>
      newCustomerCompanyCard({
        language,
        newCustomerId,
        form: formOf(words).company,
        problems: {},
        countries: ['DE', 'SE', 'US'],
        resellers: [],
        ...data,
      }),
  });
  const resellers = [{ partnerId: resellerId, name: words.providerName }];
  return [
    sample('fresh', { form: emptyNewCustomerForm.company, countries: customerCountries }),
    sample('for a reseller', { resellers, form: { ...formOf(words).company, resellerId } }),
    sample('nothing entered', { problems: { companyName: 'missing', domainPrefix: 'missing', country: 'missing' } }),
    sample('all wrong', { problems: { companyName: 'not-a-name', domainPrefix: 'not-a-domain' } }),
    sample('refused', {
      resellers,
      problems: {
        companyName: 'too-long',
        domainPrefix: 'domain-taken',
        country: 'unknown-country',
        resellerId: 'unknown-reseller',
      },
    }),
    sample('no reseller chosen', { resellers, problems: { resellerId: 'no-reseller' } }),
    sample('a slip in the country', {
      form: { ...formOf(words).company, country: words.typed },
      problems: { country: 'unknown-country' },
      nearestCountries: ['AT', 'AU'],
    }),
  ];
}

function detailsSamples(words: SampleWords): readonly CardSample[] {
  const { companyName } = words;
  const sample = (name: string, data: Partial<Parameters<typeof newCustomerDetailsCard>[0]>): CardSample => ({
    name: `newCustomerDetailsCard: ${name}`,
    card: (language) =>
      newCustomerDetailsCard({
        language,
        newCustomerId,
        companyName,
        form: formOf(words).details,
        problems: {},
        rules: unitedStates,
        ...data,
      }),
  });
  const address = (language: Language, suggestions: readonly string[]) => {
    const typed = { ...formOf(words).details, country: 'US' };
    const suggested = suggestions.map((addressLine1) => ({ ...typed, addressLine1 }));
    return newCustomerAddressCard({
      language,
      newCustomerId,
      companyName,
      question: { typed, suggestions: suggested },
    });
  };
  return [
    sample('fresh', { form: emptyNewCustomerForm.details }),
    sample('by other rules', { rules: poland }),
    sample('wrong state', { problems: { state: 'not-a-state', postalCode: 'not-a-postal-code', city: 'missing' } }),
    sample('wrong contact', {
      problems: { firstName: 'too-long', email: 'not-the-customers', phoneNumber: 'not-a-phone-number' },
    }),
    sample('no sample of a postal code', {
      rules: { ...unitedStates, country: 'XK' },
      problems: { postalCode: 'not-a-postal-code' },
    }),
    sample('refused address', { problems: { addressLine1: 'refused-address', email: 'not-an-email' } }),
    { name: 'newCustomerAddressCard: suggestions', card: (language) => address(language, ['1 Main', '2', '3', '4']) },
    { name: 'newCustomerAddressCard: unknown', card: (language) => address(language, []) },
  ];
}

function acceptanceSamples(words: SampleWords): readonly CardSample[] {
  const sample = (name: string, data: Partial<Parameters<typeof newCustomerAcceptanceCard>[0]>): CardSample => ({
    name: `newCustomerAcceptanceCard: ${name}`,
    card: (language) =>
      newCustomerAcceptanceCard({
        language,
        newCustomerId,
        companyName: words.companyName,
        form: formOf(words).acceptance,
        problems: {},
        mayAttest: true,
        today,
        ...data,
      }),
  });
  return [
    sample('not chosen', { form: { ...formOf(words).acceptance, road: '' } }),
    sample('confirming', {}),
    sample('may not confirm', { mayAttest: false }),
    sample('nothing chosen', { form: { ...formOf(words).acceptance, road: '' }, problems: { road: 'missing' } }),
    sample('wrong contact', { problems: { firstName: 'missing', acceptedOn: 'in-the-future' } }),
  ];
}

function reviewSamples(words: SampleWords): readonly CardSample[] {
  const sample = (name: string, newCustomer: NewCustomer, hasReseller: boolean): CardSample => ({
    name: `newCustomerReviewCard: ${name}`,
    card: (language) => {
      const reseller = hasReseller ? { partnerId: resellerId, name: words.providerName } : undefined;
      return newCustomerReviewCard({ language, newCustomer, version: '0123456789abcdef', reseller });
    },
  });
  const { details, ...form } = formOf(words);
  const bare = { ...details, phoneNumber: '', registrationNumber: '' };
  const ask = { ...form, details: bare, acceptance: { ...form.acceptance, road: 'ask' as const } };
  return [
    sample('confirmed', newCustomerOf(words, { state: 'open' }), true),
    sample('asked', { ...newCustomerOf(words, { state: 'open' }), form: ask }, false),
    { name: 'newCustomerCancelledCard', card: (language) => newCustomerCancelledCard({ language }) },
  ];
}

function resultSamples(
  words: SampleWords,
  entry: (outcome: LedgerEntry['outcome']) => LedgerEntry,
): readonly CardSample[] {
  const created = newCustomerOf(words, { state: 'created', customerId });
  const told = { ...created, toldAt: new Date('2026-03-09T13:05:00Z') };
  const form = formOf(words);
  const asked = { ...told, form: { ...form, acceptance: { ...form.acceptance, road: 'ask' as const } } };
  const firstSignIn = { userName: 'admin', password: '=;;n.=s9Z' };
  const sample = (name: string, data: Omit<Parameters<typeof newCustomerResultCard>[0], 'language'>): CardSample => ({
    name: `newCustomerResultCard: ${name}`,
    card: (language) => newCustomerResultCard({ language, ...data }),
  });
  const refused = newCustomerOf(words, { state: 'refused', refusalCode: '2000' });
  const refusals = ['domain-taken', 'registration-number', 'phone-number', 'not-created', 'busy'] as const;
  return [
    sample('password', { newCustomer: created, firstSignIn, entry: entry({ state: 'recorded' }) }),
    sample('password, asked', { newCustomer: asked, firstSignIn }),
    sample('password, not confirmed', {
      newCustomer: created,
      firstSignIn,
      entry: entry({ state: 'refused', refusalCode: '2000', reason: 'rejected' }),
    }),
    sample('noted', { newCustomer: told, entry: entry({ state: 'recorded' }) }),
    sample('noted, no answer about the confirmation', { newCustomer: told, entry: entry({ state: 'uncertain' }) }),
    sample('noted, not confirmed', { newCustomer: told }),
    sample('noted, asked', { newCustomer: asked }),
    sample('found', { newCustomer: newCustomerOf(words, { state: 'found', customerId }) }),
    sample('intended', { newCustomer: newCustomerOf(words, { state: 'intended' }) }),
    sample('uncertain', { newCustomer: newCustomerOf(words, { state: 'uncertain' }) }),
    ...refusals.map((refusal) => sample(`refused, ${refusal}`, { newCustomer: refused, refusal })),
  ];
}

function relationshipSamples(words: SampleWords): readonly CardSample[] {
  const link = `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${resellerId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`;
  const reseller = { partnerId: resellerId, name: words.providerName };
  const own = { link, partnerName: words.providerName, resellers: [], reseller: undefined };
  const letterOf = (language: Language) =>
    relationshipLetter(language, {
      reseller: reseller.name,
      agent: words.agentName,
      partner: words.providerName,
      link,
    });
  const letter = (name: string, invitation: RelationshipInvitation): CardSample => ({
    name: `relationshipLetterCard: ${name}`,
    card: (language) =>
      relationshipLetterCard({ language, invitation, letterLanguage: language, letter: letterOf(language) }),
  });
  return [
    letter('fresh', own),
    letter('for a reseller', { ...own, resellers: [reseller], reseller }),
    {
      name: 'relationshipResellerCard',
      card: (language) => relationshipResellerCard({ language, resellers: [reseller] }),
    },
    { name: 'relationshipSentCard', card: (language) => relationshipSentCard({ language }) },
    { name: 'relationshipCancelledCard', card: (language) => relationshipCancelledCard({ language }) },
  ];
}

const unitedStates: CountryRules = {
  country: 'US',
  culture: 'en-US',
  language: 'en',
  isStateRequired: true,
  states: ['CA', 'NY', 'WA'],
  isPostalCodeRequired: true,
  postalCodePattern: '^\\d{5}(-\\d{4})?$',
  registrationNumber: 'optional',
  taxIdSample: 'US999965',
};

const poland: CountryRules = {
  ...unitedStates,
  country: 'PL',
  isStateRequired: false,
  states: [],
  isPostalCodeRequired: false,
  registrationNumber: 'required',
  taxIdSample: undefined,
};

function formOf(words: SampleWords): NewCustomer['form'] {
  const { firstName, lastName, email, phoneNumber } = words;
  const contact = { firstName, lastName, email, phoneNumber };
  return {
    company: { companyName: words.companyName, domainPrefix: 'tailwindtraders', country: 'US', resellerId: '' },
    details: {
      ...contact,
      addressLine1: '1 Microsoft Way',
      addressLine2: '',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052',
      registrationNumber: '1234567890',
    },
    acceptance: { road: 'attest', contact: { ...contact, acceptedOn: '2026-03-09' } },
  };
}

function newCustomerOf(words: SampleWords, outcome: NewCustomer['outcome']): NewCustomer {
  return {
    newCustomerId,
    agentId: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
    agentName: words.agentName,
    form: formOf(words),
    step: 'review',
    outcome,
    attestationDraftId: undefined,
    conversationId: 'a:1',
    requestId: reference,
    intendedAt: new Date('2026-03-09T13:04:10Z'),
    toldAt: undefined,
  };
}
