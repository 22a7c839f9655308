import { wholeName } from '../../cards/kit/person-name.ts';
import { displayName } from '../../cards/wording/display-names.ts';
import { dayText, instantText } from '../../cards/wording/dates.ts';
import type { Sentences } from '../../cards/wording/sentences.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Acceptance, Customer, CustomerRow } from '../api/schema.d.ts';
import { dayOf } from '../kit/day-of.ts';

export type Fact = readonly [name: string, value: string | null];

interface Reader {
  readonly wording: Sentences;
  readonly timeZone: string;
  /** To whom nobody's work on reminders is of use. */
  readonly isReseller: boolean;
}

/** What is known of a customer, the acceptance first. */
export function customerFacts(customer: Customer, { wording, timeZone, isReseller }: Reader): readonly Fact[] {
  const { acceptance, row, domain, customerId, country, readAt, primaryContact: contact } = customer;
  return [
    ...acceptanceFacts(acceptance, wording),
    ...(row && !isReseller ? workFacts(row, wording) : []),
    [wording.text('history.invited'), row?.invitedAt ? dayText(dayOf(row.invitedAt), wording) : null],
    [wording.text('new.fact.contact'), wholeName(contact.firstName, contact.lastName)],
    [wording.text('fact.email'), contact.email],
    [wording.text('fact.domain'), domain],
    [wording.text('fact.country'), country && displayName('country', country, wording.locale)],
    [wording.text('fact.tenantId'), customerId],
    [wording.text('fact.readAt'), instantText(new Date(readAt), wording, timeZone)],
  ];
}

function acceptanceFacts(acceptance: Acceptance, wording: Sentences): readonly Fact[] {
  if (!('contact' in acceptance)) return [];
  const { contact, acceptedOn, confirmedBy } = acceptance;
  return [
    [wording.text('fact.acceptedBy'), `${wholeName(contact.firstName, contact.lastName)} (${contact.email})`],
    [wording.text('fact.acceptedOn'), dayText(acceptedOn as CalendarDay, wording)],
    [wording.text('fact.confirmedBy'), confirmedBy],
  ];
}

function workFacts(row: CustomerRow, wording: Sentences): readonly Fact[] {
  const { owner, unconfirmedSince: since, neededBy } = row;
  const needed = neededBy && dayText(neededBy.day as CalendarDay, wording);
  return [
    [
      wording.text('owner.label'),
      owner ? wording.filled(`owner.${owner.because}`, { owner: owner.name }) : wording.text('owner.none'),
    ],
    [wording.text('reminder.since'), since && dayText(dayOf(since), wording)],
    [
      wording.text('plan.neededBy'),
      needed ? wording.filled(`reminder.neededBy.${neededBy.for}`, { day: needed }) : null,
    ],
    [wording.text('tab.reminders'), remindersText(row, wording)],
  ];
}

/** How often it was brought up, and what stops that. */
function remindersText(row: CustomerRow, wording: Sentences): string {
  const { reminded, isMuted, isStoppedByOwner, owner, postponedUntil } = row;
  const day = (instant: string) => ({ day: dayText(dayOf(instant), wording) });
  return [
    ...(reminded ? [wording.filled('tab.reminded', { times: reminded.times, ...day(reminded.last) })] : []),
    ...(isMuted ? [wording.text('list.muted')] : []),
    ...(isStoppedByOwner && owner && !isMuted ? [wording.filled('list.stopped', { owner: owner.name })] : []),
    ...(postponedUntil && !isMuted ? [wording.filled('reminder.postponed.title', day(postponedUntil))] : []),
  ].join(' · ');
}
