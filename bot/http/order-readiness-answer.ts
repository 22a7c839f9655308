import { orderReadinessTexts } from '../../cards/orders/order-readiness-texts.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import type { FailureReason } from '../../services/agreements/failure-reason.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { OrderReadiness } from '../../services/orders/order-readiness.ts';
import { type HttpAnswer, jsonAnswer, problemAnswer } from './http-answer.ts';

/** What passes by itself, so that asking again makes sense. */
const passing: readonly FailureReason[] = ['busy', 'unreachable', 'timeout', 'trouble', 'not-understood'];
const askAgainAfterSeconds = '30';

interface Asked {
  readonly customerId: CustomerId;
  readonly checkedAt: Date;
  readonly language: Language;
  /** The bot's own account in Teams. */
  readonly botAccountId: string;
}

/** What an ordering tool gets. Nothing but `ready: true` in a 200 lets an order through. */
export function orderReadinessAnswer(readiness: OrderReadiness, asked: Asked): HttpAnswer {
  const { customerId, language } = asked;
  const checkedAt = asked.checkedAt.toISOString();
  const message = orderReadinessTexts(readiness, wordingFor(language)).paragraphs[0] ?? '';
  const headers = { 'Content-Language': language };
  switch (readiness.kind) {
    case 'ready':
      return jsonAnswer(
        200,
        { customerId, ready: true, acceptance: readiness.acceptance.kind, message, checkedAt },
        headers,
      );
    case 'not-ready': {
      const { reason } = readiness;
      if (reason === 'not-a-customer')
        return problemAnswer(404, { code: 'customer-not-found', detail: message }, headers);
      const confirmUrl = chatUrl(asked.botAccountId, `confirm ${customerId}`);
      return jsonAnswer(200, { customerId, ready: false, reason, message, confirmUrl, checkedAt }, headers);
    }
    case 'unknown': {
      const { reason } = readiness;
      const retry = passing.includes(reason) ? { 'Retry-After': askAgainAfterSeconds } : {};
      return problemAnswer(503, { code: 'readiness-unknown', detail: message, reason }, { ...headers, ...retry });
    }
  }
}

/** The bot's chat with these words in the box, for the agent to send (deep-link-teams). */
function chatUrl(botAccountId: string, message: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=${botAccountId}&message=${encodeURIComponent(message)}`;
}
