import { z } from 'zod';
import type { BotAnswer } from './bot-connection.ts';
import type { CardJson } from './chat-message.ts';

/** What the person gets to see after pressing a button on a card. */
export type ActionOutcome =
  | { readonly kind: 'card'; readonly card: CardJson }
  | { readonly kind: 'message' | 'error'; readonly text: string }
  | { readonly kind: 'nothing' };

const cardAnswer = z.object({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.card.adaptive'),
  value: z.record(z.string(), z.unknown()),
});
const messageAnswer = z.object({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.activity.message'),
  value: z.string(),
});

const failed: ActionOutcome = { kind: 'error', text: 'Something went wrong. Please try again.' };

/** How Teams reads the answer to `adaptiveCard/action` (Universal Actions, "Response format"). */
export function executeOutcome(answer: BotAnswer): ActionOutcome {
  if (answer.status !== 200) return failed;
  const card = cardAnswer.safeParse(answer.body);
  if (card.success) return { kind: 'card', card: card.data.value };
  const message = messageAnswer.safeParse(answer.body);
  return message.success ? { kind: 'message', text: message.data.value } : failed;
}

/** Action.Submit is an ordinary message: only whether it arrived is known. */
export function submitOutcome(answer: BotAnswer): ActionOutcome {
  return answer.status >= 200 && answer.status < 300 ? { kind: 'nothing' } : failed;
}
