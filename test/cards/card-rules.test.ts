import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { type Language, languages } from '../../services/conversations/language.ts';
import { cardRules, drawnCard } from './card-rules.ts';
import { hostileTexts, plausibleWords, wordsLike } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';

describe('every card, in every state and language, whatever others wrote on it', () => {
  const broken = new Map<string, string[]>(Object.keys(cardRules).map((rule) => [rule, []]));
  let count = 0;

  // Each card is drawn once, held to every rule and let go: thousands of them at a time would keep the collector busy.
  beforeAll(() => {
    for (const sample of cardSamples(plausibleWords)) {
      for (const language of languages) look(`${sample.name}, plausible, ${language}`, sample.card(language), language);
    }
    for (const [row, [kind, text]] of Object.entries(hostileTexts).entries()) {
      for (const [column, sample] of cardSamples(wordsLike(text)).entries()) {
        const language = inTurn(row + column);
        look(`${sample.name}, ${kind}, ${language}`, sample.card(language), language);
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
    expect(count).toBeGreaterThan(4_000);
    expect(broken.get(rule)).toEqual([]);
  });
});

/** A Latin square: every card meets every hostile text once, and each language two of them. */
function inTurn(place: number): Language {
  return languages[place % languages.length] ?? 'en';
}
