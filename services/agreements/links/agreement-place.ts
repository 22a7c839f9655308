import type { Customer } from '../../customer.ts';
import { type TemplatePlace, templateLanguages } from '../template-places.ts';

/** For which country and in which language the customer is shown the agreement. */
export type AgreementPlace = TemplatePlace;

/**
 * The country of the customer, and of the languages that Microsoft has the agreement in there, the customer's own. Undefined where
 * Partner Center tells no country.
 */
export function agreementPlaceOf({
  country,
  culture = '',
}: Pick<Customer, 'country' | 'culture'>): AgreementPlace | undefined {
  const code = country ?? /-([A-Z]{2})$/.exec(culture)?.[1];
  if (code === undefined) return undefined;
  const languages = templateLanguages(code);
  const own = languages.find((language) => primaryOf(language) === primaryOf(culture));
  return { country: code, language: own ?? languages[0] ?? 'en-US' };
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
