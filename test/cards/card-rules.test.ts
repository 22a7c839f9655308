import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type * as AdaptiveCards from 'adaptivecards';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { parseCardAction } from '../../cards/kit/card-actions.ts';
import { type Language, languages } from '../../services/conversations/language.ts';
import { type Json, isJson, objectsOf, textsOf } from '../support/cards/card-parts.ts';
import { hostileTexts, plausibleWords, wordsLike } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';

// The package's main file does not load in Node; this one needs no page.
const official = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

interface DrawnCard {
  readonly card: AdaptiveCardJson;
  readonly language: Language;
  readonly json: string;
  readonly actions: readonly Json[];
  readonly executes: readonly Json[];
  readonly inputs: readonly Json[];
}

/** What is wrong with a card by each rule; nothing where it keeps the rule. */
const rules: Readonly<Record<string, (drawn: DrawnCard) => readonly string[]>> = {
  'is understood by the official renderer without a complaint': ({ json }) => validationOf(json),
  'is an Adaptive Card 1.5': holds(({ card }) => card.version === '1.5'),
  'names its language': holds(({ card, language }) => card['lang'] === language.slice(0, 2)),
  'stays under 30,000 characters': holds(({ json }) => json.length <= 30_000),
  'offers at most six actions': holds(({ actions, executes }) => actions.length - executes.length <= 6),
  'has no binding left in it': holds(({ card }) => !textsOf(card).some(({ text }) => isBound(text))),
  'sends the same from clients that know Action.Execute and from those that do not': holds(
    ({ actions, executes }) => executes.every(hasTwin) && !actions.some(isStraySubmit(executes)),
  ),
  'sends only what the bot understands: a verb and ids': holds(({ executes }) => executes.every(isUnderstood)),
  'names every input, and says what is wrong where one must be filled in': holds(({ inputs }) =>
    inputs.every((input) => isNamed(input) && isExplained(input)),
  ),
  'makes at most one button the one that commits, and puts it first': holds(({ executes }) =>
    executes.every(({ style }, index) => style !== 'positive' || index === 0),
  ),
};

function holds(isKept: (drawn: DrawnCard) => boolean): (drawn: DrawnCard) => readonly string[] {
  return (drawn) => (isKept(drawn) ? [] : ['broken']);
}

describe('every card, in every state, in every language, whatever others wrote on it', () => {
  const broken = new Map<string, string[]>(Object.keys(rules).map((rule) => [rule, []]));
  let count = 0;

  // Each card is drawn once, held to every rule and let go: thousands of them at a time would keep the collector busy.
  beforeAll(() => {
    for (const [kind, words] of Object.entries({ plausible: plausibleWords, ...mapValues(hostileTexts, wordsLike) })) {
      for (const sample of cardSamples(words)) {
        for (const language of languages) look(`${sample.name}, ${kind}, ${language}`, sample.card(language), language);
      }
    }
  });

  function look(name: string, card: AdaptiveCardJson, language: Language): void {
    const objects = objectsOf(card);
    const actions = objects.filter(({ type }) => String(type).startsWith('Action.'));
    const executes = actions.filter(({ type }) => type === 'Action.Execute');
    const inputs = objects.filter(({ type }) => String(type).startsWith('Input.'));
    const drawn = { card, language, json: JSON.stringify(card), actions, executes, inputs };
    for (const [rule, complaintsAbout] of Object.entries(rules)) {
      broken.get(rule)?.push(...complaintsAbout(drawn).map((complaint) => `${name}: ${complaint}`));
    }
    count += 1;
  }

  test.each(Object.keys(rules))('%s', (rule) => {
    expect(count).toBeGreaterThan(10_000);
    expect(broken.get(rule)).toEqual([]);
  });
});

/**
 * What Teams draws beyond the Adaptive Cards schema (adaptivecards.microsoft.com), and only with a fallback that the schema
 * knows: that is what is drawn elsewhere, and by the official renderer.
 */
const extensions = ['Chart.VerticalBar.Grouped'];

/** The card as it is drawn where no extension is known. */
function withFallbacks(json: string): object {
  if (!extensions.some((extension) => json.includes(extension))) return JSON.parse(json) as object;
  return JSON.parse(json, (_key, value: unknown) =>
    isJson(value) && extensions.includes(String(value['type'])) && isJson(value['fallback'])
      ? value['fallback']
      : value,
  ) as object;
}

function validationOf(json: string): readonly string[] {
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
  return isDeepStrictEqual({ ...fallback }, { type: 'Action.Submit', title, data, style, associatedInputs });
}

/** A submit that is nobody's fallback sends nothing that a new client would send too. */
function isStraySubmit(executes: readonly Json[]): (action: Json) => boolean {
  const fallbacks = executes.map(({ fallback }) => fallback);
  return (action) => action['type'] === 'Action.Submit' && !fallbacks.includes(action);
}

function isUnderstood({ verb, data }: Json): boolean {
  if (!isJson(data) || data['verb'] !== verb || !parseCardAction(data)) return false;
  return Object.values(data).every((value) => typeof value === 'string' && /^[\w.!-]+$/.test(value));
}

function isBound(text: string): boolean {
  return text.includes('${') && text.replaceAll('${secret}', '').replaceAll('${$root}', '').includes('${');
}

function isNamed({ id, label }: Json): boolean {
  return isText(id) && isText(label);
}

function isExplained({ isRequired, errorMessage }: Json): boolean {
  return isRequired !== true || isText(errorMessage);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function mapValues<Value, Result>(values: Readonly<Record<string, Value>>, map: (value: Value) => Result) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
