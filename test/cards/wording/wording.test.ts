import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import en from '../../../cards/wording/en.json' with { type: 'json' };
import { countryName } from '../../../cards/wording/place-names.ts';
import type { Messages, WordingKey } from '../../../cards/wording/spoken-language.ts';
import { spokenLanguages, wordingFor } from '../../../cards/wording/wording.ts';
import { localizedStrings } from '../../../manifest/localized-strings.ts';
import { templateCountries } from '../../../services/agreements/template-places.ts';
import { type Language, languages } from '../../../services/conversations/language.ts';
import { customerCountries } from '../../../services/new-customers/new-customer.ts';
import { spokenTextsOf } from '../../support/cards/card-parts.ts';
import { plausibleWords } from '../../support/cards/card-sample-words.ts';
import { cardSamples } from '../../support/cards/card-samples.ts';
import { notificationSamples } from '../../support/cards/samples/conversation-card-samples.ts';
import { apiTexts } from '../../support/pages/api-texts.ts';
import { pageTexts } from '../../support/pages/page-texts.ts';
import { paperTexts } from '../../support/pages/paper-texts.ts';
import { messageFaults } from './message-faults.ts';
import { placeholdersFile } from './placeholders-file.ts';
import { sentencesOf } from './read-message.ts';

const english: Messages = en;
const keys = Object.keys(english) as WordingKey[];
const translations = languages.filter((language) => language !== 'en');
const samples = cardSamples(plausibleWords).map(({ name, card }) => ({ name, card, inEnglish: card('en') }));
const ownNames = languages.map((language) => spokenLanguages[language].ownName);

/** Spelt alike in English and in these languages. */
const sameByNature: Readonly<Partial<Record<WordingKey, readonly Language[]>>> = {
  'status.show': ['sv', 'de', 'nl'],
  'help.example.country': ['de'],
  'failed.about': ['sv', 'de', 'nl'],
  'ground.found': ['sv', 'de', 'nl'],
  'story.by': ['sv', 'de', 'nl'],
  'story.status.change': ['sv', 'de', 'nl', 'zh-Hans'],
  'attach.refused': ['sv', 'de', 'nl'],
  'new.optional': ['de'],
  'privacy.title': ['nl'],
  'tab.saved.name': ['de'],
  'tab.status': ['sv', 'de', 'nl'],
};

/** Chinese letters have to be short: each character takes nine in the address that opens them in an e-mail program. */
const leftOutOnPurpose: readonly string[] = [
  'zh-Hans letter.invitation.body: leaves out {customer}',
  'zh-Hans letter.link.body: leaves out {customer}',
];

/** Names that no language translates. */
const names =
  /Agreement Desk|agreement-desk-verify|PDF|ZIP|Microsoft 365 Admin Center|Partner Center|Microsoft|Teams|Entra|CSP|API|JSON|application\/json|UTF-8|Unicode|Word|Excel|xlsx|CSV|csv|Azure|OneDrive|English|Cookie|[a-z]*@example\.com/g;
const englishWords =
  /\b(the|your|you|customers?|agreement|accept(ed|ance|s)?|confirm(ed|s)?|please|with|this|and|again|try|check|enter|choose|nobody|company|first|last|name|email|phone|date)\b/i;

