import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { invitationLetter } from '../../../cards/invitations/letters.ts';
import { mailtoUrl } from '../../../cards/invitations/mailto-url.ts';
import { languages } from '../../../services/conversations/language.ts';
import { acceptanceLink } from '../../../services/invitations/letter.ts';

const to = 'tania.carr@contoso.com';
const text = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('the link that opens a mail program', () => {
  test('gives back the subject and the text as they were written', () => {
    fc.assert(
      fc.property(text, text, (subject, body) => {
        const fields = fieldsOf(mailtoUrl({ to, subject, body }).url);
        expect(fields).toEqual({ to, subject, body: body.replace(/\r\n?|\n/g, '\r\n') });
      }),
    );
  });

  test('consists of characters that every client leaves alone', () => {
    fc.assert(
      fc.property(text, text, text, (address, subject, body) => {
        const { url } = mailtoUrl({ to: address, subject, body });
        expect(url).toMatch(/^mailto:[\w.!~*'()%@-]*\?subject=[\w.!~*'()%-]*&body=[\w.!~*'()%-]*$/);
      }),
    );
  });

  test('is never longer than clients take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 4_000 }), (body) => {
        expect(mailtoUrl({ to, subject: 'x', body }).url.length).toBeLessThanOrEqual(2_000);
      }),
    );
    const room = 2_000 - `mailto:${to}?subject=&body=`.length;
    expect(mailtoUrl({ to, subject: '', body: 'a'.repeat(room) }).url).toHaveLength(2_000);
  });

  test('leaves out what is too long, and says so', () => {
    const body = 'a'.repeat(2_000);
    expect(mailtoUrl({ to, subject: 'Hej', body })).toEqual({ url: `mailto:${to}?subject=Hej`, isWithoutText: true });
    const subject = '中'.repeat(230);
    expect(mailtoUrl({ to, subject, body })).toEqual({ url: `mailto:${to}`, isWithoutText: true });
  });

  test.each([
    ['å ß 中', '%C3%A5%20%C3%9F%20%E4%B8%AD'],
    ['"a" & b % c + d?', '%22a%22%20%26%20b%20%25%20c%20%2B%20d%3F'],
    ['one\ntwo\r\nthree\rfour', 'one%0D%0Atwo%0D%0Athree%0D%0Afour'],
    ['😀', '%F0%9F%98%80'],
    ['\uD83D', '%EF%BF%BD'],
  ])('writes %j as %s', (body, encoded) => {
    expect(mailtoUrl({ to, subject: '', body }).url).toBe(`mailto:${to}?subject=&body=${encoded}`);
  });

  test('leaves the recipient open where none is known, and lets an address add none', () => {
    expect(mailtoUrl({ to: undefined, subject: 'a', body: 'b' }).url).toBe('mailto:?subject=a&body=b');
    expect(mailtoUrl({ to: 'a@b.c?cc=d@e.f', subject: '', body: '' }).url).toContain('mailto:a@b.c%3Fcc%3Dd@e.f?');
  });

  test.each(languages)('has room for the whole letter in %s', (language) => {
    const letter = invitationLetter(language, {
      customer: language === 'zh-Hans' ? '罗斯文商贸有限公司' : 'Humongous Versicherung Gießen AG',
      contact: language === 'zh-Hans' ? { firstName: '娜', lastName: '王' } : { firstName: 'Jürgen', lastName: 'Weiß' },
      partner: 'A. Datum Corporation',
      agent: 'Ada Lindqvist',
      link: acceptanceLink,
    });
    expect(mailtoUrl({ to: 'jurgen.weiss@humongousinsurance.com', ...letter }).isWithoutText).toBe(false);
  });
});

/** Read as a mail program reads it. */
function fieldsOf(url: string) {
  const [, address = '', subject = '', body = ''] = /^mailto:([^?]*)\?subject=([^&]*)&body=([^&]*)$/.exec(url) ?? [];
  return { to: decodeURIComponent(address), subject: decodeURIComponent(subject), body: decodeURIComponent(body) };
}
