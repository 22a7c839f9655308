import { expect, test } from '@jest/globals';
import { letterLanguageFor } from '../../../services/invitations/letter-language.ts';

test.each([
  ['de-CH', 'CH', 'de'],
  ['en-GB', 'SE', 'en'],
  ['rm-CH', 'CH', 'de'],
  [undefined, 'SE', 'sv'],
  [undefined, 'nl', 'nl'],
  ['zh-CN', 'CN', 'zh-Hans'],
  ['wa-BE', 'BE', 'en'],
  ['da-DK', 'DK', 'en'],
  ['', undefined, 'en'],
] as const)('a customer of culture %s in %s is written to in %s', (culture, country, language) => {
  expect(letterLanguageFor({ culture, country })).toBe(language);
});
