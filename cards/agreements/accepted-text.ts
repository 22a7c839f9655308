import type { LedgerEntry } from '../../services/agreements/ledger/ledger-entry.ts';
import { type Quoting, shorten } from '../kit/shorten.ts';
import { dayText } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';
import { contactName } from './contact-fields.ts';

/** Who accepted, and when; of a person who has been erased, the day alone. */
export function acceptedText(
  { contact, acceptedOn: day }: Pick<LedgerEntry, 'contact' | 'acceptedOn'>,
  wording: Wording,
  quoted: Quoting = shorten,
): string {
  const acceptedOn = dayText(day, wording);
  if (!contact) return wording.filled('history.contact.erased', { acceptedOn });
  const accepted = { contact: contactName(contact, quoted), email: quoted(contact.email) };
  return wording.filled('history.contact', { ...accepted, acceptedOn });
}
