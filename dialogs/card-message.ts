import { type Activity, CardFactory, MessageFactory } from 'botbuilder';
import type { AdaptiveCardJson } from '../cards/kit/card-template.ts';
import type { FileConsentCard, FileInfoCard } from '../cards/audit/teams-file-cards.ts';
import type { SignInCard } from '../cards/sign-in/sign-in-card.ts';

/** Cards of Teams' own, which only a message can show. */
type TeamsCard = SignInCard | FileConsentCard | FileInfoCard;

/** As what Teams takes each of them. */
const contentTypes: Readonly<Record<TeamsCard['type'], string>> = {
  OAuthCard: 'application/vnd.microsoft.card.oauth',
  FileConsentCard: 'application/vnd.microsoft.teams.card.file.consent',
  FileInfoCard: 'application/vnd.microsoft.teams.card.file.info',
};

/** Everything that a message can show. */
export type ShowableCard = AdaptiveCardJson | TeamsCard;

/** Teams shows `summary` in a notification. Without one it says that a card was sent. */
export function cardMessage(card: ShowableCard, summary = card.fallbackText): Partial<Activity> {
  return { ...MessageFactory.attachment(attachmentOf(card)), summary };
}

function attachmentOf(card: ShowableCard) {
  if (!isTeamsCard(card)) return CardFactory.adaptiveCard(card);
  const { type, fallbackText: _said, ...attachment } = card;
  return { contentType: contentTypes[type], ...attachment };
}

export function isTeamsCard(card: ShowableCard): card is TeamsCard {
  return Object.hasOwn(contentTypes, card.type);
}

export function isSignInCard(card: ShowableCard): card is SignInCard {
  return card.type === 'OAuthCard';
}
