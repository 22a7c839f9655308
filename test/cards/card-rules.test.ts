import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { type Language, languages } from '../../services/conversations/language.ts';
import { cardRules, drawnCard } from './card-rules.ts';
import { hostileTexts, plausibleWords, wordsLike } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';

describe('every card, in every state, in every language, whatever others wrote on it', () => {
  const broken = new Map<string, string[]>(Object.keys(cardRules).map((rule) => [rule, []]));
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
    const drawn = drawnCard(name, card, language);
    for (const [rule, complaintsAbout] of Object.entries(cardRules)) {
      broken.get(rule)?.push(...complaintsAbout(drawn).map((complaint) => `${name}: ${complaint}`));
    }
    count += 1;
  }

  test.each(Object.keys(cardRules))('%s', (rule) => {
    expect(count).toBeGreaterThan(10_000);
    expect(broken.get(rule)).toEqual([]);
  });
});

function mapValues<Value, Result>(values: Readonly<Record<string, Value>>, map: (value: Value) => Result) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
