import { expect, test } from '@jest/globals';
import { inNameOrder, wholeName } from '../../../cards/kit/person-name.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';

test('a name in Chinese characters begins with the family name, any other with the first name', () => {
  expect(wholeName('娜', '王')).toBe('王娜');
  expect(wholeName('Åsa', 'Öberg')).toBe('Åsa Öberg');
  expect(wholeName('', 'Öberg')).toBe('Öberg');
});

test('a form in Chinese asks for the family name first, and for the rest where it was', () => {
  const fields = ['city', 'firstName', 'lastName', 'email'] as const;
  expect(inNameOrder(fields, wordingFor('zh-Hans-CN'))).toEqual(['city', 'lastName', 'firstName', 'email']);
  expect(inNameOrder(fields, wordingFor('de'))).toEqual(fields);
});
