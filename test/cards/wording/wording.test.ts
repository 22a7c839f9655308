import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { de } from '../../../cards/wording/de.ts';
import { type Messages, type WordingKey, en } from '../../../cards/wording/en.ts';
import { nl } from '../../../cards/wording/nl.ts';
import { sv } from '../../../cards/wording/sv.ts';
import { countryName } from '../../../cards/wording/place-names.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';
import { zhHans } from '../../../cards/wording/zh-hans.ts';
import { templateCountries } from '../../../services/agreements/template-places.ts';
import { languages } from '../../../services/conversations/language.ts';
import { customerCountries } from '../../../services/new-customers/new-customer.ts';
import { spokenTextsOf } from '../../support/cards/card-parts.ts';
import { plausibleWords } from '../../support/cards/card-sample-words.ts';
import { cardSamples } from '../../support/cards/card-samples.ts';
import { notificationSamples } from '../../support/cards/reachability-card-samples.ts';

const english: Messages = en;
const keys = Object.keys(english) as WordingKey[];
const translations: readonly (readonly [language: 'sv' | 'de' | 'nl' | 'zh-Hans', messages: Messages])[] = [
  ['sv', sv],
  ['de', de],
  ['nl', nl],
  ['zh-Hans', zhHans],
];

/** Spelt alike in English and in these languages. */
const sameByNature: Readonly<Partial<Record<WordingKey, readonly string[]>>> = {
  'status.show': ['sv', 'de', 'nl'],
  'help.example.country': ['de'],
  'new.optional': ['de'],
};

/** Names that no language translates. */
const names =
  /Agreement Desk|Microsoft 365 Admin Center|Partner Center|Microsoft|Teams|Word|Azure|English|[a-z]*@example\.com/g;
const englishWords =
  /\b(the|your|you|customers?|agreement|accept(ed|ance|s)?|confirm(ed|s)?|please|with|this|and|again|try|check|enter|choose|nobody|company|first|last|name|email|phone|date)\b/i;

describe.each(translations)('the wording in %s', (language, messages) => {
  test('has every text, and none too many', () => {
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
  });

  test('fills in the same values as the English one', () => {
    for (const key of keys)
      expect({ key, in: placeholders(messages[key]) }).toEqual({ key, in: placeholders(english[key]) });
  });

  test('is translated', () => {
    const untranslated = keys.filter((key) => messages[key] === english[key]);
    expect(untranslated.filter((key) => !sameByNature[key]?.includes(language))).toEqual([]);
  });

  test('has no English words left in it', () => {
    const leftOver = keys.filter((key) => {
      const text = messages[key].replace(names, '').replace(/\{\w+\}/g, '');
      return englishWords.test(text) || (language === 'zh-Hans' && /[A-Za-z]{3}/.test(text));
    });
    expect(leftOver).toEqual([]);
  });
});

describe('every text', () => {
  test.each(languages)('can be read as a message in %s', (language) => {
    const messages = language === 'en' ? english : new Map(translations).get(language)!;
    for (const key of keys) {
      expect(() => new IntlMessageFormat(messages[key], language, undefined, { ignoreTag: true })).not.toThrow();
      // A straight apostrophe would make the placeholder after it plain text.
      expect(messages[key]).not.toMatch(/'|^\s|\s$| {2}/);
    }
  });

  test('stands on some card, or in a notification', () => {
    const shown = cardSamples(plausibleWords).flatMap(({ card }) => spokenAndTyped(card('en')));
    const all = [...shown, ...notificationSamples('en')].join('\n\n');
    expect(keys.filter((key) => !patternOf(english[key]).test(all))).toEqual([]);
  });
});

describe('the cards in another language', () => {
  test.each(translations.map(([language]) => language))('show no English in %s', (language) => {
    const countries = templateCountries.map((country) => countryName(country, 'en'));
    const regions = customerCountries.map((country) => countryName(country, 'en'));
    const words = Object.values<string>({ ...plausibleWords });
    const known = new Set<string>([...words, 'Adele Vance', 'English', ...countries, ...regions]);
    const same = cardSamples(plausibleWords).flatMap(({ name, card }) => {
      const inEnglish = new Map(spokenTextsOf(card('en')).map(({ path, text }) => [path, text]));
      return spokenTextsOf(card(language))
        .filter(({ path, text }) => inEnglish.get(path) === text && !isNeutral(text))
        .filter(({ text }) => /\p{L}{2}/u.test([...known].reduce((rest, name) => rest.replaceAll(name, ''), text)))
        .map(({ text }) => `${name}: ${text}`);
    });
    expect(same).toEqual([]);
  });

  test('name other people as they are', () => {
    const text = wordingFor('sv').filled('cancelled.text', { customer: "O'Neil {customer} <b>" });
    expect(text).toBe("Inget har skickats till Microsoft för O'Neil {customer} <b>.");
  });
});

/** The same in all languages: ids, languages in their own words, commands that are. */
function isNeutral(text: string): boolean {
  return (
    /^[\da-f-]{36}$/.test(text) ||
    /^(Svenska|Deutsch|Nederlands|简体中文)$/.test(text) ||
    /^(help|status contoso|Status|QQ|x!)$/.test(text) ||
    /\d{5} Redmond|^admin@|^(CA|NY|WA)$/.test(text)
  );
}

function placeholders(message: string): readonly string[] {
  return [...new Set(Array.from(message.matchAll(/\{(\w+)/g), ([, name]) => String(name)))].sort();
}

function patternOf(message: string): RegExp {
  const parts = message.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('[^]{1,200}?'));
}

function spokenAndTyped(card: object): readonly string[] {
  const values = JSON.stringify(card).matchAll(/"value":("(?:[^"\\]|\\.)*")/g);
  return [
    ...spokenTextsOf(card).map(({ text }) => text),
    ...Array.from(values, ([, value]) => String(JSON.parse(value!))),
  ];
}
