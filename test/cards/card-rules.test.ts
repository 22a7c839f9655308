import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import type * as AdaptiveCards from 'adaptivecards';
import { parseCardAction } from '../../cards/kit/card-actions.ts';
import { languages } from '../../services/conversations/language.ts';
import { type Json, isJson, objectsOf, textsOf } from '../support/cards/card-parts.ts';
import { hostileTexts, plausibleWords, wordsLike } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';

// The package's main file does not load in Node; this one needs no page.
const official = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

const wordSets = { plausible: plausibleWords, ...mapValues(hostileTexts, wordsLike) };
const cards = Object.entries(wordSets).flatMap(([kind, words]) =>
  cardSamples(words).flatMap((sample) =>
    languages.map((language) => ({
      name: `${sample.name}, ${kind}, ${language}`,
      language,
      card: sample.card(language),
    })),
  ),
);

/** The names of the cards that break a rule; an empty list reads well in a failed test. */
function breaking(isBroken: (card: (typeof cards)[number]) => boolean): readonly string[] {
  return cards.filter(isBroken).map(({ name }) => name);
}

const actionsOf = (card: unknown): readonly Json[] =>
  objectsOf(card).filter(({ type }) => String(type).startsWith('Action.'));
const executesOf = (card: unknown): readonly Json[] => actionsOf(card).filter(({ type }) => type === 'Action.Execute');
const inputsOf = (card: unknown): readonly Json[] =>
  objectsOf(card).filter(({ type }) => String(type).startsWith('Input.'));

describe('every card, in every state, in every language, whatever others wrote on it', () => {
  test('is understood by the official renderer without a complaint', () => {
    const complaints = cards.flatMap(({ name, card }) =>
      validationOf(card).map((complaint) => `${name}: ${complaint}`),
    );
    expect(complaints).toEqual([]);
  });

  test('is an Adaptive Card 1.5 that names its language', () => {
    expect(breaking(({ card }) => card.version !== '1.5')).toEqual([]);
    expect(breaking(({ card, language }) => card['lang'] !== language.slice(0, 2))).toEqual([]);
  });

  test('stays under 30,000 characters', () => {
    expect(breaking(({ card }) => JSON.stringify(card).length > 30_000)).toEqual([]);
  });

  test('offers at most six actions', () => {
    const offered = (card: unknown) => actionsOf(card).length - executesOf(card).length;
    expect(breaking(({ card }) => offered(card) > 6)).toEqual([]);
  });

  test('has no binding left in it', () => {
    const isBound = (text: string) => text.replaceAll('${secret}', '').replaceAll('${$root}', '').includes('${');
    expect(breaking(({ card }) => textsOf(card).some(({ text }) => isBound(text)))).toEqual([]);
  });

  test('sends the same from clients that know Action.Execute and from those that do not', () => {
    expect(breaking(({ card }) => executesOf(card).some((execute) => !hasTwin(execute)))).toEqual([]);
    expect(breaking(({ card }) => actionsOf(card).some(isStraySubmit(card)))).toEqual([]);
  });

  test('sends only what the bot understands: a verb and ids', () => {
    const isOdd = ({ verb, data }: Json) => {
      if (!isJson(data) || data['verb'] !== verb || !parseCardAction(data)) return true;
      return Object.values(data).some((value) => typeof value !== 'string' || !/^[\w.!-]+$/.test(value));
    };
    expect(breaking(({ card }) => executesOf(card).some(isOdd))).toEqual([]);
  });

  test('names every input, and says what is wrong where one must be filled in', () => {
    const isNamed = ({ id, label }: Json) => isText(id) && isText(label);
    const isExplained = ({ isRequired, errorMessage }: Json) => isRequired !== true || isText(errorMessage);
    expect(breaking(({ card }) => inputsOf(card).some((input) => !isNamed(input) || !isExplained(input)))).toEqual([]);
  });

  test('makes at most one button the one that commits, and puts it first', () => {
    const isWrong = (card: unknown) => executesOf(card).some(({ style }, index) => style === 'positive' && index > 0);
    expect(breaking(({ card }) => isWrong(card))).toEqual([]);
  });
});

/**
 * What Teams draws beyond the Adaptive Cards schema (adaptivecards.microsoft.com), and only with a fallback that the schema
 * knows: that is what is drawn elsewhere, and by the official renderer.
 */
const extensions = ['Chart.VerticalBar.Grouped'];

/** The card as it is drawn where no extension is known. */
function withFallbacks(json: object): object {
  return JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    isJson(value) && extensions.includes(String(value['type'])) && isJson(value['fallback'])
      ? value['fallback']
      : value,
  ) as object;
}

function validationOf(json: object): readonly string[] {
  // A global pattern keeps its place, so that without this every other card's language would be refused.
  official.AdaptiveCard.langProperty.regEx!.lastIndex = 0;
  const context = new official.SerializationContext();
  const card = new official.AdaptiveCard();
  // Six is what Teams shows; the renderer's own limit is five.
  card.hostConfig = new official.HostConfig({ actions: { maxActions: 6 } });
  card.parse(withFallbacks(json), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

function hasTwin({ title, data, style, associatedInputs, fallback }: Json): boolean {
  if (!isJson(fallback)) return false;
  return isSame(fallback, { type: 'Action.Submit', title, data, style, associatedInputs });
}

/** A submit that is nobody's fallback sends nothing that a new client would send too. */
function isStraySubmit(card: unknown): (action: Json) => boolean {
  const fallbacks = executesOf(card).map(({ fallback }) => fallback);
  return (action) => action['type'] === 'Action.Submit' && !fallbacks.includes(action);
}

function isSame(one: Json, other: Json): boolean {
  const sorted = (json: Json) => JSON.stringify(Object.entries(json).sort(([a], [b]) => a.localeCompare(b)));
  return sorted(one) === sorted(other);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function mapValues<Value, Result>(values: Readonly<Record<string, Value>>, map: (value: Value) => Result) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
