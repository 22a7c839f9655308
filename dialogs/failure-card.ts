import type { AdaptiveCardJson } from '../cards/card-template.ts';
import { parseCardAction } from '../cards/card-actions.ts';
import type { ButtonData } from '../cards/card-button.ts';
import { notAllowedCard, microsoftFailedCard, somethingWentWrongCard } from '../cards/notice-cards.ts';
import { microsoftFailure } from '../services/agreements/failure-reason.ts';
import { CustomerNotFoundError } from '../services/customers/customer-not-found-error.ts';
import { NotAllowedError } from '../services/identity/not-allowed-error.ts';
import type { Log } from '../services/log.ts';
import { ProductError } from '../services/product-error.ts';
import type { Turn } from './turn.ts';

/** What the agent sees of a failure; logs it, once. A failure that nobody foresaw is a bug, logged with its stack. */
export function failureCard(error: unknown, turn: Turn, log: Log): AdaptiveCardJson {
  const { reference, language } = turn;
  const fields = { reference, agentId: turn.agent.agentId };
  const failed = { language, reference, again: pressOf(turn) };
  if (!(error instanceof ProductError)) {
    log.error({ ...fields, err: error }, 'turn failed unexpectedly');
    return somethingWentWrongCard(failed);
  }
  log.warn({ ...fields, code: error.code }, 'turn refused');
  if (error instanceof NotAllowedError)
    return notAllowedCard({ language, capability: error.capability, reason: error.reason });
  const reason = error instanceof CustomerNotFoundError ? 'customer' : microsoftFailure(error);
  return reason ? microsoftFailedCard({ ...failed, reason }) : somethingWentWrongCard(failed);
}

/** The button that was pressed, if one was; for the one that sends the form, the way back to the form. */
function pressOf({ cardData }: Turn): ButtonData | undefined {
  const action = parseCardAction(cardData);
  return action?.verb === 'attestation.review' ? { verb: 'attestation.change', draftId: action.draftId } : action;
}
