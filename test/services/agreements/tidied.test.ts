import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyContactForm } from '../../../services/agreements/contact-form.ts';
import { tidied, tidiedContact } from '../../../services/agreements/tidied.ts';
import { anyCharacter } from '../../support/any-character.ts';

const contactWith = (change: object) => tidiedContact({ ...emptyContactForm, ...change });

describe('a contact as somebody pasted it', () => {
  test.each([
    'mailto:tania@example.com',
    'MAILTO:tania@example.com?subject=Hello',
    'tania@example.com;',
    'tania@example.com.',
    'tania@example.com,',
    '<tania@example.com>',
    '<mailto:tania@example.com>',
    'Tania Carr <tania@example.com>',
    '"Carr, Tania" <tania@example.com>;',
    '(tania@example.com)',
    '"tania@example.com"',
    ' tania@example.com\u200b ',
  ])('has the address of %j', (email) => {
    expect(contactWith({ email }).email).toBe('tania@example.com');
  });

  test.each(['one@example.com; two@example.com', '<one@example.com>, <two@example.com>', 'Tania Carr', ''])(
    'keeps %j, which holds no single address',
    (email) => {
      expect(contactWith({ email }).email).toBe(email);
    },
  );

  test.each([
    ['+49 30 1234–567', '+49 30 1234-567'],
    ['+1 (425) 555‑0100', '+1 (425) 555-0100'],
    ['tel:+46812345', '+46812345'],
    ['＋４６ ８ １２３', '+46 8 123'],
    ['+46 8 123 45 67 (direct)', '+46 8 123 45 67 (direct)'],
  ])('has %j as the number %j', (phoneNumber, plain) => {
    expect(contactWith({ phoneNumber }).phoneNumber).toBe(plain);
  });

  test('is cut between characters, never inside one', () => {
    const { firstName } = tidied({ firstName: `${'a'.repeat(299)}😀` });
    expect(firstName.isWellFormed()).toBe(true);
  });

  test('stays as it is when it is tidied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 400 }), (text) => {
        const once = contactWith({ email: text, phoneNumber: text });
        expect(tidied(once)).toEqual(once);
      }),
    );
  });
});
