import { type CalendarDay, dayAt, parseCalendarDay } from '../calendar-day.ts';
import { isEmailAddress } from '../email-address.ts';
import type { PrimaryContact } from '../primary-contact.ts';

/** The form as somebody typed it; nothing in it has been checked. */
export interface ContactForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  /** What the date field sent, `YYYY-MM-DD` if all is well. */
  readonly acceptedOn: string;
}

export type ContactField = keyof ContactForm;

export type ContactProblem =
  | 'missing'
  | 'too-long'
  | 'not-an-email'
  | 'not-a-phone-number'
  | 'not-a-date'
  | 'in-the-future'
  | 'before-the-agreement';

/** What is wrong, field by field; empty when nothing is. */
export type ContactProblems = Readonly<Partial<Record<ContactField, ContactProblem>>>;

/** Who accepted, and on which day. */
export interface AcceptedBy {
  readonly contact: PrimaryContact;
  readonly acceptedOn: CalendarDay;
}

export type ParsedContactForm =
  | { readonly kind: 'valid'; readonly acceptedBy: AcceptedBy }
  | { readonly kind: 'invalid'; readonly problems: ContactProblems };

export const emptyContactForm: ContactForm = {
  firstName: '',
  lastName: '',
  email: '',
  phoneNumber: '',
  acceptedOn: '',
};

const longestName = 100;
const longestEmail = 254;
const longestPhoneNumber = 40;
/** Microsoft's own samples of the agreement date from 2018; anything before is a slip of the keyboard. */
const firstPossibleDay = '2018-01-01' as CalendarDay;

/** Checks every field and reports all that is wrong at once. "Today" is the agent's, in `timeZone`. */
export function parseContactForm(form: ContactForm, now: Date, timeZone: string): ParsedContactForm {
  const problems: ContactProblems = {
    ...problemOf('firstName', nameProblem(form.firstName)),
    ...problemOf('lastName', nameProblem(form.lastName)),
    ...problemOf('email', emailProblem(form.email)),
    ...problemOf('phoneNumber', phoneProblem(form.phoneNumber)),
    ...problemOf('acceptedOn', dayProblem(form.acceptedOn, dayAt(now, timeZone))),
  };
  const acceptedOn = parseCalendarDay(form.acceptedOn);
  if (!acceptedOn || Object.keys(problems).length > 0) return { kind: 'invalid', problems };
  return { kind: 'valid', acceptedBy: { contact: contactFrom(form), acceptedOn } };
}

/** White space of any kind becomes single blanks, and what cannot be seen goes. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

function contactFrom(form: ContactForm): PrimaryContact {
  return {
    firstName: form.firstName,
    lastName: form.lastName,
    email: form.email,
    phoneNumber: form.phoneNumber === '' ? undefined : form.phoneNumber,
  };
}

function problemOf(field: ContactField, problem: ContactProblem | undefined): ContactProblems {
  return problem ? { [field]: problem } : {};
}

function nameProblem(name: string): ContactProblem | undefined {
  if (name === '') return 'missing';
  return name.length > longestName ? 'too-long' : undefined;
}

function emailProblem(address: string): ContactProblem | undefined {
  if (address === '') return 'missing';
  if (address.length > longestEmail) return 'too-long';
  return isEmailAddress(address) ? undefined : 'not-an-email';
}

/** Signatures and Partner Center hold extensions, several numbers and notes; only what holds no digit is no number. */
function phoneProblem(number: string): ContactProblem | undefined {
  if (number === '') return undefined;
  if (number.length > longestPhoneNumber) return 'too-long';
  return /\d/.test(number) ? undefined : 'not-a-phone-number';
}

function dayProblem(text: string, today: CalendarDay): ContactProblem | undefined {
  if (text === '') return 'missing';
  const day = parseCalendarDay(text);
  if (!day) return 'not-a-date';
  if (day > today) return 'in-the-future';
  return day < firstPossibleDay ? 'before-the-agreement' : undefined;
}
