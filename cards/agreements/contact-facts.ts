import type { AcceptedBy } from '../../services/agreements/contact-form.ts';
import type { PrimaryContact } from '../../services/primary-contact.ts';
import type { Fact } from '../kit/record-card.ts';
import { shorten } from '../kit/shorten.ts';
import { dayText } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';

export function contactName(contact: PrimaryContact): string {
  return `${shorten(contact.firstName, 60)} ${shorten(contact.lastName, 60)}`.trim();
}

/** Who accepted, how to reach them, and on which day. */
export function contactFacts({ contact, acceptedOn }: AcceptedBy, wording: Wording): readonly Fact[] {
  const phone = contact.phoneNumber ?? '';
  return [
    { label: wording.text('fact.acceptedBy'), value: contactName(contact) },
    { label: wording.text('fact.email'), value: contact.email },
    { label: wording.text('fact.phone'), value: phone === '' ? wording.text('fact.noPhone') : phone },
    { label: wording.text('fact.acceptedOn'), value: dayText(acceptedOn, wording.language) },
  ];
}
