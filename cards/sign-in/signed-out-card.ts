import type { LanguageTag } from '../../services/conversations/language.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { wordingFor } from '../wording/wording.ts';

interface SignedOutData {
  readonly language: LanguageTag;
  /** `never` where agents do not sign in with this bot at all. */
  readonly before: 'signed-in' | 'signed-out' | 'never';
}

/** The answer to "sign out". */
export function signedOutCard({ language, before }: SignedOutData): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: before === 'signed-in' ? 'good' : 'info',
    title: wording.text(`signOut.${before}.title`),
    paragraphs: [wording.text(`signOut.${before}.text`)],
  });
}

interface SignInElsewhereData {
  readonly language: LanguageTag;
  /** Opens the private chat. */
  readonly deepLink: string;
}

/** In a channel or group chat nobody can be asked to sign in. */
export function signInElsewhereCard({ language, deepLink }: SignInElsewhereData): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('signIn.title'),
    paragraphs: [wording.text('signIn.elsewhere')],
    links: [{ title: wording.text('private.open'), url: deepLink }],
  });
}
