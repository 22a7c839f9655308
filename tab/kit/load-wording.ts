import { Sentences } from '../../cards/wording/sentences.ts';
import type { Messages } from '../../cards/wording/spoken-language.ts';
import { type LanguageTag, languageOf } from '../../services/conversations/language.ts';

/**
 * The sentences of the chat in that language, with dates and numbers as the region writes them. Each language is a file of its own in
 * the built page, and only one of them is loaded.
 */
export async function loadWording(tag: LanguageTag): Promise<Sentences> {
  const language = languageOf(tag);
  const loaded = (await import(`../../cards/wording/${language}.json`)) as { readonly default: Messages };
  return new Sentences({ language, locale: tag, messages: loaded.default });
}
