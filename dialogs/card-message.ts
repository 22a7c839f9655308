import { type Activity, CardFactory, MessageFactory } from 'botbuilder';
import type { AdaptiveCardJson } from '../cards/kit/card-template.ts';
import type { SignInCard } from '../cards/sign-in/sign-in-card.ts';

/** Teams takes the card of a sign-in as this. */
const oauthCard = 'application/vnd.microsoft.card.oauth';

/** Everything that a message can show. */
export type ShowableCard = AdaptiveCardJson | SignInCard;

/** Teams shows `summary` in a notification. Without one it says that a card was sent. */
export function cardMessage(card: ShowableCard, summary = card.fallbackText): Partial<Activity> {
  return { ...MessageFactory.attachment(attachmentOf(card)), summary };
}

function attachmentOf(card: ShowableCard) {
  return isSignInCard(card) ? { contentType: oauthCard, content: card.content } : CardFactory.adaptiveCard(card);
}

export function isSignInCard(card: ShowableCard): card is SignInCard {
  return card.type === 'OAuthCard';
}
