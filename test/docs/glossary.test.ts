import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type PlainKey, wordingFor } from '../../cards/wording/wording.ts';
import { languages } from '../../services/conversations/language.ts';

const rows = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const terms: readonly PlainKey[] = [
  'agreement',
  'role.admin-agent',
  'role.sales-agent',
  'role.helpdesk-agent',
  'role.global-admin',
  'review.confirm',
  'status.history',
  'fact.reference',
];

test.each(terms)('the glossary has %s as the cards say it in each language', (key) => {
  expect(rows).toContainEqual(languages.map((language) => wordingFor(language).text(key)));
});
