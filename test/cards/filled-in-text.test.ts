import { expect, test } from '@jest/globals';
import { asStored } from '../../cards/kit/shorten.ts';
import { languages } from '../../services/conversations/language.ts';
import { objectsOf } from '../support/cards/card-parts.ts';
import { wordsLike } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';

const functions = /\{\{\s*(?:DATE|TIME)\s*\(/iu;
const shownIn = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'fallbackText', 'speak'];

test.each(['{{DATE(2026-01-01T00:00:00Z, SHORT)}} Ltd', 'Time {{ time (2026-01-01T00:00:00Z)}}', '{{{DATE(x)}}}'])(
  'no card lets a client fill in a date for %s',
  (name) => {
    const wrong = cardSamples(wordsLike(name)).flatMap(({ name: sample, card }) =>
      languages.flatMap((language) =>
        objectsOf(card(language))
          .flatMap((element) => Object.entries(element).filter(([key]) => isShown(element, key)))
          .filter(([, text]) => typeof text === 'string' && functions.test(text))
          .map(([key]) => `${sample}, ${language}: ${key}`),
      ),
    );
    expect(wrong).toEqual([]);
  },
);

test('the text looks as it is stored', () => {
  const name = 'A {{DATE(2026-01-01T00:00:00Z)}} {{other}} {x}';
  expect(asStored(name).replaceAll('\u2060', '')).toBe(name);
  expect(asStored('{{other}} {x}')).toBe('{{other}} {x}');
});

/** What an input holds is no text of a card, and comes back as it is. */
function isShown(element: Readonly<Record<string, unknown>>, key: string): boolean {
  const isInput = String(element['type']).startsWith('Input.');
  return shownIn.includes(key) || (key === 'value' && 'title' in element && !isInput && 'type' in element);
}
