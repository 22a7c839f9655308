import type { CompanyAddress } from '../../services/company-address.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { NewCustomerId } from '../../services/ids.ts';
import type { AddressQuestion } from '../../services/new-customers/new-customer.ts';
import { primaryButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { recordCard } from '../kit/record-card.ts';
import { stepText } from './step-text.ts';
import { wordingFor } from '../wording/wording.ts';

interface AddressCardData {
  readonly language: LanguageTag;
  readonly newCustomerId: NewCustomerId;
  readonly companyName: string;
  readonly question: AddressQuestion;
}

const places = ['0', '1', '2'] as const;

/** Partner Center does not know the address: take what it suggests, keep it, or change it. */
export function newCustomerAddressCard({
  language,
  newCustomerId,
  companyName,
  question,
}: AddressCardData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const suggestions = places.flatMap((take, index) => {
    const address = question.suggestions[index];
    return address ? [{ take, number: String(index + 1), address }] : [];
  });
  const known = suggestions.length > 0;
  const suggested = suggestions.map(({ number, address }) => {
    return { label: wording.filled('new.address.suggestion', { number }), value: addressText(address) };
  });
  const takes = suggestions.map(({ take, number }, index) => {
    const button = index === 0 ? primaryButton : plainButton;
    return button(wording.filled('new.address.take', { number }), { verb: 'customer.address', newCustomerId, take });
  });
  const paragraph = wording.text(known ? 'new.address.similar' : 'new.address.unknown');
  return recordCard({
    language,
    title: companyName,
    step: stepText(2, wording),
    banner: { style: 'warning', title: wording.text('new.address.title'), paragraphs: [paragraph] },
    facts: [{ label: wording.text('new.address.yours'), value: addressText(question.typed) }, ...suggested],
    buttons: [
      ...takes,
      plainButton(wording.text('new.address.keep'), { verb: 'customer.address', newCustomerId, take: 'typed' }),
      plainButton(wording.text('review.change'), { verb: 'customer.step', newCustomerId, step: 'details' }),
    ],
  });
}

/** On one line, without the country. */
export function addressText({ addressLine1, addressLine2, city, state, postalCode }: CompanyAddress): string {
  const town = `${postalCode} ${city}`.trim();
  return [addressLine1, addressLine2, town, state].filter((part) => part !== '').join(', ');
}
