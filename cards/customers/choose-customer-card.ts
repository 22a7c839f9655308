import type { Language } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { plainButton, type CustomerVerb } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { shorten } from '../kit/shorten.ts';
import chooseCustomer from './choose-customer.json' with { type: 'json' };
import { wordingFor } from '../wording/wording.ts';

interface ChooseCustomerData {
  readonly language: Language;
  /** What was typed. */
  readonly words: string;
  /** At most five are shown. */
  readonly customers: readonly CustomerSummary[];
  readonly hasMore: boolean;
  /** What is done with the chosen one. */
  readonly verb: CustomerVerb;
}

const choices = 5;
/** Of a button. */
const longestTitle = 60;
const template = new CardTemplate(chooseCustomer);

/** Asks which of several customers is meant. */
export function chooseCustomerCard({
  language,
  words,
  customers,
  hasMore,
  verb,
}: ChooseCustomerData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const shown = customers.slice(0, choices);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: wording.text('choose.title'),
    intro: wording.filled('choose.intro', { words: shorten(words) }),
    customers: shown.map(({ customerId, companyName, domain }) => ({
      buttons: [plainButton(shorten(companyName, longestTitle), { verb, customerId })],
      domain: shorten(domain),
    })),
    hasMore: hasMore || customers.length > choices,
    more: wording.text('choose.more'),
  });
}
