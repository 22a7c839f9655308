import type { Language } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { isHan, wholeName } from '../kit/person-name.ts';
import { shorten } from '../kit/shorten.ts';
import { spokenLanguages, wordingFor } from '../wording/wording.ts';

interface Sender {
  readonly agent: string;
  /** The company the agent works for. */
  readonly partner: string;
  /** Where the customer accepts. */
  readonly link: string;
}

interface InvitationFacts extends Sender {
  /** The company that is to accept. */
  readonly customer: string;
  /** Greeted by name, as far as the name is known. */
  readonly contact: { readonly firstName: string | undefined; readonly lastName: string | undefined };
}

interface RelationshipFacts extends Sender {
  /** The partner of the relationship that the company is to accept. */
  readonly reseller: string;
}

/** Names are written out in a letter; only what cannot be a name is cut. */
const longestName = 250;
const named = (text: string): string => shorten(text, longestName);

/** The e-mail that asks a customer to accept directly: who we are, why, where, who has to do it, and what happens if not. */
export function invitationLetter(language: Language, facts: InvitationFacts): Letter {
  const wording = wordingFor(language);
  const [customer, partner] = [named(facts.customer), named(facts.partner)];
  const contact = nameInGreeting(language, facts.contact);
  const greeting =
    contact === '' ? wording.text('letter.greeting') : wording.filled('letter.greeting.named', { contact });
  const signature = signatureOf([named(facts.agent), partner]);
  return {
    subject: wording.filled('letter.invitation.subject', { customer }),
    body: wording
      .filled('letter.invitation.body', { greeting, partner, customer, link: facts.link, signature })
      .trimEnd(),
  };
}

/** The e-mail that asks a company to accept relationship and agreement in one go: why, where, who has to do it. */
export function relationshipLetter(language: Language, facts: RelationshipFacts): Letter {
  const wording = wordingFor(language);
  const reseller = named(facts.reseller);
  const greeting = wording.text('letter.greeting');
  const signature = signatureOf([named(facts.agent), named(facts.partner)]);
  return {
    subject: wording.filled('letter.relation.subject', { reseller }),
    body: wording.filled('letter.relation.body', { greeting, reseller, link: facts.link, signature }).trimEnd(),
  };
}

interface ProviderFacts extends Omit<Sender, 'link'> {
  /** Undefined asks which customers have accepted. */
  readonly customer: CustomerSummary | undefined;
}

/** What an indirect reseller asks of its provider: to confirm a customer, or to tell which have accepted. */
export function providerLetter(language: Language, facts: ProviderFacts): Letter {
  const wording = wordingFor(language);
  const { customer } = facts;
  const partner = named(facts.partner);
  const letter = { greeting: wording.text('letter.greeting'), signature: signatureOf([named(facts.agent), partner]) };
  if (!customer) {
    const body = wording.filled('letter.provider.list.body', { ...letter, partner });
    return { subject: wording.filled('letter.provider.list.subject', { partner }), body: body.trimEnd() };
  }
  const { customerId: tenantId } = customer;
  const companyName = named(customer.companyName);
  const body = wording.filled('letter.provider.body', { ...letter, partner, customer: companyName, tenantId });
  return { subject: wording.filled('letter.provider.subject', { customer: companyName }), body: body.trimEnd() };
}

/** A line each, and none for a name that is not known. */
function signatureOf(names: readonly string[]): string {
  return [...new Set(names)].filter((name) => name !== '').join('\n');
}

function nameInGreeting(language: Language, contact: InvitationFacts['contact']): string {
  const [firstName, lastName] = [named(contact.firstName ?? ''), named(contact.lastName ?? '')];
  const isFirstEnough = spokenLanguages[language].greetsByFirstName && firstName !== '' && !isHan(firstName);
  return isFirstEnough ? firstName : wholeName(firstName, lastName);
}
