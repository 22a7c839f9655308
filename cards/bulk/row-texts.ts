import { contactFields, inputOf, isRequired } from '../../services/agreements/contact-form.ts';
import type { BulkRow, DoneOutcome, FailedOutcome, RowProblem, SkippedOutcome } from '../../services/bulk/bulk-list.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { grounds } from '../../services/form-fields.ts';
import { problemText } from '../agreements/contact-fields.ts';
import { reasonTexts } from '../kit/failure-texts.ts';
import type { Wording } from '../wording/wording.ts';
import { columnTitle } from './list-titles.ts';

export interface RowReader {
  readonly wording: Wording;
  /** The agent's day. */
  readonly today: CalendarDay;
}

const plain = ['two-ways', 'not-a-date', 'unknown-owner', 'not-assignable', 'not-later'] as const;

/** What is wrong in a row, and what to write instead. */
export function rowProblemText(
  { column, problem, offered = [], of = 1 }: RowProblem,
  { wording, today }: RowReader,
): string {
  switch (problem) {
    case 'unknown-customer':
      return offered.length === 0
        ? wording.text('listFile.problem.unknown-customer')
        : wording.filled('listFile.problem.near', { customers: wording.oneOf(namesOf(offered)) });
    case 'several-customers':
      return wording.filled('listFile.problem.several-customers', { customers: wording.allOf(namesOf(offered)) });
    case 'duplicate':
      return wording.filled('listFile.problem.duplicate', { row: of });
    case 'not-a-ground': {
      const known = grounds.map((ground) => wording.text(`ground.${ground}`));
      return wording.filled('listFile.problem.not-a-ground', { grounds: wording.oneOf(known) });
    }
    default:
      return isOneOf(plain, problem)
        ? wording.text(`listFile.problem.${problem}`)
        : formProblem(column, problem, { wording, today });
  }
}

type FormProblem = Parameters<typeof problemText>[1];

/** As the form says it of the same field. */
function formProblem(
  column: RowProblem['column'],
  problem: NonNullable<FormProblem>,
  { wording, today }: RowReader,
): string {
  const field = contactFields.find((one) => inputOf(one) === column);
  if (field && (problem !== 'missing' || isRequired(field))) return problemText(field, problem, { today, wording });
  if (problem === 'missing') return wording.text(column === 'reason' ? 'form.missing.reason' : 'new.problem.missing');
  if (problem === 'in-the-future') return wording.filled('form.problem.in-the-future', { today });
  return wording.text(`form.problem.${problem}`);
}

function namesOf(customers: readonly CustomerSummary[]): readonly string[] {
  return customers.map(({ companyName, domain }) => `${companyName} (${domain})`);
}

/** What became of a row, and what to do where something is to be done. */
export function rowOutcome(row: BulkRow, reader: RowReader): { readonly outcome: string; readonly next: string } {
  const { wording } = reader;
  switch (row.state) {
    case 'ready':
    case 'underway':
      return { outcome: wording.text(`listFile.outcome.${row.state}`), next: '' };
    case 'unchecked':
      return { outcome: wording.text('listFile.outcome.waiting'), next: '' };
    case 'not-done':
      return { outcome: wording.text('listFile.outcome.not-done'), next: wording.text('listFile.next.not-done') };
    case 'asked':
    case 'problem': {
      const texts = row.problems.map((one) => `${columnTitle(one.column, wording)}: ${rowProblemText(one, reader)}`);
      return { outcome: wording.text('listFile.outcome.problem'), next: texts.join('\n') };
    }
    default:
      return row.outcome ? ended(row.outcome, wording) : { outcome: '', next: '' };
  }
}

const settled = ['recorded', 'already-recorded', 'invited', 'assigned', 'muted', 'direct', 'settled'] as const;
const ours = ['not-allowed', 'another-underway', 'changed', 'broken'] as const;

function ended(outcome: DoneOutcome | SkippedOutcome | FailedOutcome, wording: Wording) {
  if (outcome === 'confirmed') {
    const column = columnTitle('reason', wording);
    return { outcome: wording.filled('listFile.outcome.confirmed', { column }), next: '' };
  }
  if (isOneOf(settled, outcome)) return { outcome: wording.text(`listFile.outcome.${outcome}`), next: '' };
  const next = isOneOf(ours, outcome)
    ? wording.text(`listFile.outcome.${outcome}`)
    : wording.together(...reasonTexts(outcome, wording));
  return { outcome: wording.text('history.refused'), next };
}

function isOneOf<Known extends string>(known: readonly Known[], outcome: string): outcome is Known {
  return (known as readonly string[]).includes(outcome);
}
