import type { Language } from '../../services/conversations/language.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { carryButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { invitedText, recipientText } from './invitation-texts.ts';
import { letterCard } from './letter-card.ts';
import { mailtoUrl } from './mailto-url.ts';
import { wordingFor } from '../wording/wording.ts';

interface InvitationReadyData {
  readonly language: Language;
  readonly timeZone: string;
  readonly invitation: Invitation;
  readonly recipient: string | undefined;
  readonly letterLanguage: Language;
  readonly letter: Letter;
}

/**
 * The finished e-mail: opened in a mail program, or copied. Copying is always there, since a card cannot write the clipboard
 * and some Teams clients open no `mailto:` (MicrosoftDocs/msteams-docs issue 3677).
 */
export function invitationReadyCard(data: InvitationReadyData): AdaptiveCardJson {
  const { language, timeZone, invitation, recipient, letterLanguage, letter } = data;
  const wording = wordingFor(language);
  const { customerId, invitationId, companyName } = invitation;
  const url = mailtoUrl({ to: recipient, ...letter });
  return letterCard({
    language,
    title: companyName,
    banner: {
      style: 'good',
      title: wording.text('invite.ready.title'),
      paragraphs: [wording.text(url === undefined ? 'invite.ready.tooLong' : 'invite.ready.text')],
    },
    notes: [invitedText(invitation, timeZone, wording), recipientText(recipient, wording)],
    letter,
    links: url === undefined ? [] : [{ title: wording.text('invite.open'), url }],
    buttons: [
      carryButton(wording.text('review.change'), {
        verb: 'invitation.change',
        customerId,
        invitationId,
        letterLanguage,
      }),
      plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
    ],
  });
}
