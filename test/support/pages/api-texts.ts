import { z } from 'zod';
import { ApiRefusal, apiRefusalCodes } from '../../../bot/http/api/api-refusal.ts';
import { exportColumns } from '../../../bot/http/api/handlers/export.ts';
import { fieldProblems } from '../../../bot/http/api/field-problems.ts';
import { answerOfFailure, noOperation, tokenRefused } from '../../../bot/http/api/problems.ts';
import { columnTitle } from '../../../cards/bulk/list-titles.ts';
import { rowOutcome, rowProblemText } from '../../../cards/bulk/row-texts.ts';
import { type Wording, wordingFor } from '../../../cards/wording/wording.ts';
import type { RowProblem } from '../../../services/bulk/bulk-list.ts';
import { bulkRowStates } from '../../../services/bulk/bulk-states.ts';
import { BulkActClosedError, ListTooLongError } from '../../../services/bulk/list-errors.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import { TooManyToExportError } from '../../../services/audit/too-many-to-export-error.ts';
import { ConfirmationNotFoundError } from '../../../services/audit/confirmation-not-found-error.ts';
import { GroundKnownError } from '../../../services/audit/ground-known-error.ts';
import { NothingToExportError } from '../../../services/evidence/nothing-to-export-error.ts';
import { ListNotReadableError, listFaults } from '../../../services/bulk/list/list-not-readable-error.ts';
import { listColumns } from '../../../services/bulk/list/list-row.ts';
import type { CustomerId } from '../../../services/ids.ts';
import type { Language } from '../../../services/conversations/language.ts';

const row = { number: 1, cells: {}, customer: undefined, problems: [], outcome: undefined, reference: undefined };
const near = [{ customerId: '' as CustomerId, companyName: 'Contoso', domain: 'contoso.example' }];
const rowProblems: readonly RowProblem[] = [
  ...(['unknown-customer', 'several-customers'] as const).flatMap((problem) => [
    { column: 'customer', problem } as const,
    { column: 'customer', problem, offered: near } as const,
  ]),
  ...[
    { column: 'customer', problem: 'duplicate', of: 2 } as const,
    { column: 'ground', problem: 'not-a-ground' } as const,
  ],
  ...(['two-ways', 'not-a-date', 'unknown-owner', 'not-assignable', 'not-later'] as const).map(
    (problem) => ({ column: 'owner', problem }) as const,
  ),
];
const outcomes = [
  ...(['recorded', 'already-recorded', 'invited', 'assigned', 'muted', 'confirmed', 'direct', 'settled'] as const),
  ...(['not-allowed', 'another-underway', 'changed', 'broken'] as const),
];

/** What is said of the rows of a list, and above its files. */
function listRowTexts(wording: Wording): readonly string[] {
  const reader = { wording, today: '2026-01-31' as CalendarDay };
  const told = [
    ...bulkRowStates.map((state) => rowOutcome({ ...row, state }, reader)),
    ...outcomes.map((outcome) => rowOutcome({ ...row, state: 'done', outcome }, reader)),
  ];
  return [
    ...told.flatMap(({ outcome, next }) => [outcome, next]),
    ...rowProblems.map((problem) => rowProblemText(problem, reader)),
    ...(['row', 'found', 'outcome', 'why'] as const).map((column) => wording.text(`listFile.column.${column}`)),
  ];
}

const fieldsOf = z.strictObject({
  missing: z.string(),
  long: z.string().max(2),
  many: z.array(z.int()).max(1),
  odd: z.guid(),
});
/** Wrong in every way that has a sentence of its own. */
const wrong = fieldsOf.safeParse({ long: 'abc', many: [1, 2], odd: '1', unknown: 1 }, { reportInput: true });

/** What the API says to people: why it does not do something, and what stands above the columns of a file. */
export function apiTexts(language: Language): readonly string[] {
  const wording = wordingFor(language);
  const refusals = apiRefusalCodes.map((code) => answerOfFailure(new ApiRefusal(code), { wording, reference: '' }));
  const unexported = [
    ...(['nothing-signed', 'no-entry', 'no-entries'] as const).map((why) => new NothingToExportError(why)),
    new TooManyToExportError(1),
  ].map((error) => answerOfFailure(error, { wording, reference: '' }));
  const listErrors = [
    ...listFaults.map((fault) => new ListNotReadableError(fault)),
    ...[new ListTooLongError(1), new BulkActClosedError('create'), new BulkActClosedError('confirm')],
  ];
  const lists = listErrors.map((error) => answerOfFailure(error, { wording, reference: '' }));
  const grounds = [new GroundKnownError('' as CustomerId), new ConfirmationNotFoundError()].map((error) =>
    answerOfFailure(error, { wording, reference: '' }),
  );
  const turnedAway = (['token-expired', 'token-issuer'] as const).map((refused) => tokenRefused({ refused }, language));
  const details = [...turnedAway, ...unexported, ...lists, ...grounds, ...refusals].map(
    ({ body }) => (JSON.parse(body) as { detail: string }).detail,
  );
  const fields = Object.values(fieldProblems(wrong.error?.issues ?? [], wording));
  const elsewhere = (JSON.parse(noOperation(404, language).body) as { detail: string }).detail;
  return [
    ...details,
    ...fields,
    elsewhere,
    wording.text('api.not-json'),
    ...exportColumns.map((column) => wording.text(column)),
    ...listColumns.map((column) => columnTitle(column, wording)),
    wording.text('listFile.example'),
    ...listRowTexts(wording),
  ];
}
