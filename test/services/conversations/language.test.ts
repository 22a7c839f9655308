import { expect, test } from '@jest/globals';
import { type Language, languageFor, languageOf } from '../../../services/conversations/language.ts';

test.each<[Language | undefined, string | undefined, string]>([
  [undefined, 'en-US', 'en-US'],
  [undefined, 'en-us', 'en-US'],
  [undefined, 'de_AT', 'de-AT'],
  [undefined, 'zh-SG', 'zh-Hans-SG'],
  [undefined, 'zh-Hans-CN', 'zh-Hans-CN'],
  [undefined, 'nl', 'nl'],
  [undefined, 'fr-CA', 'en'],
  [undefined, undefined, 'en'],
  ['sv', 'sv-FI', 'sv-FI'],
  ['de', 'en-US', 'de'],
  [undefined, 'en-', 'en'],
  [undefined, 'en-this-is-no-region-of-any-country', 'en'],
])('writes for somebody who chose %s and whose Teams speaks %s as %s', (chosen, locale, tag) => {
  expect(languageFor(chosen, locale)).toBe(tag);
});

test.each<[ReturnType<typeof languageFor>, Language]>([
  ['en-US', 'en'],
  ['zh-Hans-SG', 'zh-Hans'],
  ['sv', 'sv'],
])('takes %s for %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});
