import { Sentences } from '../../cards/wording/sentences.ts';
import type { Messages } from '../../cards/wording/spoken-language.ts';
import { type Language, type LanguageTag, languageOf } from '../../services/conversations/language.ts';

/** Each is a file of its own in the built page, and only one of them is loaded. */
const files: Readonly<Record<Language, () => Promise<{ readonly default: Messages }>>> = {
  en: () => import('../../cards/wording/en.json'),
  sv: () => import('../../cards/wording/sv.json'),
  de: () => import('../../cards/wording/de.json'),
  nl: () => import('../../cards/wording/nl.json'),
  'zh-Hans': () => import('../../cards/wording/zh-Hans.json'),
};

/** The sentences of the chat in that language, with dates and numbers as the region writes them. */
export async function loadWording(tag: LanguageTag): Promise<Sentences> {
  const language = languageOf(tag);
  const { default: messages } = await files[language]();
  return new Sentences({ language, locale: tag, messages });
}
