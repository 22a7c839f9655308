import { expect, test } from '@jest/globals';
import { commandWords } from '../../../cards/wording/commands.ts';
import { spokenLanguages } from '../../../cards/wording/wording.ts';
import { parseCommands } from '../../../dialogs/routing/command.ts';
import { languages } from '../../../services/conversations/language.ts';

const all = languages.flatMap((language) =>
  Object.entries(commandWords[language]).flatMap(([name, words]) =>
    words.map((word, at) => ({ name, word: at === 0 ? word.toLowerCase() : word })),
  ),
);

test('no word means two commands, in whichever languages', () => {
  const ambiguous = all.filter(({ name, word }) => all.some((other) => other.word === word && other.name !== name));
  expect(ambiguous).toEqual([]);
});

test('words are written as they are compared: lower case but for the one that is shown, single blanks', () => {
  const odd = all.filter(({ word }) => word !== word.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim());
  expect(odd).toEqual([]);
});

test('each command has one word of its own in each language', () => {
  for (const language of languages) {
    const shown = Object.values(commandWords[language]).map(([first]) => first);
    expect(new Set(shown).size).toBe(shown.length);
  }
});

test.each(languages)('what stands on a button of help is also understood when it is typed: %s', (language) => {
  // No commands, and what the bot says of itself.
  const notTyped = ['provider', 'policy', 'help'];
  const buttons = Object.entries(spokenLanguages[language].messages).flatMap(([key, text]) => {
    const name = /^help\.do\.(.+)$/.exec(key)?.[1];
    return name === undefined || notTyped.includes(name) ? [] : [{ name, text }];
  });
  expect(buttons.length).toBeGreaterThan(15);
  const missed = buttons.filter(({ name, text }) => parseCommands(text).every((command) => command.name !== name));
  expect(missed).toEqual([]);
});
