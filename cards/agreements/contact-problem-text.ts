import type { ContactField, ContactProblem } from '../../services/agreements/contact-form.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import { dayText } from '../wording/dates.ts';
import type { PlainKey, Wording } from '../wording/wording.ts';

/** What is said of a field of the contact that is empty. */
export const missingContactText: Readonly<Record<ContactField, PlainKey>> = {
  firstName: 'form.missing.firstName',
  lastName: 'form.missing.lastName',
  email: 'form.missing.email',
  phoneNumber: 'form.problem.not-a-phone-number',
  acceptedOn: 'form.missing.acceptedOn',
};

/** What is wrong with a field of the contact; empty when nothing is. */
export function contactProblemText(
  field: ContactField,
  problem: ContactProblem | undefined,
  { today, wording }: { readonly today: CalendarDay; readonly wording: Wording },
): string {
  if (!problem) return '';
  if (problem === 'missing') return wording.text(missingContactText[field]);
  if (problem !== 'in-the-future') return wording.text(`form.problem.${problem}`);
  return wording.filled('form.problem.in-the-future', { today: dayText(today, wording.language) });
}
