import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ContactForm, parseContactForm } from '../../../services/agreements/contact-form.ts';
import { tidy } from '../../../services/agreements/tidied.ts';
import { anyCharacter } from '../../support/any-character.ts';

const now = new Date('2026-11-21T11:30:00.000Z');
const filledIn: ContactForm = {
  firstName: 'Tania',
  lastName: 'Carr',
  email: 'tania@contoso.com',
  phoneNumber: '',
  acceptedOn: '2026-11-20',
};

const problemsOf = (change: Partial<ContactForm>, timeZone = 'UTC') => {
  const parsed = parseContactForm({ ...filledIn, ...change }, now, timeZone);
  return parsed.kind === 'invalid' ? parsed.problems : {};
};

describe('the confirm form', () => {
  test('takes a contact without a phone number', () => {
    const parsed = parseContactForm(filledIn, now, 'UTC');
    expect(parsed).toEqual({
      kind: 'valid',
      acceptedBy: {
        contact: { firstName: 'Tania', lastName: 'Carr', email: 'tania@contoso.com', phoneNumber: undefined },
        acceptedOn: '2026-11-20',
      },
    });
  });

  test('names everything that is wrong at once', () => {
    const empty = { firstName: '', lastName: '', email: '', phoneNumber: 'none', acceptedOn: '' };
    expect(problemsOf(empty)).toEqual({
      firstName: 'missing',
      lastName: 'missing',
      email: 'missing',
      phoneNumber: 'not-a-phone-number',
      acceptedOn: 'missing',
    });
  });

  test.each([
    'contoso',
    'tania@',
    '@contoso.com',
    'tania@contoso',
    'a b@contoso.com',
    'a@b@contoso.com',
    'tania@contoso.',
    'ta..nia@example.com',
    '.tania@example.com',
    'tania.@example.com',
    'tania@192.168.1.1',
    'tania@[192.168.1.1]',
    'tania@-example.com',
    'tania@example-.com',
    'tania@exa_mple.com',
    'mailto:tania@example.com',
    '<tania@example.com>',
    'tania@example.com;',
    `${'a'.repeat(65)}@example.com`,
    `tania@${'a'.repeat(64)}.com`,
  ])('does not take %s for an e-mail address', (email) => {
    expect(problemsOf({ email })).toEqual({ email: 'not-an-email' });
  });

  test.each([
    'tania.carr+mca@contoso.co.uk',
    "o'neill@contoso.com",
    'jörg@müller.de',
    '李@例子.中国',
    'a@xn--fsqu00a.xn--fiqs8s',
  ])('takes %s for an e-mail address', (email) => {
    expect(problemsOf({ email })).toEqual({});
  });

  test.each([
    '+46 (0)8-123 45 67',
    '425.555.0100',
    '4255550100 x12',
    '+49 30/1234567',
    '1234567890 ext. 7',
    '+1 425 555 0101, ext. 123',
    '+46 8 123 45 67 (direct)',
    '+49 30 1234567 Durchwahl 12',
    '+46 8 123 45 67, +46 70 123 45 67',
  ])('takes %s for a phone number', (phoneNumber) => {
    expect(problemsOf({ phoneNumber })).toEqual({});
  });

  test.each(['2026-02-30', '20.11.2026', '2026-13-01', 'yesterday', '2026-11-20T00:00:00Z'])(
    'does not take %s for a day',
    (acceptedOn) => {
      expect(problemsOf({ acceptedOn })).toEqual({ acceptedOn: 'not-a-date' });
    },
  );

  test('takes no day from before the agreement existed', () => {
    expect(problemsOf({ acceptedOn: '0026-11-20' })).toEqual({ acceptedOn: 'before-the-agreement' });
  });

  test.each([
    ['Pacific/Kiritimati', '2026-11-22', '2026-11-23'],
    ['UTC', '2026-11-21', '2026-11-22'],
    ['Pacific/Honolulu', '2026-11-21', '2026-11-22'],
  ])('takes today in %s and refuses tomorrow', (timeZone, today, tomorrow) => {
    expect(problemsOf({ acceptedOn: today }, timeZone)).toEqual({});
    expect(problemsOf({ acceptedOn: tomorrow }, timeZone)).toEqual({ acceptedOn: 'in-the-future' });
  });

  test('refuses today in UTC while it is still yesterday for the agent', () => {
    const beforeDawn = new Date('2026-11-21T05:00:00.000Z');
    const form = { ...filledIn, acceptedOn: '2026-11-21' };
    expect(parseContactForm(form, beforeDawn, 'Pacific/Honolulu').kind).toBe('invalid');
  });

  test('refuses what is too long to be a name, an address or a number', () => {
    const long = 'a'.repeat(10_000);
    expect(problemsOf({ firstName: long, email: `${long}@contoso.com`, phoneNumber: '1'.repeat(10_000) })).toEqual({
      firstName: 'too-long',
      email: 'too-long',
      phoneNumber: 'too-long',
    });
  });

  test('answers for any text whatsoever', () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 400 });
    const anyForm = fc.record({ firstName: text, lastName: text, email: text, phoneNumber: text, acceptedOn: text });
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(['valid', 'invalid']).toContain(parseContactForm(form, now, 'Asia/Shanghai').kind);
        expect(tidy(form.firstName)).not.toMatch(/[\n\r\t\u200b\u202e]|^ | $/u);
      }),
    );
  });
});
