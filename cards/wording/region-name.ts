import type { Language } from '../../services/conversations/language.ts';

/** "Sweden" for SE; the code itself where it has no name. */
export function regionName(country: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
}
