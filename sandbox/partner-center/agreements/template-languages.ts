import data from './template-languages.json' with { type: 'json' };

const countries = new Set(data.countries.split(' '));

/** From the table of download-customer-agreement-template. Codes are case-sensitive. */
export function isTemplateCountry(country: string): boolean {
  return countries.has(country);
}

/** The language itself where the country has it, else English. */
export function templateLanguage(language: string, country: string): string {
  const countriesOfLanguage = new Map(Object.entries(data.additionalLanguage)).get(language);
  return countriesOfLanguage?.split(' ').includes(country) === true ? language : 'en-US';
}
