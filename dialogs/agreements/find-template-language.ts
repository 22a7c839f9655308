import { distance } from 'fastest-levenshtein';
import { languageName } from '../../cards/wording/place-names.ts';
import { languages } from '../../services/conversations/language.ts';
import { fold } from '../routing/fold.ts';

const longEnoughForASlip = 5;

/** The one of these IETF tags that is meant by a tag, its first part, or the name of the language in any of ours. */
export function findTemplateLanguage(words: string, tags: readonly string[]): string | undefined {
  const wanted = fold(words);
  const isMeant = (tag: string) => namesOf(tag).some((name) => fits(name, wanted));
  return tags.find((tag) => fold(tag) === wanted) ?? tags.find(isMeant);
}

function fits(name: string, wanted: string): boolean {
  if (name === wanted) return true;
  return wanted.length >= longEnoughForASlip && (name.startsWith(wanted) || distance(name, wanted) <= 1);
}

/** Nobody asks for Bokmål when Norwegian is meant. */
function namesOf(tag: string): readonly string[] {
  const { language } = new Intl.Locale(tag);
  const codes = language === 'nb' ? ['nb', 'no'] : [language];
  return codes.flatMap((code) => [code, ...languages.map((spoken) => fold(languageName(code, spoken)))]);
}
