import type { Language, LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { carryButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { providersShown, shorten } from '../kit/shorten.ts';
import { wordingFor } from '../wording/wording.ts';
import { letterCard } from './letter-card.ts';

interface ProviderLetterData {
  readonly language: LanguageTag;
  /** Undefined where it is about all of them. */
  readonly customer: CustomerSummary | undefined;
  readonly offers: OfferedRoads;
  readonly letterLanguage: Language;
  readonly letter: Letter;
}

/** The e-mail with which an indirect reseller asks its provider. Partner Center tells no address of a provider. */
export function providerLetterCard(data: ProviderLetterData): AdaptiveCardJson {
  const { language, customer, offers, letterLanguage, letter } = data;
  const wording = wordingFor(language);
  const { providers = [] } = offers;
  const names = wording.allOf(providers.slice(0, providersShown).map((name) => shorten(name)));
  const about = customer ? { customerId: customer.customerId } : {};
  const back = customer
    ? plainButton(wording.text('status.show'), { verb: 'status.show', customerId: customer.customerId })
    : plainButton(wording.text('provider.customers'), { verb: 'provider.customers', page: '1' });
  return letterCard({
    language,
    title: customer?.companyName ?? wording.text('provider.ask'),
    banner: {
      style: 'accent',
      title: wording.text(customer ? 'provider.letter.title' : 'provider.letter.list'),
      paragraphs: [wording.text('provider.letter.text')],
    },
    notes: providers.length === 0 ? [] : [wording.filled('provider.letter.to', { providers: names })],
    letterLanguage,
    recipient: undefined,
    letter,
    buttons: [
      carryButton(wording.text('letter.rewrite'), { verb: 'provider.ask', ...about }),
      ...(customer && offers.invite
        ? [plainButton(wording.text('status.invite'), { verb: 'invitation.start', customerId: customer.customerId })]
        : []),
      back,
    ],
  });
}
