import type { Owner, ReminderCase } from '../../services/reminders/reminder.ts';
import type { Fact } from '../kit/record-card.ts';
import { shorten } from '../kit/shorten.ts';
import { dayText, dayTextAt } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';

/** Since when a customer is open, until when it is needed, and whose business it is. */
export function reminderFacts(reminded: ReminderCase, timeZone: string, wording: Wording): readonly Fact[] {
  const { customer, status, acceptedOn, owner } = reminded;
  const isOpen = status !== 'direct' && status !== 'attested';
  return [
    ...fact(wording.text('fact.acceptedOn'), acceptedOn && dayText(acceptedOn, wording.language)),
    ...(isOpen ? openFacts(reminded, timeZone, wording) : []),
    ...fact(wording.text('owner.label'), owner && !isOpen ? ownerText(owner, wording) : undefined),
    { label: wording.text('fact.domain'), value: customer.domain },
  ];
}

/** The part of it that only matters until the customer has accepted. */
export function openFacts(reminded: ReminderCase, timeZone: string, wording: Wording): readonly Fact[] {
  const { unconfirmedSince, neededBy, owner } = reminded;
  const since = unconfirmedSince && dayTextAt(unconfirmedSince, wording.language, timeZone);
  return [
    ...fact(wording.text('reminder.since'), since),
    ...fact(wording.text('plan.neededBy'), neededBy && neededByText(neededBy, wording)),
    ...fact(wording.text('owner.label'), ownerText(owner, wording)),
  ];
}

function fact(label: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ label, value }];
}

/** "Ada Lindqvist, assigned" */
export function ownerText(owner: Owner | undefined, wording: Wording): string {
  if (!owner) return wording.text('owner.none');
  return wording.filled(`owner.${owner.because}`, { owner: shorten(owner.name) });
}

function neededByText(neededBy: NonNullable<ReminderCase['neededBy']>, wording: Wording): string {
  return wording.filled(`reminder.neededBy.${neededBy.for}`, { day: dayText(neededBy.day, wording.language) });
}
