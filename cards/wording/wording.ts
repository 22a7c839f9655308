import { LRUCache } from 'lru-cache';
import { type Language, type LanguageTag, languageOf } from '../../services/conversations/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import { Sentences } from './sentences.ts';
import type { SpokenLanguage } from './spoken-language.ts';
import { sv } from './sv.ts';
import { zhHans } from './zh-Hans.ts';

/** A language that is left out does not compile. */
export const spokenLanguages: Readonly<Record<Language, SpokenLanguage>> = { en, sv, de, nl, 'zh-Hans': zhHans };

/** The texts of one language, with dates and numbers as one region writes them. */
export class Wording extends Sentences {
  /** What a card takes for `lang`: the language without script or region (microsoft/AdaptiveCards, `AdaptiveCard.langProperty`). */
  readonly lang: string;

  constructor(tag: LanguageTag) {
    const language = languageOf(tag);
    const { messages, dateLocale } = spokenLanguages[language];
    super({ language, locale: tag === language ? dateLocale : tag, messages });
    this.lang = new Intl.Locale(language).language;
  }
}

/** Teams has some forty regions for our languages; anybody can send others. */
const wordingsKept = 60;
const wordings = new LRUCache<LanguageTag, Wording>({ max: wordingsKept });

export function wordingFor(tag: LanguageTag): Wording {
  const wording = wordings.get(tag) ?? new Wording(tag);
  wordings.set(tag, wording);
  return wording;
}
