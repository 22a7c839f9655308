import { ApiRefusal, apiRefusalCodes } from '../../../bot/http/api/api-refusal.ts';
import { exportColumns } from '../../../bot/http/api/handlers/export.ts';
import { answerOfFailure, tokenRefused } from '../../../bot/http/api/problems.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';
import type { Language } from '../../../services/conversations/language.ts';

/** What the API says to people: why it does not do something, and what stands above the columns of a file. */
export function apiTexts(language: Language): readonly string[] {
  const wording = wordingFor(language);
  const refusals = apiRefusalCodes.map((code) => answerOfFailure(new ApiRefusal(code), { wording, reference: '' }));
  const details = [tokenRefused(language), ...refusals].map(
    ({ body }) => (JSON.parse(body) as { detail: string }).detail,
  );
  return [...details, ...exportColumns.map((column) => wording.text(column))];
}
