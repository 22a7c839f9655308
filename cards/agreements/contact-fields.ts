import type { ConfirmForm, ConfirmProblems } from '../../services/agreements/confirm-form.ts';
import {
  type AcceptedBy,
  type ContactField,
  type ContactForm,
  type ContactProblem,
  type ContactProblems,
  inputOf,
  isRequired,
} from '../../services/agreements/contact-form.ts';
import { type CalendarDay, isWrittenAsDay } from '../../services/calendar-day.ts';
import { type PersonField, type PrimaryContact, personFields, personRules } from '../../services/primary-contact.ts';
import type { FormField } from '../kit/form-field.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { wholeName } from '../kit/person-name.ts';
import { type Quoting, shorten } from '../kit/shorten.ts';
import { dayText } from '../wording/dates.ts';
import type { PlainKey } from '../wording/sentences.ts';
import type { Wording } from '../wording/wording.ts';

export interface ContactData {
  /** What was typed, or is proposed. */
  readonly form: ContactForm;
  /** Empty on a fresh form. */
  readonly problems: ContactProblems;
  /** The agent's day. */
  readonly today: CalendarDay;
}

/** What is longer has a problem anyway, and would not fit into a card. */
export const longestValue = 1_000;

const styles = { email: { style: 'Email' }, phone: { style: 'Tel' }, text: {} } as const;

/**
 * A field of who accepted, and when, with what is wrong with it. The client checks nothing: it would hold back a form for one
 * empty field, and leave what is wrong with the others for the next press.
 */
export function contactInput(field: ContactField, data: ContactData, wording: Wording): FormField {
  const { form, problems, today } = data;
  const input = {
    id: inputOf(field),
    label: wording.text(`form.${field}`),
    value: form[field],
    problem: problemText(field, problems[field], { today, wording }),
  };
  if (field !== 'acceptedOn') return { ...input, kind: 'Text', ...styles[personRules[field].kind] };
  // A date field shows only what is written like a date.
  return { ...input, kind: 'Date', value: isWrittenAsDay(input.value) ? input.value : '' };
}

/** What is wrong with a field, in a sentence; empty where nothing is. */
export function problemText(
  field: ContactField,
  problem: ContactProblem | undefined,
  { today, wording }: { readonly today: CalendarDay; readonly wording: Wording },
): string {
  if (!problem) return '';
  if (problem === 'missing') return isRequired(field) ? wording.text(`form.missing.${field}`) : '';
  if (problem !== 'in-the-future') return wording.text(`form.problem.${problem}`);
  return wording.filled('form.problem.in-the-future', { today: dayText(today, wording) });
}

interface ReasonData {
  readonly form: ConfirmForm;
  readonly problems: ConfirmProblems;
}

/** Why the customer is confirmed once more. */
export function reasonField({ form, problems }: ReasonData, wording: Wording): FormField {
  const problem = { missing: 'form.missing.reason', 'too-long': 'form.problem.too-long' } as const;
  return {
    kind: 'Text',
    id: 'reason',
    label: wording.text('form.reason'),
    value: shorten(form.reason, longestValue),
    problem: problems.reason ? wording.text(problem[problems.reason]) : '',
  };
}

export function contactName({ firstName, lastName }: PrimaryContact, quoted: Quoting = shorten): string {
  return wholeName(quoted(firstName, 60), quoted(lastName, 60));
}

const factLabels: Readonly<Partial<Record<PersonField, PlainKey>>> = { email: 'fact.email', phoneNumber: 'fact.phone' };

/** The same, and below each fact what it was before, where that was something else. */
export function contactChanges(now: AcceptedBy, before: AcceptedBy, wording: Wording): readonly Fact[] {
  const old = contactFacts(before, wording);
  return contactFacts(now, wording).flatMap((fact, index) => {
    const was = old[index]?.value;
    return was === undefined || was === fact.value
      ? [fact]
      : [fact, { label: wording.text('fact.before'), value: was }];
  });
}

/** Who accepted, how to reach them, and on which day. */
export function contactFacts({ contact, acceptedOn }: AcceptedBy, wording: Wording): readonly Fact[] {
  const others = personFields.filter((field) => field !== 'firstName' && field !== 'lastName');
  return [
    { label: wording.text('fact.acceptedBy'), value: contactName(contact) },
    ...others.map((field) => personFact(field, contact[field] ?? '', wording)),
    { label: wording.text('fact.acceptedOn'), value: dayText(acceptedOn, wording) },
  ];
}

function personFact(field: PersonField, value: string, wording: Wording): Fact {
  const isMissing = value === '' && !isRequired(field);
  return {
    label: wording.text(factLabels[field] ?? `form.${field}`),
    value: isMissing ? wording.text('fact.noPhone') : field === 'phoneNumber' ? phoneText(value) : value,
  };
}

/** Partner Center holds many numbers as digits alone: "4255550101" is read as "425 555 0101". What has groups already keeps them. */
export function phoneText(phoneNumber: string): string {
  return /^\d{7,11}$/u.test(phoneNumber) ? phoneNumber.replaceAll(/\d(?=(?:\d{3})*\d{4}$)/gu, '$& ') : phoneNumber;
}
