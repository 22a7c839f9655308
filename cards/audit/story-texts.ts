import type { ToldEntry } from '../../services/audit/told-entry.ts';
import { failureReasonOf } from '../../services/agreements/failure-reason.ts';
import type { Entry } from '../../services/evidence/format/entry.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import { groundText } from '../agreements/ground-texts.ts';
import { contactName } from '../agreements/contact-fields.ts';
import { reasonTexts } from '../kit/failure-texts.ts';
import { type Quoting, shorten } from '../kit/shorten.ts';
import { dayText, instantText } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';

/** An entry in words. Some of them are other people's: for places without Markdown. */
export interface StoryTexts {
  readonly title: string;
  readonly lines: readonly string[];
  /** Who, and when. */
  readonly by: string;
  /** What proves it. */
  readonly proof: string;
}

export interface StoryReaderOf {
  readonly wording: Wording;
  readonly timeZone: string;
  /** Names and words of people: shortened, where nothing else is said. */
  readonly quoted?: Quoting;
}

/** The same in the chat, on the page and on paper. */
export function storyTexts(told: ToldEntry, { wording, timeZone, quoted = shorten }: StoryReaderOf): StoryTexts {
  const quoting = { wording, quoted };
  const { entry, position, proof } = told;
  const proved = wording.filled(`story.proof.${proof}`, { position: String(position) });
  if (!entry) return { title: wording.text('story.unreadable'), lines: [], by: '', proof: proved };
  const instant = instantText(new Date(entry.at), wording, timeZone);
  return {
    title: titleOf(entry, wording),
    lines: [...linesOf(entry, told, quoting), ...wordLines(told, quoting)],
    by: wording.filled('story.by', { who: whoOf(entry, told, quoting), instant }),
    proof: proved,
  };
}

interface QuotingIn {
  readonly wording: Wording;
  readonly quoted: Quoting;
}

function whoOf({ by }: Entry, { agentName }: ToldEntry, { wording, quoted }: QuotingIn): string {
  if (by === 'agreement-desk') return 'Agreement Desk';
  if (by === 'operator') return wording.text('story.operator');
  return agentName === undefined ? wording.text('fact.erased') : quoted(agentName);
}

/** Entries about the log or the partner are in no customer's story. */
function titleOf(entry: Entry, wording: Wording): string {
  switch (entry.kind) {
    case 'attestation-settled':
      return wording.text(entry.how === 'correction' ? 'history.corrected' : `history.${entry.state}`);
    case 'acceptance-seen':
      return wording.text(`story.acceptance-seen.${entry.road}`);
    case 'handover-changed':
      return wording.text(`story.handover-changed.${entry.state}`);
    default:
      return isTold(entry.kind) ? wording.text(`story.${entry.kind}`) : entry.kind;
  }
}

const told = [
  ...(['attestation-intended', 'before-log', 'ground-given', 'file-attached', 'status-changed'] as const),
  ...(['invitation-noted', 'invitation-taken-back', 'customer-created'] as const),
  ...(['confirmed-elsewhere', 'missing-at-partner-center'] as const),
];

function isTold(kind: Entry['kind']): kind is (typeof told)[number] {
  return told.some((one) => one === kind);
}

function linesOf(entry: Entry, told: ToldEntry, quoting: QuotingIn): readonly string[] {
  const { wording } = quoting;
  switch (entry.kind) {
    case 'attestation-intended':
      return acceptedLines(entry, told, quoting);
    case 'before-log':
      return [...acceptedLines(entry, told, quoting), wording.text(`history.${entry.state}`)];
    case 'attestation-settled':
      return entry.state === 'refused' ? reasonTexts(failureReasonOf(entry.refusalCode ?? 'unknown'), wording) : [];
    case 'status-changed': {
      const [from, to] = [entry.from, entry.to].map((status) => wording.text(`status.${status}.title`));
      return [wording.filled('story.status.change', { from: from ?? '', to: to ?? '' })];
    }
    case 'acceptance-seen':
    case 'confirmed-elsewhere':
      return entry.acceptedOn === undefined ? [] : [dayLine(entry.acceptedOn, wording)];
    default:
      return [];
  }
}

function acceptedLines(
  { acceptedOn: day, people }: Pick<Extract<Entry, { kind: 'attestation-intended' }>, 'acceptedOn' | 'people'>,
  { contact }: ToldEntry,
  { wording, quoted }: QuotingIn,
): readonly string[] {
  if (contact) {
    const accepted = { contact: contactName(contact, quoted), email: quoted(contact.email) };
    return [wording.filled('history.contact', { ...accepted, acceptedOn: dayText(day as CalendarDay, wording) })];
  }
  if (!('contact' in people)) return [dayLine(day, wording)];
  return [wording.filled('history.contact.erased', { acceptedOn: dayText(day as CalendarDay, wording) })];
}

function dayLine(day: string, wording: Wording): string {
  return `${wording.text('fact.acceptedOn')}: ${dayText(day as CalendarDay, wording)}`;
}

/** How it is known, why once more, and what was attached. */
function wordLines(
  { entry, groundReference, reason, files }: ToldEntry,
  { wording, quoted }: QuotingIn,
): readonly string[] {
  const given = entry && 'ground' in entry ? entry.ground : undefined;
  const ground = groundText({ ground: given, groundReference }, wording, quoted);
  return [
    ...(ground === '' ? [] : [wording.filled('history.ground', { ground })]),
    ...(reason === undefined ? [] : [wording.filled('receipt.reason', { reason: quoted(reason, 300) })]),
    ...files.map(({ name }) => quoted(name)),
  ];
}
