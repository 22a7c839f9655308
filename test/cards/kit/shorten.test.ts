import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shorten } from '../../../cards/kit/shorten.ts';

test('leaves a name that fits as it is', () => {
  expect(shorten('Contoso Ltd', 11)).toBe('Contoso Ltd');
});

test('ends a longer one in an ellipsis', () => {
  expect(shorten('Contoso Limited', 11)).toBe('Contoso Li…');
});

test('never cuts a character in two', () => {
  expect(shorten('ab😀cd', 4)).toBe('ab…');
});

test('is never longer than asked for, has no lone surrogate, and stays on one line', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\u202E', '\u0000', '😀', '\uD83D', '"'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, length) => {
      const shortened = shorten(text, length);
      return shortened.length <= length && shortened.isWellFormed() && !/[\p{Cc}\u202E]/u.test(shortened);
    }),
  );
});

test('copes with 10,000 characters that cannot be seen', () => {
  expect(shorten('\u0000'.repeat(10_000)).length).toBeLessThanOrEqual(1);
});
