import { type Activity, CardFactory, MessageFactory } from 'botbuilder';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';

/** `summary` is what Teams shows of the message in a notification: without one it says that a card was sent. */
export function cardMessage(card: AdaptiveCardJson, summary?: string): Partial<Activity> {
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
  return summary === undefined ? message : { ...message, summary };
}
