import { z } from 'zod';
import { ApiRefusal, apiRefusalCodes } from '../../../bot/http/api/api-refusal.ts';
import { exportColumns } from '../../../bot/http/api/handlers/export.ts';
import { fieldProblems } from '../../../bot/http/api/field-problems.ts';
import { answerOfFailure, noOperation, tokenRefused } from '../../../bot/http/api/problems.ts';
import { columnTitle } from '../../../cards/bulk/list-titles.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';
import { ConfirmationNotFoundError } from '../../../services/audit/confirmation-not-found-error.ts';
import { GroundKnownError } from '../../../services/audit/ground-known-error.ts';
import { NothingToExportError } from '../../../services/evidence/nothing-to-export-error.ts';
import { ListNotReadableError, listFaults } from '../../../services/bulk/list/list-not-readable-error.ts';
import { listColumns } from '../../../services/bulk/list/list-row.ts';
import type { CustomerId } from '../../../services/ids.ts';
import type { Language } from '../../../services/conversations/language.ts';

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
  const nothing = answerOfFailure(new NothingToExportError('nothing-signed'), { wording, reference: '' });
  const lists = listFaults.map((fault) => answerOfFailure(new ListNotReadableError(fault), { wording, reference: '' }));
  const grounds = [new GroundKnownError('' as CustomerId), new ConfirmationNotFoundError()].map((error) =>
    answerOfFailure(error, { wording, reference: '' }),
  );
  const details = [tokenRefused(language), nothing, ...lists, ...grounds, ...refusals].map(
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
  ];
}
