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

test('a new language touches four files: languages are listed, and spoken, nowhere else', () => {
  const files = globSync(['bot/**/*.ts', 'dialogs/**/*.ts', 'cards/**/*.ts', 'services/conversations/*.ts']);
  const elsewhere = files.filter(
    (file) => file !== 'services/conversations/language.ts' && !file.startsWith('cards/wording/'),
  );
  expect(elsewhere.length).toBeGreaterThan(100);
  const tags = translations.join('|');
  const speaksOne = new RegExp(`['"\`](?:${tags})['"\`]|^\\s*(?:${tags}): |[^\\P{L}\\p{ASCII}]`, 'mu');
  expect(elsewhere.filter((file) => speaksOne.test(withoutComments(readFileSync(file, 'utf8'))))).toEqual([]);
});

function written(words: object | string): string {
  return words instanceof RegExp ? words.source : JSON.stringify(words);
}

function withoutComments(code: string): string {
  return code.replace(/\/\*\*?[^]*?\*\/|^\s*\/\/.*$/gm, '');
}
