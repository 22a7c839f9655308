import type { Language } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { dayMs } from '../../services/duration.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { isHan, wholeName } from '../kit/person-name.ts';
import { shorten } from '../kit/shorten.ts';
import { dayTextAt } from '../wording/dates.ts';
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
  const greeting = greetingFor(language, facts.contact);
  const signature = signatureOf([named(facts.agent), partner]);
  return {
    subject: wording.filled('letter.invitation.subject', { customer }),
    body: wording
      .filled('letter.invitation.body', { greeting, partner, customer, link: facts.link, signature })
      .trimEnd(),
  };
}

interface LinkFacts extends InvitationFacts {
  readonly madeAt: Date;
  /** Until when the link works. */
  readonly until: Date;
  readonly timeZone: string;
}

/** The e-mail with the link to Microsoft's page, on which whoever has it accepts. */
export function linkLetter(language: Language, facts: LinkFacts): Letter {
  const wording = wordingFor(language);
  const { link, timeZone } = facts;
  const [customer, partner] = [named(facts.customer), named(facts.partner)];
  const greeting = greetingFor(language, facts.contact);
  const signature = signatureOf([named(facts.agent), partner]);
  const day = dayTextAt(promisedUntil(facts), wording, timeZone);
  return {
    subject: wording.filled('letter.invitation.subject', { customer }),
    body: wording.filled('letter.link.body', { greeting, partner, customer, link, day, signature }).trimEnd(),
  };
}

/** A day early, so that the day which the letter names is a whole one wherever it is read; unless the link lives no longer. */
function promisedUntil({ madeAt, until }: Pick<LinkFacts, 'madeAt' | 'until'>): Date {
  const isLong = until.getTime() - madeAt.getTime() > 2 * dayMs;
  return isLong ? new Date(until.getTime() - dayMs) : until;
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

function greetingFor(language: Language, person: InvitationFacts['contact']): string {
  const wording = wordingFor(language);
  const contact = nameInGreeting(language, person);
  return contact === '' ? wording.text('letter.greeting') : wording.filled('letter.greeting.named', { contact });
}

function nameInGreeting(language: Language, contact: InvitationFacts['contact']): string {
  const [firstName, lastName] = [named(contact.firstName ?? ''), named(contact.lastName ?? '')];
  const isFirstEnough = spokenLanguages[language].greetsByFirstName && firstName !== '' && !isHan(firstName);
  return isFirstEnough ? firstName : wholeName(firstName, lastName);
}
