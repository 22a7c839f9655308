import type { LanguageTag } from '../../../services/conversations/language.ts';
import type { CustomerSummary } from '../../../services/customer.ts';
import { plainButton, ranked } from '../../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../../kit/card-template.ts';
import { recordCard } from '../../kit/record-card.ts';
import { wordingFor } from '../../wording/wording.ts';

interface RoadChoiceData {
  readonly language: LanguageTag;
  readonly customer: CustomerSummary;
  /** It has been confirmed before. */
  readonly isAgain: boolean;
}

/** Where Microsoft may take either: the customer accepts on its page, or the agent states that it has accepted. */
export function roadChoiceCard({ language, customer, isAgain }: RoadChoiceData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { customerId, companyName } = customer;
  const verb = 'attestation.start';
  const again = isAgain ? ({ again: 'yes' } as const) : {};
  return recordCard({
    language,
    title: companyName,
    banner: {
      style: 'accent',
      title: wording.text('road.choose.title'),
      paragraphs: [wording.text('road.choose.text')],
    },
    facts: [],
    buttons: ranked([
      plainButton(wording.text('road.choose.enhanced'), { verb, customerId, road: 'enhanced', ...again }),
      plainButton(wording.text('road.choose.classic'), { verb, customerId, road: 'classic', ...again }),
      plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
    ]),
  });
}
