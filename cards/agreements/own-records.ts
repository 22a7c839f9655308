import type { AcceptanceLink } from '../../services/agreements/links/acceptance-link.ts';
import type { Handover } from '../../services/handovers/handover.ts';
import type { ReminderCase } from '../../services/reminders/reminder.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { openFacts } from '../reminders/reminder-facts.ts';
import { shorten } from '../kit/shorten.ts';
import { linkStatement } from './links/link-texts.ts';
import type { Wording } from '../wording/wording.ts';

/** What we know of a customer ourselves, beside what Partner Center says. */
export interface OwnRecords {
  /** Undefined for a customer that the directory does not have. */
  readonly followed: ReminderCase | undefined;
  /** The hand-over that is still open or taken. */
  readonly handover: Handover | undefined;
  /** The newest link on which the customer accepts, whatever became of it. */
  readonly link: AcceptanceLink | undefined;
  /** The agent who made the attestation that is shown. */
  readonly confirmedBy: string | undefined;
}

/** Who confirmed the customer; while it is open, since when, and who owns it. */
export function ownRecordFacts(known: OwnRecords, place: StatusPlace, wording: Wording): readonly Fact[] {
  const { followed, confirmedBy } = known;
  const confirmed = confirmedBy === undefined ? [] : [{ label: wording.text('fact.confirmedBy'), value: confirmedBy }];
  return [...confirmed, ...(place.isOpen && followed ? openFacts(followed, place.timeZone, wording) : [])];
}

/** Where its link stands, and who is at it after a hand-over. */
export function ownRecordStatements(
  { handover, link }: OwnRecords,
  timeZone: string,
  wording: Wording,
): readonly string[] {
  return [
    ...(link ? linkStatement(link, timeZone, wording) : []),
    ...(handover ? handoverStatement(handover, wording) : []),
  ];
}

function handoverStatement({ state, from }: Handover, wording: Wording): readonly string[] {
  if (state.kind === 'taken') return [wording.filled('status.handedOver.taken', { agent: shorten(state.by.name) })];
  return [wording.filled('status.handedOver.open', { agent: shorten(from.name) })];
}

interface StatusPlace {
  readonly isOpen: boolean;
  readonly timeZone: string;
}
