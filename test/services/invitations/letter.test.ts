import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseLetter, recipientFor } from '../../../services/invitations/letter.ts';

const letter = { subject: 'Hello', body: 'One\n\nTwo' };

describe('what was typed as an e-mail', () => {
  test('is kept as it is, with quotes, signs, emoji and any script', () => {
    const typed = { subject: `"å" & 100 % 'ß' 👩‍👩‍👧‍👦`, body: 'a\n\n  b “中” <c> ${d} **e**\nf' };
    expect(parseLetter(typed)).toEqual({ letter: typed, problems: {} });
  });

  test('has a subject of one line, and lines that all end alike', () => {
    const typed = { subject: ' one\r\n\ttwo ', body: 'one\r\ntwo\rthree\u2028four\n\n' };
    expect(parseLetter(typed).letter).toEqual({ subject: 'one two', body: 'one\ntwo\nthree\nfour' });
  });

  test('loses what cannot be seen or sent', () => {
    const { body } = parseLetter({ ...letter, body: 'a\u0000\u0007\u202Eb\uD83D' }).letter;
    expect(body).toBe('ab\uFFFD');
  });

  test('is missing when nothing can be seen of it', () => {
    expect(parseLetter({ subject: ' \u0000', body: '\n' }).problems).toEqual({ subject: 'missing', body: 'missing' });
  });

  test('is cut where it is too long, between characters, and said to be', () => {
    const { letter: cut, problems } = parseLetter({ subject: 'x'.repeat(201), body: `a${'😀'.repeat(2_500)}` });
    expect(problems).toEqual({ subject: 'too-long', body: 'too-long' });
    expect(cut).toEqual({ subject: 'x'.repeat(200), body: `a${'😀'.repeat(2_499)}` });
  });

  test('comes out the same a second time', () => {
    const anything = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(anything, anything, (subject, body) => {
        const once = parseLetter({ subject, body }).letter;
        expect(parseLetter(once).letter).toEqual(once);
      }),
    );
  });
});

const unknown = { firstName: undefined, lastName: undefined, phoneNumber: undefined };

test.each([
  [' tania@contoso.com ', 'tania@contoso.com'],
  ['åsa@åre.example', 'åsa@åre.example'],
  [undefined, undefined],
  ['', undefined],
  ['nobody', undefined],
  ['one@contoso.com, two@contoso.com', undefined],
  ['one@contoso.com;two@contoso.com', undefined],
  ['Tania <tania@contoso.com>', 'tania@contoso.com'],
  ['mailto:tania@contoso.com', 'tania@contoso.com'],
  ['tania@contoso.com;', 'tania@contoso.com'],
  ['tania@192.168.1.1', undefined],
  [`${'a'.repeat(250)}@contoso.com`, undefined],
])('the address %j is used as %j', (email, recipient) => {
  expect(recipientFor({ primaryContact: { ...unknown, email } })).toBe(recipient);
});
