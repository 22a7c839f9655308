import { type Language, languageFromLocale } from '../conversations/language.ts';
import type { Customer } from '../customer.ts';

/** Only countries of which nearly everybody, or by far the most, read the language: Belgium gets English. */
const languageOfCountry: Readonly<Record<string, Language>> = {
  SE: 'sv',
  DE: 'de',
  AT: 'de',
  CH: 'de',
  LI: 'de',
  NL: 'nl',
  SR: 'nl',
  CN: 'zh-Hans',
};

/** The language to write to a customer in: its own where we speak it, else its country's, else English. */
export function letterLanguageFor({ culture, country }: Pick<Customer, 'culture' | 'country'>): Language {
  return languageFromLocale(culture ?? '') ?? languageOfCountry[(country ?? '').toUpperCase()] ?? 'en';
}
