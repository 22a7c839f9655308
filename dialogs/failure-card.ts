import { type CardAction, parseCardAction } from '../cards/kit/card-actions.ts';
import type { AdaptiveCardJson } from '../cards/kit/card-template.ts';
import { handoverFailedCard } from '../cards/handovers/handover-form-card.ts';
import { failedCard } from '../cards/kit/notice-cards.ts';
import { notAllowedCard } from '../cards/kit/not-allowed-card.ts';
import { type FailureReason, microsoftFailure } from '../services/agreements/failure-reason.ts';
import type { Language } from '../services/conversations/language.ts';
import { CustomerNotFoundError } from '../services/customers/customer-not-found-error.ts';
import { parseNote } from '../services/handovers/note.ts';
import { NotAllowedError } from '../services/identity/not-allowed-error.ts';
import type { Log } from '../services/log.ts';
import { ProductError } from '../services/product-error.ts';
import type { Turn } from './turn.ts';

/** What the agent sees of a failure; logs it, once. A failure that nobody foresaw is a bug, logged with its stack. */
export function failureCard(error: unknown, turn: Turn, log: Log): AdaptiveCardJson {
  const fields = { reference: turn.reference, agentId: turn.agent.agentId };
  if (error instanceof ProductError) log.warn({ ...fields, code: error.code }, 'turn refused');
  else log.error({ ...fields, err: error }, 'turn failed unexpectedly');
  return cardOfFailure(error, turn);
}

export function cardOfFailure(
  error: unknown,
  { reference, language, cardData }: Pick<Turn, 'reference' | 'language' | 'cardData'>,
): AdaptiveCardJson {
  if (error instanceof NotAllowedError)
    return notAllowedCard({ language, capability: error.capability, reason: error.reason });
  const reason = error instanceof CustomerNotFoundError ? 'customer' : microsoftFailure(error);
  return cardAfter({ language, reference, reason }, parseCardAction(cardData));
}

interface Failure {
  readonly language: Language;
  readonly reference: string;
  /** Undefined where the failure is our own. */
  readonly reason: FailureReason | undefined;
}

/** Offers the button that was pressed, if one was; a note that came with it would be lost with its card, and is shown again. */
function cardAfter(failure: Failure, press: CardAction | undefined): AdaptiveCardJson {
  switch (press?.verb) {
    case 'handover.send': {
      const { verb, customerId, handoverId, note } = press;
      return handoverFailedCard({ ...failure, again: { verb, customerId, handoverId }, note: parseNote(note) });
    }
    case 'customer.company':
    case 'customer.details':
    case 'customer.acceptance':
      return failedCard({ ...failure, again: { verb: 'customer.show', newCustomerId: press.newCustomerId } });
    case 'attestation.review':
      return failedCard({ ...failure, again: { verb: 'attestation.change', draftId: press.draftId } });
    default:
      return failedCard({ ...failure, again: press });
  }
}
