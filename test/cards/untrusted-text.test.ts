import { describe, expect, test } from '@jest/globals';
import { choiceTitle } from '../../cards/kit/shorten.ts';
import { languages } from '../../services/conversations/language.ts';
import { type Json, isJson, objectsOf } from '../support/cards/card-parts.ts';
import { hostileTexts, markedWords } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';

/** Where a client shows a text as it is. */
const plainPlaces: Readonly<Record<string, string>> = { TextRun: 'text', 'Input.Text': 'value', 'Input.Date': 'value' };
/** The list that folds out shows titles as they are; where there are check boxes, `choiceTitle` takes the Markdown out. */
const isChoice = (element: Json) => Object.keys(element).sort().join() === 'title,value';
/** A button can name a customer, and no one else. A row that can be pressed says to screen readers what is written on it. */
const namesOnButtons = /^(?:[^⁂]|⁂(?:companyName|otherCompanyName)⁂)*$/;

const cards = cardSamples(markedWords).flatMap(({ name, card }) =>
  languages.map((language) => ({ name: `${name}, ${language}`, card: card(language) })),
);

describe('what others wrote', () => {
  test('is never where a client reads Markdown', () => {
    const wrong = cards.flatMap(({ name, card }) => {
      const rows = new Set(pressedRows(card));
      return objectsOf(card)
        .filter((element) => !rows.has(element))
        .flatMap(misplaced)
        .map((place) => `${name}: ${place}`);
    });
    expect(wrong).toEqual([]);
  });

  test('is seen on the cards in each of its kinds', () => {
    const all = JSON.stringify(cards);
    expect(Object.values<string>({ ...markedWords }).filter((word) => !all.includes(word))).toEqual([]);
  });
});

test('a name beside a check box carries nothing that could be Markdown', () => {
  const names = Object.values(hostileTexts).map((text) => choiceTitle(`Ada ${text}`));
  expect(names.filter((name) => /[\\*_~`<>#|]|\][([:]/u.test(name))).toEqual([]);
  expect(choiceTitle('Ada [Sales]')).toBe('Ada [Sales]');
});

function pressedRows(card: unknown): readonly unknown[] {
  return objectsOf(card).flatMap(({ selectAction }) =>
    isJson(selectAction) ? [selectAction, selectAction['fallback']] : [],
  );
}

function misplaced(element: Json): readonly string[] {
  return Object.entries(element)
    .map(([key, value]) => [key, typeof value === 'string' ? value : ''] as const)
    .filter(([key, value]) => value.includes('⁂') && !isAllowed(element, key, value))
    .map(([key]) => `${String(element['type'])}.${key}`);
}

function isAllowed(element: Json, key: string, value: string): boolean {
  const type = String(element['type']);
  // A choice of an Input.ChoiceSet, in which no client reads Markdown.
  if (!('type' in element)) return key === 'title';
  if (type === 'Action.Execute' || type === 'Action.Submit') return key === 'title' && namesOnButtons.test(value);
  // Where Markdown is read, but nothing of it is left in a title (`headingText`).
  if (type === 'TextBlock' && element['style'] === 'heading') return key === 'text';
  if (type === 'AdaptiveCard') return key === 'fallbackText';
  return plainPlaces[type] === key || (isChoice(element) && key === 'title');
}
