import { expect, test } from '@jest/globals';
import { letterCard } from '../../../cards/invitations/letter-card.ts';
import { languages } from '../../../services/conversations/language.ts';

test('a letter can be had in every language', () => {
  const card = letterCard({
    ...{
      language: 'en',
      letterLanguage: 'sv',
      title: 'A letter',
      banner: { style: 'accent', title: 'To open or copy', paragraphs: [] },
      notes: [],
      buttons: [],
    },
    ...{ recipient: undefined, letter: { subject: 'Welcome', body: 'Dear Ann' } },
  });
  const offered = [...JSON.stringify(card).matchAll(/\{"title":"[^"]*","value":"([\w-]+)"\}/g)];
  expect(offered.map(([, language]) => language)).toEqual(languages);
});
