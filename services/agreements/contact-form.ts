import { type CalendarDay, dayAt, parseCalendarDay } from '../calendar-day.ts';
import { isEmailAddress } from '../email-address.ts';
import { forFields, problemsIn } from '../form-fields.ts';
import {
  type PersonField,
  type PrimaryContact,
  type RequiredField,
  isRequiredField,
  personFields,
  personRules,
} from '../primary-contact.ts';

/** The fields of the person who accepted, and the day: what the date field sent, `YYYY-MM-DD` if all is well. */
export type ContactField = PersonField | 'acceptedOn';

/** The form as somebody typed it; nothing in it has been checked. */
export type ContactForm = Readonly<Record<ContactField, string>>;

export type PersonProblem = 'missing' | 'too-long' | 'not-an-email' | 'not-a-phone-number';

export type ContactProblem = PersonProblem | 'not-a-date' | 'in-the-future' | 'before-the-agreement';

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

export const contactFields: readonly ContactField[] = [...personFields, 'acceptedOn'];
export const emptyContactForm: ContactForm = forFields(contactFields, () => '');

/** The id of a field's input in a card, which names the day as Partner Center does. */
export type ContactInput = PersonField | 'dateAgreed';
export const contactInputs = contactFields.map(inputOf);

export function inputOf(field: ContactField): ContactInput {
  return field === 'acceptedOn' ? 'dateAgreed' : field;
}

/** What nobody can leave out. */
export function isRequired(field: ContactField): field is RequiredField | 'acceptedOn' {
  return field === 'acceptedOn' || isRequiredField(field);
}

/** What was typed into the inputs of a card. */
export function contactFormFrom(typed: Readonly<Record<ContactInput, string>>): ContactForm {
  return forFields(contactFields, (field) => typed[inputOf(field)]);
}

/** Microsoft's own samples of the agreement date from 2018; anything before is a slip of the keyboard. */
const firstPossibleDay = '2018-01-01' as CalendarDay;

/** Checks every field and reports all that is wrong at once. "Today" is the agent's, in `timeZone`. */
export function parseContactForm(form: ContactForm, now: Date, timeZone: string): ParsedContactForm {
  const today = dayAt(now, timeZone);
  const problems = problemsIn(contactFields, (field) =>
    field === 'acceptedOn' ? dayProblem(form.acceptedOn, today) : personProblem(field, form[field]),
  );
  const acceptedOn = parseCalendarDay(form.acceptedOn);
  if (!acceptedOn || Object.keys(problems).length > 0) return { kind: 'invalid', problems };
  return { kind: 'valid', acceptedBy: { contact: contactFrom(form), acceptedOn } };
}

/** What is wrong with who accepted, whatever the day. */
export function personProblems(form: ContactForm): ContactProblems {
  return problemsIn(personFields, (field) => personProblem(field, form[field]));
}

/** What is wrong with one field; undefined when nothing is. */
export function personProblem(field: PersonField, text: string): PersonProblem | undefined {
  const { isRequired, longest, kind } = personRules[field];
  if (text === '') return isRequired ? 'missing' : undefined;
  if (text.length > longest) return 'too-long';
  switch (kind) {
    case 'email':
      return isEmailAddress(text) ? undefined : 'not-an-email';
    // Signatures and Partner Center hold extensions, several numbers and notes.
    case 'phone':
      return /\d/.test(text) ? undefined : 'not-a-phone-number';
    case 'text':
      return undefined;
  }
}

export function contactFrom(form: ContactForm): PrimaryContact {
  return forFields(personFields, (field) => form[field] || undefined) as PrimaryContact;
}

function dayProblem(text: string, today: CalendarDay): ContactProblem | undefined {
  if (text === '') return 'missing';
  const day = parseCalendarDay(text);
  if (!day) return 'not-a-date';
  if (day > today) return 'in-the-future';
  return day < firstPossibleDay ? 'before-the-agreement' : undefined;
}
