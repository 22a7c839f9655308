import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { headingText, shorten } from '../../../cards/kit/shorten.ts';

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

describe('a title', () => {
  const read = (text: string): string => new MarkdownIt().render(text);

  test('leaves usual names as they are', () => {
    for (const name of ['Contoso Ltd', 'A. Datum & Sons (Nordic)', '3M', "O'Neil – Söhne", '康托索有限公司'])
      expect(headingText(name)).toBe(name);
  });

  test('is read as it stands where clients read Markdown', () => {
    const title = headingText('1. [Click](https://example.com) **now** &amp; <b>');
    expect(read(title)).toBe(
      `<p>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>\n`,
    );
  });

  test('never becomes anything but text', () => {
    const unit = fc.constantFrom(...'[](){}*_~`<>#+-=!|\\&;:1.aé "\''.split(''), '&lt;', '](', '**');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (name) => {
        expect(read(headingText(name)).replace(/^<p>|<\/p>\n$/gu, '')).not.toMatch(/</u);
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps together the name in it that runs from right to left', () => {
    expect(headingText('\u2068שלום\u2069: done')).toBe('\u2068שלום\u2069: done');
  });

  test('is never empty', () => {
    expect(headingText(' ')).toBe('…');
  });
});
