import { describe, expect, test } from '@jest/globals';
import { invitationLetter } from '../../../cards/invitations/letters.ts';
import { spokenLanguages } from '../../../cards/wording/wording.ts';
import { languages } from '../../../services/conversations/language.ts';
import { acceptanceLink } from '../../../services/invitations/letter.ts';

const facts = {
  customer: `O'Neil "Best" & Söhne [Click](https://example.com) {contact}`,
  contact: { firstName: 'Åsa', lastName: 'Öberg' },
  partner: 'A. Datum Corporation',
  agent: 'Ada Lindqvist',
  link: acceptanceLink,
};

describe.each(languages)('the letter in %s', (language) => {
  const letter = invitationLetter(language, facts);
  const { greetsByFirstName } = spokenLanguages[language];

  test('says for whom, who we are, who writes, and where to accept, with every name as it is', () => {
    expect(letter.subject).toContain(facts.customer);
    expect(letter.body.split('\n')[0]).toMatch(greetsByFirstName ? /Åsa\W*$/ : /Åsa Öberg/);
    expect(letter.body.split('\n')).toContain(acceptanceLink);
    expect(letter.body.split('\n').slice(-2)).toEqual(['Ada Lindqvist', 'A. Datum Corporation']);
  });

  test('greets nobody in particular where no contact is known', () => {
    const { body } = invitationLetter(language, { ...facts, contact: { firstName: undefined, lastName: undefined } });
    expect(body).toMatch(/^\p{L}+( \p{L}+)?[,!！]\n/u);
    expect(body).not.toContain('undefined');
  });

  test('stays a letter when its names are endless', () => {
    const endless = 'Holding '.repeat(10_000);
    const names = { customer: endless, partner: endless, agent: endless };
    const { body } = invitationLetter(language, {
      ...facts,
      ...names,
      contact: { firstName: endless, lastName: endless },
    });
    expect(body.length).toBeLessThan(5_000);
    expect(body).toContain(acceptanceLink);
  });
});

test('a Chinese name is written the Chinese way', () => {
  const { body } = invitationLetter('zh-Hans', { ...facts, contact: { firstName: '娜', lastName: '王' } });
  expect(body).toMatch(/^王娜，您好！/);
});

test('each language has a letter of its own', () => {
  const paragraphs = languages.flatMap((language) => invitationLetter(language, facts).body.split('\n\n').slice(0, -1));
  expect(new Set(paragraphs).size).toBe(paragraphs.length);
});
