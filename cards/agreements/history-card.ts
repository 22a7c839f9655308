import type { LedgerEntry } from '../../services/agreements/ledger/ledger-entry.ts';
import type { ConfirmationWithGround } from '../../services/audit/grounds-service.ts';
import type { AcceptanceLink } from '../../services/agreements/links/acceptance-link.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { FollowUpState, Invitation } from '../../services/invitations/invitation.ts';
import { plainButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate, type Tone } from '../kit/card-template.ts';
import { acceptedText } from './accepted-text.ts';
import { contactName } from './contact-fields.ts';
import { groundText } from './ground-texts.ts';
import { linkTones } from './links/link-texts.ts';
import { agentText, replacedTexts } from './held-texts.ts';
import { shorten } from '../kit/shorten.ts';
import history from './history.json' with { type: 'json' };
import { instantText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

/** What somebody did about the agreement of a customer. */
export type HistoryEntry = ConfirmationWithGround | Invitation | AcceptanceLink;

interface HistoryData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly customer: { readonly customerId: CustomerId; readonly companyName: string };
  /** Newest first; more than eight would make the card too large for Teams. */
  readonly entries: readonly HistoryEntry[];
  readonly hasMore: boolean;
}

const colors: Readonly<Record<LedgerEntry['outcome']['state'], string>> = {
  intended: 'Accent',
  recorded: 'Good',
  'already-recorded': 'Good',
  refused: 'Attention',
  uncertain: 'Warning',
};

const endColors: Readonly<Record<Exclude<FollowUpState, 'following'>, string>> = {
  direct: 'Good',
  attested: 'Good',
  expired: 'Warning',
  left: 'Warning',
};

const linkColors: Readonly<Record<Tone, string>> = {
  accent: 'Accent',
  good: 'Good',
  warning: 'Warning',
  attention: 'Attention',
  emphasis: 'Default',
};

const template = new CardTemplate(history);

/** Who confirmed what for a customer and how it came out, and who invited it. */
export function historyCard(data: HistoryData): AdaptiveCardJson {
  const { language, customer } = data;
  const wording = wordingFor(language);
  return template.expand(wording, {
    title: customer.companyName,
    heading: wording.text('history.title'),
    entries: data.entries.map((entry) => rowOf(entry, data.timeZone, wording)),
    notes: notesFor(data, wording),
    buttons: [plainButton(wording.text('status.show'), { verb: 'status.show', customerId: customer.customerId })],
  });
}

function rowOf(entry: HistoryEntry, timeZone: string, wording: Wording) {
  if ('attestationId' in entry) return attestationRow(entry, timeZone, wording);
  return 'invitationId' in entry ? invitationRow(entry, timeZone, wording) : linkRow(entry, timeZone, wording);
}

function linkRow(link: AcceptanceLink, timeZone: string, wording: Wording) {
  const { contact, state, agentName, createdAt, linkId } = link;
  return {
    outcome: wording.text(`link.${state}.title`),
    color: linkColors[linkTones[state]],
    contact: contact
      ? wording.filled('history.link.for', { contact: contactName(contact), email: shorten(contact.email) })
      : wording.text('history.link.how'),
    agent: wording.filled('history.link.by', {
      agent: agentText(agentName, wording),
      instant: instantText(createdAt, wording, timeZone),
    }),
    more: [],
    reference: wording.filled('history.reference', { reference: linkId }),
  };
}

function attestationRow(entry: ConfirmationWithGround, timeZone: string, wording: Wording) {
  const { outcome, correctedAt, agentName, intendedAt, attestationId } = entry;
  return {
    outcome: wording.text(correctedAt ? 'history.corrected' : `history.${outcome.state}`),
    color: colors[outcome.state],
    contact: acceptedText(entry, wording),
    agent: wording.filled('history.agent', {
      agent: agentText(agentName, wording),
      instant: instantText(intendedAt, wording, timeZone),
    }),
    more: [...groundTexts(entry, timeZone, wording), ...replacedTexts(entry, wording)],
    reference: wording.filled('history.reference', { reference: attestationId }),
  };
}

function groundTexts(entry: ConfirmationWithGround, timeZone: string, wording: Wording): readonly string[] {
  const { laterGround: later } = entry;
  const ground = groundText(later ?? entry, wording);
  if (ground === '') return [];
  const text = wording.filled('history.ground', { ground });
  if (!later) return [text];
  const [agent, instant] = [agentText(later.agentName, wording), instantText(later.at, wording, timeZone)];
  return [text, wording.filled('audit.groundAdded.by', { agent, instant })];
}

function invitationRow(invitation: Invitation, timeZone: string, wording: Wording) {
  const { agentName, invitedAt, invitationId, followUp } = invitation;
  const isOpen = followUp === undefined || followUp === 'following';
  return {
    outcome: wording.text(isOpen ? 'history.invited' : `history.invited.${followUp}`),
    color: isOpen ? 'Accent' : endColors[followUp],
    contact: wording.text('history.invited.how'),
    agent: wording.filled('history.invited.by', {
      agent: shorten(agentName),
      instant: instantText(invitedAt, wording, timeZone),
    }),
    more: [],
    reference: wording.filled('history.reference', { reference: invitationId }),
  };
}

function notesFor({ entries, hasMore }: HistoryData, wording: Wording): readonly string[] {
  const elsewhere = wording.text('history.elsewhere');
  if (entries.length === 0) return [wording.text('history.empty'), elsewhere];
  return hasMore ? [wording.text('history.more'), elsewhere] : [elsewhere];
}
