import { expect, test } from '@jest/globals';
import { openGroundWords } from '../../../cards/agreements/ground-texts.ts';
import { lettersOnly } from '../../../cards/wording/letters-only.ts';
import { spokenLanguages, wordingFor } from '../../../cards/wording/wording.ts';
import { languages } from '../../../services/conversations/language.ts';
import { grounds } from '../../../services/form-fields.ts';

const groundNamed = openGroundWords();

test.each(languages)('how a customer accepted is read from a list in %s', (language) => {
  const written = grounds.map((ground) => wordingFor(language).text(`ground.${ground}`));
  expect(written.map(groundNamed)).toEqual(grounds);
});

test.each(languages)('and in the words of people in %s, none of which mean two of them', (language) => {
  for (const ground of grounds)
    for (const words of spokenLanguages[language].groundWords[ground])
      expect([words, groundNamed(` ${words.toUpperCase()}. `)]).toEqual([words, ground]);
});

test('what is like none of them is not guessed', () => {
  expect(['', 'Brieftaube', 'no mail', '7'].map(groundNamed)).toEqual([undefined, undefined, undefined, undefined]);
  const all = languages.flatMap((tag) => Object.entries(spokenLanguages[tag].groundWords));
  const meant = all.flatMap(([ground, words]) => words.map((one) => [lettersOnly(one), ground] as const));
  for (const [words, ground] of meant)
    expect(meant.filter(([one, other]) => one === words && other !== ground)).toEqual([]);
});
