import type { AdaptiveCardJson } from '../cards/card-template.ts';
import {
  customerNotFoundCard,
  notAllowedCard,
  partnerCenterFailedCard,
  somethingWentWrongCard,
} from '../cards/notice-cards.ts';
import { partnerCenterFailure } from '../services/agreements/failure-reason.ts';
import { CustomerNotFoundError } from '../services/customers/customer-not-found-error.ts';
import { NotAllowedError } from '../services/identity/not-allowed-error.ts';
import type { Log } from '../services/log.ts';
import { ProductError } from '../services/product-error.ts';
import type { Turn } from './turn.ts';

/** What the agent sees of a failure; logs it, once. A failure that nobody foresaw is a bug, logged with its stack. */
export function failureCard(error: unknown, turn: Turn, log: Log): AdaptiveCardJson {
  const { reference, language } = turn;
  const fields = { reference, agentId: turn.agent.agentId };
  if (!(error instanceof ProductError)) {
    log.error({ ...fields, err: error }, 'turn failed unexpectedly');
    return somethingWentWrongCard({ language, reference });
  }
  log.warn({ ...fields, code: error.code }, 'turn refused');
  if (error instanceof NotAllowedError)
    return notAllowedCard({ language, capability: error.capability, reason: error.reason });
  if (error instanceof CustomerNotFoundError) return customerNotFoundCard({ language, words: error.customerId });
  const reason = partnerCenterFailure(error);
  return reason
    ? partnerCenterFailedCard({ language, reason, reference })
    : somethingWentWrongCard({ language, reference });
}
