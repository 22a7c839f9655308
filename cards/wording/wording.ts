import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../services/conversations/language.ts';
import { de } from './de.ts';
import { type Messages, type WordingKey, en } from './en.ts';
import { nl } from './nl.ts';
import { sv } from './sv.ts';
import { zhHans } from './zh-hans.ts';

type PlaceholderIn<Message> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderIn<Rest>
  : never;
type Placeholder<Key extends WordingKey> = PlaceholderIn<(typeof en)[Key]>;

/** The keys of texts that stand for themselves. */
export type PlainKey = { [Key in WordingKey]: [Placeholder<Key>] extends [never] ? Key : never }[WordingKey];
export type FilledKey = Exclude<WordingKey, PlainKey>;

/** The texts of one language. */
export class Wording {
  readonly language: Language;
  /** What a card takes for `lang`: the language without script or region (microsoft/AdaptiveCards, `AdaptiveCard.langProperty`). */
  readonly lang: string;
  readonly #messages: Messages;
  readonly #formats = new Map<WordingKey, IntlMessageFormat>();

  constructor(language: Language, messages: Messages) {
    this.language = language;
    this.lang = new Intl.Locale(language).language;
    this.#messages = messages;
  }

  text(key: PlainKey): string {
    return this.#messages[key];
  }

  /** Values are put in as they are: they are not read as messages, and the result may only be shown where no Markdown is. */
  filled<Key extends FilledKey>(key: Key, values: Readonly<Record<Placeholder<Key>, string>>): string {
    return String(this.#formatOf(key).format(values));
  }

  /** "A, B or C" */
  oneOf(texts: readonly string[]): string {
    return new Intl.ListFormat(this.language, { type: 'disjunction' }).format(texts);
  }

  /** "A, B and C" */
  allOf(texts: readonly string[]): string {
    return new Intl.ListFormat(this.language, { type: 'conjunction' }).format(texts);
  }

  /** "12,400", as the language groups digits. */
  number(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }

  #formatOf(key: FilledKey): IntlMessageFormat {
    const known = this.#formats.get(key);
    if (known) return known;
    const format = new IntlMessageFormat(this.#messages[key], this.language, undefined, { ignoreTag: true });
    this.#formats.set(key, format);
    return format;
  }
}

const wordings: Readonly<Record<Language, Wording>> = {
  en: new Wording('en', en),
  sv: new Wording('sv', sv),
  de: new Wording('de', de),
  nl: new Wording('nl', nl),
  'zh-Hans': new Wording('zh-Hans', zhHans),
};

export function wordingFor(language: Language): Wording {
  return wordings[language];
}
