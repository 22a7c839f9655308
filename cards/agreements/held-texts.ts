import type { ReplacedAttestation } from '../../services/agreements/ledger/ledger-entry.ts';
import type { Held } from '../../services/agreements/standing.ts';
import { shorten } from '../kit/shorten.ts';
import { dayText, instantText } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';
import { contactName } from './contact-fields.ts';

/** What is confirmed already: who accepted and when, and of our own who confirmed it and when. */
export function heldText({ acceptedBy, by }: Held, timeZone: string, wording: Wording): string {
  const what = acceptanceIn(acceptedBy, wording);
  if (!by) return wording.filled('review.confirmed.elsewhere', what);
  const instant = instantText(by.intendedAt, wording, timeZone);
  return wording.filled('review.confirmed.by', { ...what, agent: agentText(by.agentName, wording), instant });
}

/** An agent's name, unless it has been erased from the ledger. */
export function agentText(name: string | undefined, wording: Wording): string {
  return name === undefined ? wording.text('fact.erased') : shorten(name);
}

/** What an attestation was made in place of, and why: nothing for a first one. */
export function replacedTexts(
  { replaces, reason }: { readonly replaces?: ReplacedAttestation | undefined; readonly reason?: string | undefined },
  wording: Wording,
): readonly string[] {
  return [
    ...(replaces ? [wording.filled('receipt.replaces', acceptanceIn(replaces, wording))] : []),
    ...(reason === undefined || reason === '' ? [] : [reasonText(reason, wording)]),
  ];
}

/** What an agent typed is shown as a whole: the form takes no more of it than a card has room for. */
export function reasonText(reason: string, wording: Wording): string {
  return wording.filled('receipt.reason', { reason: shorten(reason, 300) });
}

function acceptanceIn({ contact, acceptedOn }: Held['acceptedBy'], wording: Wording) {
  return {
    contact: contactName(contact),
    email: shorten(contact.email),
    acceptedOn: dayText(acceptedOn, wording),
  };
}
