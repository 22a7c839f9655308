import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { LRUCache } from 'lru-cache';
import { type Language, type LanguageTag, languageOf } from '../../services/conversations/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import type { Placeholders } from './placeholders.ts';
import type { Messages, SpokenLanguage, WordingKey } from './spoken-language.ts';
import { sv } from './sv.ts';
import { zhHans } from './zh-Hans.ts';

/** A language that is left out does not compile. */
export const spokenLanguages: Readonly<Record<Language, SpokenLanguage>> = { en, sv, de, nl, 'zh-Hans': zhHans };

type FilledKey = keyof Placeholders;
/** The keys of texts that stand for themselves. */
export type PlainKey = Exclude<WordingKey, FilledKey>;

/** Where the key is one of several: the values for all of them. */
type Values<Key extends FilledKey> = (Key extends unknown ? (values: Placeholders[Key]) => void : never) extends (
  values: infer All,
) => void
  ? Readonly<All>
  : never;

/** The texts of one language, with dates and numbers as one region writes them. */
export class Wording {
  readonly language: Language;
  /** For dates and numbers. */
  readonly locale: string;
  /** What a card takes for `lang`: the language without script or region (microsoft/AdaptiveCards, `AdaptiveCard.langProperty`). */
  readonly lang: string;
  readonly #messages: Messages;
  readonly #formats = new Map<FilledKey, IntlMessageFormat>();
  /** Made once and shared by all messages: each takes longer to make than the card around it. */
  readonly #numbers: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;
  readonly #alternatives: Intl.ListFormat;
  readonly #lists: Intl.ListFormat;

  constructor(tag: LanguageTag) {
    const language = languageOf(tag);
    this.language = language;
    this.locale = tag === language ? spokenLanguages[language].dateLocale : tag;
    this.lang = new Intl.Locale(language).language;
    this.#messages = spokenLanguages[language].messages;
    this.#numbers = new Intl.NumberFormat(this.locale);
    this.#plurals = new Intl.PluralRules(language);
    this.#alternatives = new Intl.ListFormat(language, { type: 'disjunction' });
    this.#lists = new Intl.ListFormat(language, { type: 'conjunction' });
  }

  text(key: PlainKey): string {
    return this.#messages[key];
  }

  /** Values are put in as they are: they are not read as messages, and the result may only be shown where no Markdown is. */
  filled<Key extends FilledKey>(key: Key, values: Values<Key>): string {
    return String(this.#formatOf(key).format(values));
  }

  /** "A, B or C" */
  oneOf(texts: readonly string[]): string {
    return this.#alternatives.format(texts);
  }

  /** "A, B and C" */
  allOf(texts: readonly string[]): string {
    return this.#lists.format(texts);
  }

  /** "12,400", as the region groups digits. */
  number(value: number): string {
    return this.#numbers.format(value);
  }

  #formatOf(key: FilledKey): IntlMessageFormat {
    const known = this.#formats.get(key);
    if (known) return known;
    const options = { ignoreTag: true, formatters: this.#formatters };
    const format = new IntlMessageFormat(this.#messages[key], this.language, undefined, options);
    this.#formats.set(key, format);
    return format;
  }

  readonly #formatters: Formatters = {
    getNumberFormat: (locales, style) => (style ? new Intl.NumberFormat(locales, style) : this.#numbers),
    getPluralRules: (locales, options) =>
      options?.type === 'ordinal' ? new Intl.PluralRules(locales, options) : this.#plurals,
    getDateTimeFormat: (locales, options) => new Intl.DateTimeFormat(locales, options),
  };
}

/** Teams has some forty regions for our languages; anybody can send others. */
const wordingsKept = 60;
const wordings = new LRUCache<LanguageTag, Wording>({ max: wordingsKept });

export function wordingFor(tag: LanguageTag): Wording {
  const wording = wordings.get(tag) ?? new Wording(tag);
  wordings.set(tag, wording);
  return wording;
}
