import type { LanguageTag } from '../../services/conversations/language.ts';
import type { SignInReason } from '../../services/sign-in/sign-in-needed-error.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

/** Teams' own card for a sign-in, which an Adaptive Card cannot be (bot-sso-overview). */
export interface SignInCard {
  readonly type: 'OAuthCard';
  /** What a notification says of its message. */
  readonly fallbackText: string;
  readonly content: {
    readonly text: string;
    /** Empty, because the exchange and the page are ours and none of the Bot Framework's. */
    readonly connectionName: '';
    readonly buttons: readonly [{ readonly type: 'signin'; readonly title: string; readonly value: string }];
    /** With it Teams first tries without the agent, and shows the card only where that is refused. */
    readonly tokenExchangeResource?: { readonly id: string; readonly uri: string };
  };
}

interface SignInCardData {
  readonly language: LanguageTag;
  readonly because: SignInReason;
  /** Our page that leads to Microsoft's. */
  readonly url: string;
  readonly exchange: { readonly id: string; readonly uri: string } | undefined;
}

/** Asks for a sign-in, and says in a sentence why. */
export function signInPrompt({ language, because, url, exchange }: SignInCardData): SignInCard {
  const wording = wordingFor(language);
  return {
    type: 'OAuthCard',
    fallbackText: wording.text('signIn.title'),
    content: {
      text: wording.together(reasonText(because, wording), wording.text('signIn.then')),
      connectionName: '',
      buttons: [{ type: 'signin', title: wording.text('signIn.do'), value: url }],
      ...(exchange && { tokenExchangeResource: exchange }),
    },
  };
}

/** Said beside the card that was used, which stays until the agent is signed in. */
export function signInBelowText({ language }: { readonly language: LanguageTag }): string {
  return wordingFor(language).text('signIn.below');
}

export function reasonText(because: SignInReason, wording: Wording): string {
  return wording.text(`signIn.because.${because}`);
}
