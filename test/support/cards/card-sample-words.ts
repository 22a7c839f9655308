/** What other people wrote, and a card has to show. */
export interface SampleWords {
  readonly companyName: string;
  readonly otherCompanyName: string;
  readonly domain: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly agentName: string;
  readonly providerName: string;
  /** Something typed in the chat. */
  readonly typed: string;
}

export const plausibleWords: SampleWords = {
  companyName: 'Tailwind Traders',
  otherCompanyName: 'Tailwind Toys',
  domain: 'tailwindtraders.onmicrosoft.com',
  firstName: 'Adele',
  lastName: 'Vance',
  email: 'adele.vance@tailwindtraders.com',
  phoneNumber: '+46 8 123 45 67',
  agentName: 'Ada Lindqvist',
  providerName: 'Northwind Distribution',
  typed: 'tailw',
};

/** The same text in every place. */
export function wordsLike(text: string): SampleWords {
  return mapWords(() => text);
}

/** In every place a text that tells the place: `⁂domain⁂`. */
export const markedWords: SampleWords = mapWords((place) => `⁂${place}⁂`);

/** What an import, a joker or an attacker might leave in a name. */
export const hostileTexts: Readonly<Record<string, string>> = {
  Markdown: '[Click](https://example.com) Trading **now** `x` <b>',
  quotes: `O'Neil "The Best" \\ & Sons’ „Firma“`,
  template: 'Fabrikam ${secret} ${$root}',
  long: 'Ünïcödé Holding '.repeat(625),
  'long without blanks': '"'.repeat(10_000),
  Chinese: '康托索有限公司'.repeat(30),
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(1_000),
  'half a pair': '\uD83D'.repeat(10_000),
  'control characters': '\u0000\u202E\n\t'.repeat(2_500),
  empty: '',
};

function mapWords(textFor: (place: string) => string): SampleWords {
  return Object.fromEntries(
    Object.keys(plausibleWords).map((place) => [place, textFor(place)]),
  ) as unknown as SampleWords;
}
