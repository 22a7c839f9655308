import type { CalendarDay } from '../../services/calendar-day.ts';
import type { ReminderCase } from '../../services/reminders/reminder.ts';
import { shorten } from '../kit/shorten.ts';
import { dayText, dayTextAt } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';
import { type RowLine, longestOnRow } from '../customers/customer-row.ts';
import { openSince } from './reminder-facts.ts';

interface CaseLinesPlace {
  readonly timeZone: string;
  readonly today: CalendarDay;
  /** Whether owners and what agents did are named. */
  readonly isPrivate: boolean;
}

/** Why an open customer stands where it does on a list, and then who looks after it. */
export function caseLines(row: ReminderCase, place: CaseLinesPlace, wording: Wording): readonly RowLine[] {
  const { neededBy } = row;
  const isOverdue = neededBy !== undefined && neededBy.day < place.today;
  const overdue = isOverdue ? wording.filled(`list.overdue.${neededBy.for}`, dayOf(neededBy.day, wording)) : '';
  const due = neededBy && !isOverdue ? [wording.filled(`digest.${neededBy.for}`, dayOf(neededBy.day, wording))] : [];
  return [
    { text: overdue, color: 'Attention' },
    { text: [...due, ...historyOf(row, place.timeZone, wording)].join(' · ') },
    { text: place.isPrivate ? [ownerOf(row, wording), ...stopsOf(row, place.timeZone, wording)].join(' · ') : '' },
  ];
}

const dayOf = (day: CalendarDay, wording: Wording) => ({ day: dayText(day, wording) });

function historyOf(row: ReminderCase, timeZone: string, wording: Wording): readonly string[] {
  const { invitedAt, linkStage } = row;
  return [
    ...openSince(row, timeZone, wording),
    ...(invitedAt ? [wording.filled('list.invited', { day: dayTextAt(invitedAt, wording, timeZone) })] : []),
    ...(linkStage ? [wording.text(`list.link.${linkStage}`)] : []),
  ];
}

function ownerOf({ owner }: ReminderCase, wording: Wording): string {
  return owner
    ? wording.filled('assign.now', { owner: shorten(owner.name, longestOnRow) })
    : wording.text('list.noOwner');
}

function stopsOf(row: ReminderCase, timeZone: string, wording: Wording): readonly string[] {
  const { owner, isStoppedByOwner, isMuted, postponedUntil } = row;
  if (isStoppedByOwner && owner) return [wording.filled('list.stopped', { owner: shorten(owner.name) })];
  if (isMuted) return [wording.text('list.muted')];
  if (!postponedUntil) return [];
  return [wording.filled('reminder.postponed.title', { day: dayTextAt(postponedUntil, wording, timeZone) })];
}
