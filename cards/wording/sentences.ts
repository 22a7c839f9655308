import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../services/conversations/language.ts';
import type { Placeholders } from './placeholders.ts';
import type { Messages, WordingKey } from './spoken-language.ts';

export type FilledKey = keyof Placeholders;
/** The keys of texts that stand for themselves. */
export type PlainKey = Exclude<WordingKey, FilledKey>;

/** Where the key is one of several: the values for all of them. */
export type Values<Key extends FilledKey> = (
  Key extends unknown ? (values: Placeholders[Key]) => void : never
) extends (values: infer All) => void
  ? Readonly<All>
  : never;

interface SentencesOptions {
  readonly language: Language;
  /** For dates and numbers. */
  readonly locale: string;
  readonly messages: Messages;
}

const runsRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** What runs from right to left stays together, and leaves the rest of its sentence in place (Unicode's annex 9, isolates). */
export function isolated(text: string): string {
  return runsRightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

function isolatedIn<Value>(values: Readonly<Record<string, Value>>): Record<string, Value | string> {
  const isolating = ([name, value]: [string, Value]) => [name, typeof value === 'string' ? isolated(value) : value];
  return Object.fromEntries(Object.entries(values).map(isolating)) as Record<string, Value | string>;
}

const latinStart = /^[\p{Script=Latin}\d]/u;
const latinEnd = /[\p{Script=Latin}\d]$/u;

/** The sentences of one language, filled with what they are about; for cards, and for the tab, which loads one language only. */
export class Sentences {
  readonly language: Language;
  /** For dates and numbers. */
  readonly locale: string;
  readonly #messages: Messages;
  readonly #formats = new Map<FilledKey, IntlMessageFormat>();
  /** Made once and shared by all messages: each takes longer to make than the card around it. */
  readonly #numbers: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;
  readonly #alternatives: Intl.ListFormat;
  readonly #lists: Intl.ListFormat;

  constructor({ language, locale, messages }: SentencesOptions) {
    this.language = language;
    this.locale = locale;
    this.#messages = messages;
    this.#numbers = new Intl.NumberFormat(locale);
    this.#plurals = new Intl.PluralRules(language);
    this.#alternatives = new Intl.ListFormat(language, { type: 'disjunction' });
    this.#lists = new Intl.ListFormat(language, { type: 'conjunction' });
  }

  text(key: PlainKey): string {
    return this.#messages[key];
  }

  /** Values are put in as they are: they are not read as messages, and the result may only be shown where no Markdown is. */
  filled<Key extends FilledKey>(key: Key, values: Values<Key>): string {
    return String(this.#formatOf(key).format(isolatedIn(values)));
  }

  /** "A, B or C" */
  oneOf(texts: readonly string[]): string {
    return this.#listed(this.#alternatives, texts.map(isolated));
  }

  /** "A, B and C" */
  allOf(texts: readonly string[]): string {
    return this.#listed(this.#lists, texts.map(isolated));
  }

  /** After each other. What is no sentence yet, such as a title, gets its full stop. */
  together(...texts: readonly string[]): string {
    const [stop, gap] = this.#isChinese ? ['。', ''] : ['.', ' '];
    return texts.map((text) => (/[.!?。！？]$/u.test(text) ? text : text + stop)).join(gap);
  }

  /** "12,400", as the region groups digits. */
  number(value: number): string {
    return this.#numbers.format(value);
  }

  get #isChinese(): boolean {
    return this.language === 'zh-Hans';
  }

  /** Chinese sets Latin letters and digits apart from its own words: "Ada 和王娜". */
  #listed(format: Intl.ListFormat, texts: readonly string[]): string {
    if (!this.#isChinese) return format.format(texts);
    const parts = format.formatToParts(texts);
    return parts
      .map(({ type, value }, at) => {
        if (type === 'element' || value === '、') return value;
        const before = latinEnd.test(parts[at - 1]?.value ?? '') ? ' ' : '';
        return before + value + (latinStart.test(parts[at + 1]?.value ?? '') ? ' ' : '');
      })
      .join('');
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
