import { spokenLanguages } from '../../cards/wording/wording.ts';
import { countryName, languageName, shortCountryName } from '../../cards/wording/place-names.ts';
import { type TemplatePlace, templateCountries, templateLanguages } from '../../services/agreements/template-places.ts';
import { languages } from '../../services/conversations/language.ts';
import { countTypingErrors } from '../../services/customers/search/near-words.ts';
import { fold } from '../routing/typed-text.ts';

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
const longEnoughForASlip = 5;
/** Countries that people may ask for and that Microsoft's list leaves out. */
const leftOut = ['CN', 'CU', 'EH', 'IR', 'KP', 'SD', 'SY'];
const nearestShown = 3;
const han = /\p{Script=Han}/u;
let known: readonly Name[] | undefined;

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
  const tags = templateLanguages(country);
  if (tags.length === 0) return { kind: 'not-offered', country };
  const language = words === '' ? tags[0] : findTemplateLanguage(words, tags);
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

/** The one of these IETF tags that is meant by a tag, its first part, or the name of the language in any of ours. */
function findTemplateLanguage(words: string, tags: readonly string[]): string | undefined {
  const wanted = fold(words);
  const isMeant = (tag: string) => namesOfLanguage(tag).some((name) => fits(name, wanted));
  return tags.find((tag) => fold(tag) === wanted) ?? tags.find(isMeant);
}

function fits(name: string, wanted: string): boolean {
  if (name === wanted) return true;
  return wanted.length >= longEnoughForASlip && (name.startsWith(wanted) || countTypingErrors(name, wanted) <= 1);
}

/** Agents say Norwegian, and Microsoft says Bokmål. */
function namesOfLanguage(tag: string): readonly string[] {
  const { language } = new Intl.Locale(tag);
  const codes = language === 'nb' ? ['nb', 'no'] : [language];
  return codes.flatMap((code) => [code, ...languages.map((spoken) => fold(languageName(code, spoken)))]);
}

type CountryMatch =
  | { readonly kind: 'one'; readonly country: string }
  /** `nearest` are countries that may have been meant. */
  | { readonly kind: 'none'; readonly nearest: readonly string[] };

interface Name {
  readonly country: string;
  readonly name: string;
}

/** Made at the first question: to name every country in five languages takes a while, and some megabytes. */
function allNames(): readonly Name[] {
  known ??= [...templateCountries, ...leftOut].flatMap((country) =>
    namesOfCountry(country).map((name) => ({ country, name })),
  );
  return known;
}

/** No country has a longer name, and one letter can become eighteen. */
const longestName = 80;

function foldedName(words: string): string {
  return fold(words.slice(0, longestName));
}

/** By its code or by its whole name in any of our languages. May be a country without a template. */
function findCountryExactly(words: string): string | undefined {
  const wanted = foldedName(words);
  return allNames().find(({ name }) => name === wanted)?.country;
}

/** Also by the beginning of a word of the name, and in spite of a small slip. */
export function findCountry(words: string): CountryMatch {
  const country = findCountryExactly(words);
  if (country !== undefined) return { kind: 'one', country };
  const wanted = foldedName(words);
  const beginning = beginningWith(wanted);
  return beginning.length > 0 ? oneOf(beginning) : closeTo(wanted);
}

function beginningWith(wanted: string): readonly string[] {
  if (wanted.length < 3 && !han.test(wanted)) return [];
  return countriesOf(
    allNames().filter(({ name }) => (han.test(wanted) ? name.includes(wanted) : ` ${name}`.includes(` ${wanted}`))),
  );
}

function closeTo(wanted: string): CountryMatch {
  if (wanted.length < 4 || wanted.length > 40) return { kind: 'none', nearest: [] };
  const near = allNames()
    .map((name) => ({ ...name, slips: countTypingErrors(wanted, name.name) }))
    .filter(({ slips }) => slips <= wanted.length / 3)
    .sort((one, other) => one.slips - other.slips);
  const least = near[0]?.slips ?? 0;
  const best = countriesOf(near.filter(({ slips }) => slips === least));
  const isClose = best.length === 1 && least <= (wanted.length < 8 ? 1 : 2);
  return isClose ? oneOf(best) : { kind: 'none', nearest: countriesOf(near).slice(0, nearestShown) };
}

function oneOf(countries: readonly string[]): CountryMatch {
  const [country] = countries;
  if (country !== undefined && countries.length === 1) return { kind: 'one', country };
  return { kind: 'none', nearest: countries.slice(0, nearestShown) };
}

function countriesOf(found: readonly Name[]): readonly string[] {
  return [...new Set(found.map(({ country }) => country))].filter((country) => !leftOut.includes(country));
}

function namesOfCountry(country: string): readonly string[] {
  const both = languages.flatMap((language) => [countryName(country, language), shortCountryName(country, language)]);
  return [...new Set([country, ...both].map(fold))].filter((name) => name !== '');
}
