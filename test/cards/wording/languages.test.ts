import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { SpokenLanguage } from '../../../cards/wording/spoken-language.ts';
import { spokenLanguages } from '../../../cards/wording/wording.ts';
import { languages } from '../../../services/conversations/language.ts';

const translations = languages.filter((language) => language !== 'en');
const spoken = ['ownName', 'dateLocale', 'smallWords', 'toAgent', 'inCountry', 'refusal', 'customerMessages'] as const;

test.each(translations)('%s has words of its own for what agents type and paste', (language) => {
  const [here, english] = [spokenLanguages[language], spokenLanguages.en];
  const same = spoken.filter((part) => written(here[part]) === written(english[part]));
  const commands = Object.keys(english.commands) as (keyof SpokenLanguage['commands'])[];
  const sameCommands = commands.filter((name) => written(here.commands[name]) === written(english.commands[name]));
  expect([...same, ...sameCommands]).toEqual([]);
});

test.each(translations)('%s has words for every column of a list that has other names in English', (language) => {
  const columns = (of: SpokenLanguage) => Object.keys(of.listTitles).sort();
  expect(columns(spokenLanguages[language])).toEqual(columns(spokenLanguages.en));
});

test('a new language touches four files: languages are listed, and spoken, nowhere else', () => {
  const own = /^(services\/conversations\/language\.ts$|cards\/wording\/)/;
  const files = globSync('{bot,cards,dialogs,manifest,services,tab}/**/*.{ts,tsx}').filter(
    (file) => !own.test(file) && !file.endsWith('.d.ts'),
  );
  expect(files.length).toBeGreaterThan(200);
  const tags = translations.join('|');
  const lists = new RegExp(`['"\`](?:${tags})['"\`]|^\\s*(?:${tags}): `, 'm');
  const foreignLetter = /[^\P{L}\p{ASCII}]/u;
  // Company names come in every language.
  const mayKnowLetters = /^services\/customers\//;
  const elsewhere = files.filter((file) => {
    const code = withoutComments(readFileSync(file, 'utf8'));
    return lists.test(code) || (foreignLetter.test(code) && !mayKnowLetters.test(file));
  });
  expect(elsewhere).toEqual([]);
});

function written(words: object | string): string {
  return words instanceof RegExp ? words.source : JSON.stringify(words);
}

function withoutComments(code: string): string {
  return code.replace(/\/\*\*?[^]*?\*\/|^\s*\/\/.*$/gm, '');
}
