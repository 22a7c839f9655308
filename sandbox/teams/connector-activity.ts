import { z } from 'zod';
import type { ChatMessage } from './chat-message.ts';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

const attachment = z.object({ contentType: z.string(), content: z.unknown().optional() });
const activity = z.object({
  type: z.string().default('message'),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
});

type Content = Pick<ChatMessage, 'text' | 'textFormat' | 'cards'>;
export type ConnectorActivity =
  { readonly kind: 'typing' | 'unseen' } | { readonly kind: 'message'; readonly content: Content };

/** What of an activity from the bot can be seen in the chat. */
export function readActivity(body: unknown): ConnectorActivity {
  const { type, text, textFormat, attachments } = activity.parse(body);
  if (type === 'typing') return { kind: 'typing' };
  if (type !== 'message') return { kind: 'unseen' };
  const cards = (attachments ?? []).filter(({ contentType }) => contentType === adaptiveCard);
  return {
    kind: 'message',
    content: {
      text: text ?? '',
      textFormat: textFormat === 'plain' ? 'plain' : 'markdown',
      cards: cards.map(({ content }) => z.record(z.string(), z.unknown()).parse(content)),
    },
  };
}

/** Teams refuses messages beyond about 100 KB, counted as UTF-16 (bots/how-to/format-your-bot-messages). */
export function isTooBig(body: unknown): boolean {
  return JSON.stringify(body ?? null).length * 2 > 100 * 1024;
}
