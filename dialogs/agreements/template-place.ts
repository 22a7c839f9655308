import { type TemplatePlace, templateLanguages } from '../../services/agreements/template-places.ts';
import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages } from '../../services/conversations/language.ts';
import { findCountry, findCountryExactly } from './find-country.ts';
import { findTemplateLanguage } from './find-template-language.ts';

/** What somebody typed after `template`. */
export type TemplateRequest =
  | { readonly kind: 'place'; readonly place: TemplatePlace }
  | { readonly kind: 'unknown-country'; readonly nearest: readonly string[] }
  /** A country for which Microsoft has no template. */
  | { readonly kind: 'not-offered'; readonly country: string }
  | { readonly kind: 'unknown-language'; readonly country: string };

interface Split {
  readonly country: string;
  readonly language: string;
}

const inCountry = languages.flatMap((language) => spokenLanguages[language].inCountry);
const small = new RegExp(`^(?:${inCountry.join('|')})\\s+(?=\\S)`, 'i');
const longest = 64;

/** `SE sv-SE`, `schweiz`, `Sweden english`, `瑞士法语`; without a language it is the country's own. */
export function parseTemplatePlace(words: string): TemplateRequest {
  const said = words.trim().slice(0, longest).replace(small, '');
  const splits = splitsOf(said);
  for (const split of splits) {
    const country = findCountryExactly(split.country);
    if (country !== undefined) return placeIn(country, split.language);
  }
  for (const split of splits) {
    const match = findCountry(split.country);
    if (match.kind === 'one') return placeIn(match.country, split.language);
  }
  const match = findCountry(said);
  return { kind: 'unknown-country', nearest: match.kind === 'none' ? match.nearest : [] };
}

function placeIn(country: string, words: string): TemplateRequest {
  const offered = templateLanguages(country);
  if (offered.length === 0) return { kind: 'not-offered', country };
  const language = words === '' ? offered[0] : findTemplateLanguage(words, offered);
  return language === undefined
    ? { kind: 'unknown-language', country }
    : { kind: 'place', place: { country, language } };
}

/** The longest country first. Chinese is written without blanks. */
function splitsOf(text: string): readonly Split[] {
  const ends = [...text.matchAll(/\s+|(?<=\p{Script=Han})(?=\p{Script=Han})/gu)].map(({ index }) => index);
  return [text.length, ...ends.reverse()].map((end) => ({
    country: text.slice(0, end),
    language: text.slice(end).trim(),
  }));
}
