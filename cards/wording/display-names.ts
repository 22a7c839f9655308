type Kind = 'country' | 'short country' | 'language';

const optionsOf: Readonly<Record<Kind, Intl.DisplayNamesOptions>> = {
  country: { type: 'region' },
  'short country': { type: 'region', style: 'short' },
  // "English (US)" rather than "American English".
  language: { type: 'language', languageDisplay: 'standard', style: 'short' },
};

/** Made when first asked for, and kept: each takes half a megabyte, and far longer to make than to ask. */
const made = new Map<string, Intl.DisplayNames>();

/** What a country or a language is called in `locale`, by its code; the code itself where it has no name. */
export function displayName(kind: Kind, code: string, locale: string): string {
  try {
    return namesOf(kind, locale).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

function namesOf(kind: Kind, locale: string): Intl.DisplayNames {
  const key = `${kind} ${locale}`;
  const names = made.get(key) ?? new Intl.DisplayNames(locale, optionsOf[kind]);
  made.set(key, names);
  return names;
}
