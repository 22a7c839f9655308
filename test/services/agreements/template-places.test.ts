import { expect, test } from '@jest/globals';
import sandboxPlaces from '../../../sandbox/partner-center/agreements/template-languages.json' with { type: 'json' };
import places from '../../../services/agreements/template-places.json' with { type: 'json' };
import { templateCountries, templateLanguages } from '../../../services/agreements/template-places.ts';

test('product and sandbox know the same countries and languages', () => {
  expect(places).toEqual(sandboxPlaces);
});

test('there are 246 countries, each once, and each has the text in English', () => {
  expect(new Set(templateCountries).size).toBe(246);
  expect(templateCountries).toHaveLength(246);
  for (const country of templateCountries) expect(templateLanguages(country).at(-1)).toBe('en-US');
});

test.each([
  ['SE', ['sv-SE', 'en-US']],
  ['CH', ['fr-FR', 'en-US']],
  ['RS', ['sr-Latn-RS', 'en-US']],
  ['US', ['en-US']],
  ['XS', ['en-US']],
  ['CN', []],
  ['se', []],
  ['', []],
])('%s has the text in %j', (country, languages) => {
  expect(templateLanguages(country)).toEqual(languages);
});

test('no language is left without a country of the list', () => {
  const named = Object.values(places.additionalLanguage).flatMap((countries) => countries.split(' '));
  expect(named.filter((country) => !templateCountries.includes(country))).toEqual([]);
});
