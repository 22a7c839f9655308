import { expect, test } from '@jest/globals';
import { phoneText } from '../../../cards/agreements/contact-fields.ts';

test.each([
  ['4255550101', '425 555 0101'],
  ['5550101', '555 0101'],
  ['+46 8 123 45 67', '+46 8 123 45 67'],
  ['+46812345678', '+46812345678'],
  ['112', '112'],
])('a phone number is shown in groups where it has none: %s', (given, shown) => {
  expect(phoneText(given)).toBe(shown);
});
