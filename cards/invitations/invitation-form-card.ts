import type { Language } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { InvitationId } from '../../services/ids.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import type { Letter, LetterProblems } from '../../services/invitations/letter.ts';
import { carryButton, plainButton, sendButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { invitedText, recipientText } from './invitation-texts.ts';
import { letterCard } from './letter-card.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface InvitationFormData {
  readonly language: Language;
  readonly timeZone: string;
  readonly invitationId: InvitationId;
  readonly customer: CustomerSummary;
  /** Where the customer accepts. */
  readonly link: string;
  readonly recipient: string | undefined;
  readonly last: Invitation | undefined;
  readonly letterLanguage: Language;
  /** What was typed, or is proposed. */
  readonly letter: Letter;
  /** Empty on a fresh form. */
  readonly problems: LetterProblems;
}

/** The e-mail that asks the customer to accept directly, to be changed as the agent likes. */
export function invitationFormCard(data: InvitationFormData): AdaptiveCardJson {
  const { language, customer, invitationId, letterLanguage, letter, problems } = data;
  const wording = wordingFor(language);
  const { customerId } = customer;
  const isWrong = Object.keys(problems).length > 0;
  return letterCard({
    language,
    title: customer.companyName,
    banner: {
      style: isWrong ? 'attention' : 'accent',
      title: wording.text('invite.title'),
      paragraphs: [wording.text(isWrong ? 'form.check' : 'invite.text')],
    },
    notes: notesFor(data, wording),
    letterLanguage,
    letter,
    problems,
    buttons: [
      sendButton(wording.text('invite.send'), { verb: 'invitation.send', customerId, invitationId }),
      carryButton(wording.text('invite.useLanguage'), { verb: 'invitation.start', customerId }),
      plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
    ],
  });
}

function notesFor({ last, timeZone, link, recipient }: InvitationFormData, wording: Wording): readonly string[] {
  const invited = last ? [invitedText(last, timeZone, wording)] : [];
  return [...invited, wording.filled('invite.link', { link }), recipientText(recipient, wording)];
}
