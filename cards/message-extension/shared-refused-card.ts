import type { LanguageTag } from '../../services/conversations/language.ts';
import type { Capability } from '../../services/identity/capabilities.ts';
import type { NotAllowedReason } from '../../services/identity/not-allowed-error.ts';
import type { CustomerId } from '../../services/ids.ts';
import { plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { notAllowedTexts } from '../kit/not-allowed-card.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { wordingFor } from '../wording/wording.ts';

interface SharedRefusedData {
  readonly language: LanguageTag;
  readonly customerId: CustomerId;
  readonly capability: Capability;
  readonly reason: NotAllowedReason;
}

/** In place of the shared card, for one who pressed it and may see nothing. Any other button would change the message for all. */
export function sharedRefusedCard({ customerId, ...refused }: SharedRefusedData): AdaptiveCardJson {
  const { language } = refused;
  const again = plainButton(wordingFor(language).text('status.checkAgain'), { verb: 'shared.show', customerId });
  return noticeCard({ language, tone: 'warning', ...notAllowedTexts(refused), buttons: [again] });
}
