import type { ListWords } from '../../services/bulk/list/header.ts';
import { type ListTitle, listColumns } from '../../services/bulk/list/list-row.ts';
import { type Language, languages } from '../../services/conversations/language.ts';
import { lettersOnly } from '../wording/letters-only.ts';
import { spokenLanguages, wordingFor } from '../wording/wording.ts';
import { columnTitle } from './list-titles.ts';

/** How titles of columns and the example of a template are told, in every language at any time. */
export function openListWords(): ListWords {
  const titles = new Map(languages.flatMap((language) => [...ownTitles(language), ...otherTitles(language)]));
  const examples = new Set(languages.map((language) => wordingFor(language).text('listFile.example')));
  return {
    titleOf: (text) => titles.get(lettersOnly(text)) ?? titles.get(lettersOnly(withoutRemark(text))),
    isExample: (customer) => examples.has(customer),
  };
}

function ownTitles(language: Language): readonly (readonly [string, ListTitle])[] {
  const wording = wordingFor(language);
  const columns = listColumns.map((column) => [lettersOnly(columnTitle(column, wording)), column] as const);
  return [...columns, [lettersOnly(wording.text('listFile.column.why')), 'told']];
}

function otherTitles(language: Language): readonly (readonly [string, ListTitle])[] {
  const titles = Object.entries(spokenLanguages[language].listTitles) as [ListTitle, readonly string[]][];
  return titles.flatMap(([title, texts]) => texts.map((text) => [lettersOnly(text), title] as const));
}

/** "Phone (optional)", "Date [YYYY-MM-DD]". */
function withoutRemark(text: string): string {
  return text.replaceAll(/\p{Ps}[^\p{Pe}]*\p{Pe}/gu, '');
}
