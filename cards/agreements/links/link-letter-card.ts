import type { AcceptanceLink } from '../../../services/agreements/links/acceptance-link.ts';
import type { Language, LanguageTag } from '../../../services/conversations/language.ts';
import type { Letter } from '../../../services/invitations/letter.ts';
import { type CardButton, carryButton, destructiveButton, plainButton, ranked } from '../../kit/card-actions.ts';
import type { AdaptiveCardJson, Banner } from '../../kit/card-template.ts';
import { recipientText } from '../../invitations/invitation-texts.ts';
import { letterCard } from '../../invitations/letter-card.ts';
import { type Wording, wordingFor } from '../../wording/wording.ts';
import { mailBanner, untilText } from './link-texts.ts';

interface LinkLetterData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly link: AcceptanceLink;
  readonly letterLanguage: Language;
  /** With the address in it: whoever has it can accept, so this card is for whoever made the link, and for nobody else. */
  readonly letter: Letter;
  /** Whether the bot can send it from the agent's mailbox. */
  readonly mails: boolean;
}

/** The e-mail with the link. It is shown until the agent says that it has gone out. */
export function linkLetterCard(data: LinkLetterData): AdaptiveCardJson {
  const { language, timeZone, link, letterLanguage, letter } = data;
  const wording = wordingFor(language);
  const recipient = link.contact?.email;
  return letterCard({
    language,
    title: link.companyName,
    banner: bannerOf(link, wording),
    notes: [
      ...untilText(link, timeZone, wording),
      recipientText(recipient, wording),
      ...(mayMail(data) ? [wording.text('link.mail.text')] : []),
    ],
    letterLanguage,
    recipient,
    letter,
    buttons: buttonsOf(data, wording),
  });
}

/** What became of the bot's own try comes first. */
function bannerOf(link: AcceptanceLink, wording: Wording): Banner {
  const paragraphs = [wording.text('link.letter.text'), wording.text('link.letter.once')];
  return mailBanner(link, wording) ?? { style: 'accent', title: wording.text('link.letter.title'), paragraphs };
}

function mayMail({ mails, link }: LinkLetterData): boolean {
  return mails && link.contact !== undefined && link.mail?.state !== 'sending';
}

/** Where nobody knows whether it went out, the agent looks before anything is sent once more. */
function buttonsOf(data: LinkLetterData, wording: Wording): readonly CardButton[] {
  const { linkId, customerId, mail } = data.link;
  const sent = plainButton(wording.text('letter.sent'), { verb: 'link.sent', linkId });
  const send = mayMail(data) ? [mailButton(data, wording)] : [];
  const isSending = mail?.state === 'sending';
  return [
    ...ranked(mail?.state === 'uncertain' ? [sent, ...send] : [...send, sent]),
    ...(isSending ? [plainButton(wording.text('status.checkAgain'), { verb: 'link.letter', linkId })] : []),
    carryButton(wording.text('letter.rewrite'), { verb: 'link.letter', linkId }),
    plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
    destructiveButton(wording.text('link.withdraw'), { verb: 'link.withdraw', linkId }),
  ];
}

function mailButton({ link: { linkId, mail }, letterLanguage }: LinkLetterData, wording: Wording): CardButton {
  const title = wording.text(mail ? 'link.mail.again' : 'link.mail');
  return plainButton(title, { verb: 'link.mail', linkId, letterLanguage, tries: String(mail?.tries ?? 0) });
}