/** Quotation marks of the others. */
const foreignQuotes: Readonly<Record<Language, RegExp>> = {
  en: /[„‘«»"]/u,
  sv: /[“„‘«»"]/u,
  de: /[”‘«»"]/u,
  nl: /[“”„«»"]/u,
  'zh-Hans': /[„‘«»"]/u,
};

describe.each(languages)('the sentences in %s', (language) => {
  const { messages } = spokenLanguages[language];

  test('are all there, with the placeholders of the English ones and every plural of the language', () => {
    const faults = messageFaults(language, messages, english).map((fault) => `${language} ${fault}`);
    expect(faults.filter((fault) => !leftOutOnPurpose.includes(fault))).toEqual([]);
  });

  test('quote as the language does', () => {
    expect(keys.filter((key) => foreignQuotes[language].test(messages[key]))).toEqual([]);
  });

  test('stand once each and in one order, as translators’ tools write them', () => {
    expect(Object.keys(messages)).toEqual(keys);
    expect(readFileSync(`cards/wording/${language}.json`, 'utf8')).toBe(`${JSON.stringify(messages, null, 2)}\n`);
  });
});

describe.each(translations)('the wording in %s', (language) => {
  const { messages } = spokenLanguages[language];

  test('is translated', () => {
    const untranslated = keys.filter((key) => messages[key] === english[key]);
    expect(untranslated.filter((key) => !sameByNature[key]?.includes(language))).toEqual([]);
  });

  test('has no English words left in it', () => {
    const leftOver = keys.filter((key) => {
      const text = sentencesOf(messages[key], '').join('\n').replace(names, '');
      return englishWords.test(text) || (language === 'zh-Hans' && /[A-Za-z]{3}/.test(text));
    });
    expect(leftOver).toEqual([]);
  });

  test('shows no English on the cards', () => {
    const countries = templateCountries.map((country) => countryName(country, 'en'));
    const regions = customerCountries.map((country) => countryName(country, 'en'));
    const words = Object.values<string>({ ...plausibleWords });
    const known = new Set<string>([...words, 'Adele Vance', 'English', ...countries, ...regions]);
    const same = samples.flatMap(({ name, card, inEnglish }) => {
      const englishTexts = new Map(spokenTextsOf(inEnglish).map(({ path, text }) => [path, text]));
      return spokenTextsOf(card(language))
        .filter(({ path, text }) => englishTexts.get(path) === text && !isNeutral(text))
        .filter(({ text }) => /\p{L}{2}/u.test([...known].reduce((rest, name) => rest.replaceAll(name, ''), text)))
        .map(({ text }) => `${name}: ${text}`);
    });
    expect(same).toEqual([]);
  });
});

describe('the keys', () => {
  test('of one beginning stand together', () => {
    const beginnings = keys.map((key) => key.split('.')[0]).filter((name, at, all) => name !== all[at - 1]);
    expect(beginnings).toEqual([...new Set(beginnings)]);
  });

  test('leave plurals to the messages', () => {
    expect(keys.filter((key) => /\.(one|two|few|many|several|other|singular|plural)$/.test(key))).toEqual([]);
  });

  test('stand on some card or page, in a notification or in the menus of Teams, with everything their messages can say', async () => {
    const shown = samples.flatMap(({ inEnglish }) => spokenAndTyped(inEnglish));
    const elsewhere = [
      ...notificationSamples('en'),
      ...pageTexts('en'),
      ...apiTexts('en'),
      ...(await paperTexts('en')),
      ...Object.values(localizedStrings('en')),
    ];
    const all = [...new Set([...shown, ...elsewhere])].join('\n\n');
    const unseen = keys
      .filter((key) => !key.startsWith('tab.'))
      .flatMap((key) =>
        sentencesOf(english[key], '\0')
          .filter((sentence) => !patternOf(sentence).test(all))
          .map((sentence) => `${key}: ${sentence}`),
      );
    expect(unseen).toEqual([]);
  });

  test('of the page in Teams are said by it', () => {
    const files = globSync('tab/{*,*/*,*/*/*}.{ts,tsx}').map((file) => readFileSync(file, 'utf8'));
    const said = files.flatMap((text) =>
      Array.from(text.matchAll(/['"`](tab\.[\w.-]*)(['"`]|\$\{)/g), ([, key, end]) => ({ key: key!, end })),
    );
    const isSaid = (key: string) => said.some((one) => (one.end === '${' ? key.startsWith(one.key) : key === one.key));
    expect(said.length).toBeGreaterThan(30);
    expect(keys.filter((key) => key.startsWith('tab.') && !isSaid(key))).toEqual([]);
  });

  test('have the types of what they are filled with; if not, run npm run placeholders', () => {
    expect(readFileSync('cards/wording/placeholders.ts', 'utf8')).toBe(placeholdersFile(english));
  });
});

describe('a translation that is wrong is named', () => {
  const right = { title: 'Hello', who: 'I am {name}', days: '{count, plural, one {# day} other {# days}}' };

  test.each<[fault: string, changed: Readonly<Record<string, string | undefined>>]>([
    ['title: is missing', { title: undefined }],
    ['more: is no key of the English sentences', { more: 'Mehr' }],
    ['who: leaves out {name}', { who: 'Ich' }],
    ['who: fills in {nme}, which the English sentence has not', { who: 'Ich bin {name} {nme}' }],
    ['who: takes {name} for a number, the English sentence for a string', { who: 'Ich bin {name, number}' }],
    ['days: says the same for one {count} as for many', { days: '{count, number} Tage' }],
    ['days: does not say what is “one” of {count}', { days: '{count, plural, other {# Tage}}' }],
    [
      'days: says what is “few” of {count}, which the language does not tell apart',
      { days: '{count, plural, one {# Tag} few {# Tage} other {# Tage}}' },
    ],
    ['title: has a straight apostrophe', { title: "Wie geht's" }],
    ['title: begins or ends with a blank, or has two', { title: 'Hallo ' }],
  ])('%s', (fault, changed) => {
    const messages = JSON.parse(JSON.stringify({ ...right, ...changed })) as Readonly<Record<string, string>>;
    expect(messageFaults('de', messages, right)).toEqual([fault]);
  });

  test('a message that cannot be read', () => {
    expect(messageFaults('de', { ...right, who: 'Ich bin {name' }, right)).toEqual([
      expect.stringMatching(/^who: cannot be read/),
    ]);
  });

  test('a plural that is enough for English and not for Polish', () => {
    expect(messageFaults('pl', right, right)).toEqual([
      'days: does not say what is “few” of {count}',
      'days: does not say what is “many” of {count}',
    ]);
  });
});

describe('a message', () => {
  test('names other people as they are', () => {
    const text = wordingFor('sv').filled('cancelled.text', { customer: "O'Neil {customer} <b>" });
    expect(text).toBe("Inget har skickats till Microsoft för O'Neil {customer} <b>.");
  });

  test.each<[Language, readonly string[]]>([
    ['en', ['0 days', '1 day', '2 days', '1,234 days']],
    ['sv', ['0 dagar', '1 dag', '2 dagar', '1\u00A0234 dagar']],
    ['de', ['0 Tage', '1 Tag', '2 Tage', '1.234 Tage']],
    ['nl', ['0 dagen', '1 dag', '2 dagen', '1.234 dagen']],
    ['zh-Hans', ['0 天', '1 天', '2 天', '1,234 天']],
  ])('counts in %s', (language, texts) => {
    expect([0, 1, 2, 1_234].map((count) => wordingFor(language).filled('days.count', { count }))).toEqual(texts);
  });

  test('does not compile with an unknown key, as plain text that it is not, or with other values', () => {
    const wording = wordingFor('en');
    const wrong = [
      // @ts-expect-error There is no such key.
      () => wording.text('cancelled.txt'),
      // @ts-expect-error It has a placeholder.
      () => wording.text('cancelled.text'),
      // @ts-expect-error It has none.
      () => wording.filled('cancelled.title', {}),
      // @ts-expect-error The placeholder is spelt otherwise.
      () => wording.filled('cancelled.text', { custommer: 'Contoso' }),
      // @ts-expect-error A plural needs a number.
      () => wording.filled('days.count', { count: '2' }),
    ];
    expect(wrong).toHaveLength(5);
  });
});

/** The same in all languages: ids, languages in their own words, commands that are. */
function isNeutral(text: string): boolean {
  return (
    ownNames.includes(text) ||
    /^[\da-f-]{36}$/.test(text) ||
    /^[\da-z-]+\.pdf$/.test(text) ||
    /^(help|status( Tailwind Traders)?|Status|QQ|x!)$/.test(text) ||
    /\d{5} Redmond|^admin@|^(CA|NY|WA)$/.test(text)
  );
}

function patternOf(sentence: string): RegExp {
  const parts = sentence.split('\0').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('[^]{1,200}?'));
}

function spokenAndTyped(card: object): readonly string[] {
  const values = JSON.stringify(card).matchAll(/"value":("(?:[^"\\]|\\.)*")/g);
  return [
    ...spokenTextsOf(card).map(({ text }) => text),
    ...Array.from(values, ([, value]) => String(JSON.parse(value!))),
  ];
}
