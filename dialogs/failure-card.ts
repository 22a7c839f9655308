import { type ButtonData, type CardAction, parseCardAction } from '../cards/kit/card-actions.ts';
import { idsIn, joinedIds } from '../cards/kit/customer-ids.ts';
import type { AdaptiveCardJson } from '../cards/kit/card-template.ts';
import { linksOffCard } from '../cards/agreements/links/links-off-card.ts';
import { handoverFailedCard } from '../cards/handovers/handover-form-card.ts';
import type { FailureFacts } from '../cards/kit/failure-texts.ts';
import { failedCard } from '../cards/kit/notice-cards.ts';
import { notAllowedCard } from '../cards/kit/not-allowed-card.ts';
import { type FailureReason, microsoftFailure } from '../services/agreements/failure-reason.ts';
import { EnhancedRoadClosedError } from '../services/agreements/links/attestation-roads.ts';
import type { LanguageTag } from '../services/conversations/language.ts';
import type { CustomerSummary } from '../services/customer.ts';
import { CustomerNotFoundError } from '../services/customers/customer-not-found-error.ts';
import { parseNote } from '../services/handovers/note.ts';
import type { OfferedRoads } from '../services/identity/capabilities.ts';
import { NotAllowedError } from '../services/identity/not-allowed-error.ts';
import type { Log } from '../services/log.ts';
import { ProductError } from '../services/product-error.ts';
import { FailedCommand } from './failed-command.ts';
import type { AnswerRequest } from './routing/answer-request.ts';
import type { Turn } from './turn.ts';

/** A failure that the product knows, and not a bug. */
export function isUnderstood(error: unknown): boolean {
  return failureOf(error).cause instanceof ProductError;
}

/** For the operator's numbers. */
export function codeOf(error: unknown): string {
  const { cause } = failureOf(error);
  return cause instanceof ProductError ? cause.code : 'unexpected';
}

/** Logs a failure, once. One that nobody foresaw is a bug, logged with its stack. */
export function logFailure(error: unknown, turn: Turn, log: Log): void {
  const fields = { reference: turn.reference, agentId: turn.agent.agentId };
  const { cause } = failureOf(error);
  if (cause instanceof ProductError) log.warn({ ...fields, code: cause.code }, 'turn refused');
  else log.error({ ...fields, err: cause }, 'turn failed unexpectedly');
}

/** What was found out for the card of a failure. */
export interface KnownOfFailure {
  readonly customer?: CustomerSummary | undefined;
  readonly offers?: OfferedRoads | undefined;
  /** They look after the bot themselves. */
  readonly mayMend?: boolean | undefined;
  /** Names of those who can do it, or can help. */
  readonly colleagues?: readonly string[];
}

/** What the agent sees of a failure. */
export function cardOfFailure(
  error: unknown,
  { reference, language, cardData }: Pick<Turn, 'reference' | 'language' | 'cardData'>,
  known: KnownOfFailure = {},
): AdaptiveCardJson {
  const { cause, again } = failureOf(error);
  if (cause instanceof NotAllowedError)
    return notAllowedCard({ language, capability: cause.capability, reason: cause.reason, ...known });
  const { customer, colleagues = [], offers, mayMend } = known;
  if (cause instanceof EnhancedRoadClosedError) {
    const lack = mayMend ? cause.lack : undefined;
    return linksOffCard({ language, customer, lack, colleagues, mayInvite: offers?.invite ?? false });
  }
  const failure = { language, reference, reason: reasonOf(cause) };
  const about = { ...failure, customer: customer?.companyName, helpers: colleagues, again };
  return cardAfter(about, parseCardAction(cardData));
}

/** Undefined where the failure is our own. */
export function reasonOf(error: unknown): FailureReason | undefined {
  return error instanceof CustomerNotFoundError ? 'customer' : microsoftFailure(error);
}

/** What failed behind a command that was typed. */
export function failureOf(error: unknown): Pick<FailedCommand, 'cause' | 'customer' | 'again'> & {
  readonly request?: AnswerRequest;
} {
  return error instanceof FailedCommand ? error : { cause: error, customer: undefined, again: undefined };
}

interface Failure extends FailureFacts {
  readonly language: LanguageTag;
  readonly reference: string;
  /** A command that was typed, as a button. */
  readonly again: ButtonData | undefined;
}

/** Offers what was pressed or typed once more; a note that came with it would be lost with its card, and is shown again. */
function cardAfter(failure: Failure, press: CardAction | undefined): AdaptiveCardJson {
  switch (press?.verb) {
    case 'handover.send': {
      const { verb, customerId, handoverId, note } = press;
      return handoverFailedCard({ ...failure, again: { verb, customerId, handoverId }, note: parseNote(note) });
    }
    case 'customer.company':
    case 'customer.details':
    case 'customer.road':
    case 'customer.acceptance':
      return failedCard({ ...failure, again: { verb: 'customer.show', newCustomerId: press.newCustomerId } });
    case 'link.make':
      return failedCard({ ...failure, again: { verb: 'link.change', draftId: press.draftId } });
    case 'attestation.review':
      return failedCard({ ...failure, again: { verb: 'attestation.change', draftId: press.draftId } });
    default:
      return failedCard({ ...failure, again: againAfter(press) ?? failure.again });
  }
}

/** What was ticked is ticked again. */
function againAfter(press: CardAction | undefined): ButtonData | undefined {
  if (!press || !('chosen' in press) || !('ticked' in press)) return press;
  const { chosen, ticked, filter, page, messageId } = press;
  const all = joinedIds([...chosen, ...idsIn(ticked)]);
  return { verb: 'unconfirmed.choose', filter, page, messageId, ticked: all === '' ? undefined : all };
}
