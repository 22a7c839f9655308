import type { AcceptanceLink } from '../../../services/agreements/links/acceptance-link.ts';
import type { Language, LanguageTag } from '../../../services/conversations/language.ts';
import type { Letter } from '../../../services/invitations/letter.ts';
import { carryButton, destructiveButton, plainButton, primaryButton } from '../../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../../kit/card-template.ts';
import { recipientText } from '../../invitations/invitation-texts.ts';
import { letterCard } from '../../invitations/letter-card.ts';
import { wordingFor } from '../../wording/wording.ts';
import { untilText } from './link-texts.ts';

interface LinkLetterData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly link: AcceptanceLink;
  readonly letterLanguage: Language;
  /** With the address in it: whoever has it can accept, so this card is for whoever made the link, and for nobody else. */
  readonly letter: Letter;
}

/** The e-mail with the link. It is shown until the agent says that it has gone out. */
export function linkLetterCard({ language, timeZone, link, letterLanguage, letter }: LinkLetterData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { linkId, customerId, companyName, contact } = link;
  const recipient = contact?.email;
  return letterCard({
    language,
    title: companyName,
    banner: {
      style: 'accent',
      title: wording.text('link.letter.title'),
      paragraphs: [wording.text('link.letter.text'), wording.text('link.letter.once')],
    },
    notes: [...untilText(link, timeZone, wording), recipientText(recipient, wording)],
    letterLanguage,
    recipient,
    letter,
    buttons: [
      primaryButton(wording.text('letter.sent'), { verb: 'link.sent', linkId }),
      carryButton(wording.text('letter.rewrite'), { verb: 'link.letter', linkId }),
      plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
      destructiveButton(wording.text('link.withdraw'), { verb: 'link.withdraw', linkId }),
    ],
  });
}
