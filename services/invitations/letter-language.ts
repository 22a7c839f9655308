import { type Language, languageFromCountry, languageFromLocale } from '../conversations/language.ts';
import type { Customer } from '../customer.ts';

/** The language to write to a customer in: its own where we speak it, else its country's, else English. */
export function letterLanguageFor({ culture, country }: Pick<Customer, 'culture' | 'country'>): Language {
  return languageFromLocale(culture ?? '') ?? languageFromCountry(country ?? '') ?? 'en';
}
