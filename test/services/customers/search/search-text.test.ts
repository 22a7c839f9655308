import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldedNames, parseSearchWords } from '../../../../services/customers/search/search-text.ts';
import {
  allowedErrors,
  countTypingErrors,
  piecesNear,
  piecesOf,
} from '../../../../services/customers/search/near-words.ts';
import { anyCharacter } from '../../../support/any-character.ts';

const name = fc.string({ unit: fc.constantFrom(...Array.from('aeosuxäöüåøæßéÄÖÜẞłı斯 .-’&')), maxLength: 40 });

describe('what a name is compared by', () => {
  test.each([
    ['Müller', ['muller', 'mueller']],
    ['Mueller', ['mueller']],
    ['Gießen', ['giessen']],
    ['Åre', ['are', 'aare']],
    ['Łódź & Søn, z o.o.', ['lodz son z oo', 'lodz soen z oo']],
    ["O'Neil’s B.V.", ['oneils bv']],
    ['ＦＵＬＬ width', ['full width']],
    ['罗斯文 Ltd', ['罗 斯 文 ltd']],
    ['...', []],
  ])('of %s is %j', (text, folded) => {
    expect(foldedNames(text)).toEqual(folded);
  });

  test('does not depend on case, nor on how accents are encoded', () => {
    fc.assert(
      fc.property(name, (text) => {
        const folded = foldedNames(text);
        for (const same of [text.toLowerCase(), text.normalize('NFD'), text.normalize('NFC')])
          expect(foldedNames(same)).toEqual(folded);
      }),
    );
  });

  test('stays as it is when folded again', () => {
    fc.assert(
      fc.property(name, (text) => {
        for (const folded of foldedNames(text)) expect(foldedNames(folded)).toEqual([folded]);
      }),
    );
  });

  test.each([
    ['\u0300', []],
    ['a \u0300 b', ['a b']],
    ['\u0300漢\u0300字', ['漢 字']],
  ])('leaves out accents that stand on no letter: %j', (text, folded) => {
    expect(foldedNames(text)).toEqual(folded);
  });

  test('has nothing in it but letters, digits and single spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        for (const folded of foldedNames(text)) expect(folded).toMatch(/^[\p{L}\p{N}\p{M}]+( [\p{L}\p{N}\p{M}]+)*$/u);
      }),
    );
  });

  test('is met by what was typed with ae for ä, unless the letter is an initial', () => {
    const withoutInitials = name.filter((text) => !/[.åøæ]/i.test(text) && foldedNames(text).length > 0);
    fc.assert(
      fc.property(withoutInitials, (text) => {
        const typed = text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
        expect(parseSearchWords(typed).phrases.some((phrase) => foldedNames(text).includes(phrase))).toBe(true);
      }),
    );
  });
});

describe('typing errors', () => {
  test.each([
    ['contoso', 'contoso', 0],
    ['contso', 'contoso', 1],
    ['cotnoso', 'contoso', 1],
    ['fabirkam', 'fabrikam', 1],
    ['kontosso', 'contoso', 2],
    ['', 'abc', 3],
  ])('from %j to %j count %i', (typed, word, errors) => {
    expect(countTypingErrors(typed, word)).toBe(errors);
    expect(countTypingErrors(word, typed)).toBe(errors);
  });

  const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const word = fc.string({ unit: letter, minLength: 4, maxLength: 24 });

  /** Left out, added or mistaken. */
  const slips = fc.array(fc.record({ at: fc.nat(), kind: fc.constantFrom(0, 1, 2), letter }), { maxLength: 2 });

  test('leave one piece of a word at least by which it is found', () => {
    fc.assert(
      fc.property(word, slips, (right, made) => {
        const typed = made.slice(0, allowedErrors(right.length)).reduce((text, slip) => {
          const at = slip.at % (text.length + 1);
          return text.slice(0, at) + (slip.kind === 0 ? '' : slip.letter) + text.slice(slip.kind === 1 ? at : at + 1);
        }, right);
        const near = new Set(piecesNear(typed));
        expect(piecesOf(right).some((piece) => near.has(piece))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('leave one piece when two neighbours were swapped, wherever', () => {
    fc.assert(
      fc.property(word, fc.nat(), (right, number) => {
        const at = number % (right.length - 1);
        const typed = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2);
        const near = new Set(piecesNear(typed));
        expect(piecesOf(right).some((piece) => near.has(piece))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
