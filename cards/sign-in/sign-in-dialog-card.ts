import type { LanguageTag } from '../../services/conversations/language.ts';
import type { SignInReason } from '../../services/sign-in/sign-in-needed-error.ts';
import { type ButtonData, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { wordingFor } from '../wording/wording.ts';
import { reasonText } from './sign-in-card.ts';

interface SignInDialogData {
  readonly language: LanguageTag;
  readonly because: SignInReason;
  /** Our page that leads to Microsoft's. */
  readonly url: string;
  /** What leads back to where the agent was. */
  readonly again: ButtonData;
}

/** Asks for a sign-in in a dialog, where Teams' own card for it cannot stand. Nobody but the agent sees it. */
export function signInDialogCard({ language, because, url, again }: SignInDialogData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const goOn = wording.text('signIn.goOn');
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('signIn.title'),
    paragraphs: [reasonText(because, wording), wording.filled('signIn.inBrowser', { button: goOn })],
    links: [{ title: wording.text('signIn.do'), url }],
    buttons: [plainButton(goOn, again)],
  });
}
