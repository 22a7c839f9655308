import { distance } from 'fastest-levenshtein';
import { countryName, shortCountryName } from '../../cards/wording/place-names.ts';
import { templateCountries } from '../../services/agreements/template-places.ts';
import { languages } from '../../services/conversations/language.ts';
import { fold } from '../routing/fold.ts';

export type CountryMatch =
  | { readonly kind: 'one'; readonly country: string }
  /** `nearest` are countries that may have been meant. */
  | { readonly kind: 'none'; readonly nearest: readonly string[] };

interface Name {
  readonly country: string;
  readonly name: string;
}

/** Countries that people may ask for and that Microsoft's list leaves out. */
const leftOut = ['CN', 'CU', 'EH', 'IR', 'KP', 'SD', 'SY'];
const nearestShown = 3;
const han = /\p{Script=Han}/u;
let known: readonly Name[] | undefined;

/** Made at the first question: to name every country in five languages takes a while, and some megabytes. */
function allNames(): readonly Name[] {
  known ??= [...templateCountries, ...leftOut].flatMap((country) =>
    namesOf(country).map((name) => ({ country, name })),
  );
  return known;
}

/** By its code or by its whole name in any of our languages. May be a country without a template. */
export function findCountryExactly(words: string): string | undefined {
  const wanted = fold(words);
  return allNames().find(({ name }) => name === wanted)?.country;
}

/** Also by the beginning of a word of the name, and in spite of a small slip. */
export function findCountry(words: string): CountryMatch {
  const country = findCountryExactly(words);
  if (country !== undefined) return { kind: 'one', country };
  const wanted = fold(words);
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
    .map((name) => ({ ...name, slips: distance(wanted, name.name) }))
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

function namesOf(country: string): readonly string[] {
  const both = languages.flatMap((language) => [countryName(country, language), shortCountryName(country, language)]);
  return [...new Set([country, ...both].map(fold))].filter((name) => name !== '');
}
