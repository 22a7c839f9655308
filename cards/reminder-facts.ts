import type { Owner, ReminderCase } from '../services/reminders/reminder.ts';
import type { Fact } from './record-card.ts';
import { shorten } from './shorten.ts';
import { dayText, dayTextAt } from './wording/dates.ts';
import type { Wording } from './wording/wording.ts';

/** Since when a customer is open, until when it is needed, and whose business it is. */
export function reminderFacts(reminded: ReminderCase, timeZone: string, wording: Wording): readonly Fact[] {
  const { customer, status, acceptedOn, unconfirmedSince, neededBy, owner } = reminded;
  const { language } = wording;
  const isOpen = status !== 'direct' && status !== 'attested';
  const fact = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }]);
  return [
    ...fact(wording.text('fact.acceptedOn'), acceptedOn && dayText(acceptedOn, language)),
    ...(isOpen
      ? fact(wording.text('reminder.since'), unconfirmedSince && dayTextAt(unconfirmedSince, language, timeZone))
      : []),
    ...(isOpen ? fact(wording.text('plan.neededBy'), neededBy && neededByText(neededBy, wording)) : []),
    ...fact(wording.text('owner.label'), owner || isOpen ? ownerText(owner, wording) : undefined),
    { label: wording.text('fact.domain'), value: customer.domain },
  ];
}

/** "Ada Lindqvist, assigned" */
export function ownerText(owner: Owner | undefined, wording: Wording): string {
  if (!owner) return wording.text('owner.none');
  return wording.filled(`owner.${owner.because}`, { owner: shorten(owner.name) });
}

function neededByText(neededBy: NonNullable<ReminderCase['neededBy']>, wording: Wording): string {
  return wording.filled(`reminder.neededBy.${neededBy.for}`, { day: dayText(neededBy.day, wording.language) });
}
