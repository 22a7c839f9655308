import type { Language, LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { InvitationId } from '../../services/ids.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { carryButton, openButton, plainButton, primaryButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { recordCard } from '../kit/record-card.ts';
import { shorten } from '../kit/shorten.ts';
import { wordingFor } from '../wording/wording.ts';
import { invitedText, recipientText } from './invitation-texts.ts';
import { letterCard } from './letter-card.ts';

interface InvitationData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly invitationId: InvitationId;
  readonly customer: CustomerSummary;
  readonly recipient: string | undefined;
  readonly last: Invitation | undefined;
  readonly letterLanguage: Language;
  readonly letter: Letter;
}

/** The e-mail that asks the customer to accept directly. Nothing is noted of it until the agent says that it has gone out. */
export function invitationCard(data: InvitationData): AdaptiveCardJson {
  const { language, timeZone, customer, invitationId, recipient, last, letterLanguage, letter } = data;
  const wording = wordingFor(language);
  const { customerId } = customer;
  return letterCard({
    language,
    title: customer.companyName,
    banner: { style: 'accent', title: wording.text('invite.title'), paragraphs: [wording.text('invite.text')] },
    notes: [...(last ? [invitedText(last, timeZone, wording)] : []), recipientText(recipient, wording)],
    letterLanguage,
    recipient,
    letter,
    buttons: [
      primaryButton(wording.text('letter.sent'), { verb: 'invitation.sent', customerId, invitationId }),
      carryButton(wording.text('letter.rewrite'), { verb: 'invitation.start', customerId }),
      plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
      plainButton(wording.text('form.cancel'), { verb: 'invitation.cancel', customerId }),
    ],
  });
}

interface InvitationSentData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly invitation: Invitation;
}

/** The customer has been invited, and from now on its acceptance is looked for. */
export function invitationSentCard({ language, timeZone, invitation }: InvitationSentData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { customerId, companyName, followUp } = invitation;
  const isFollowed = followUp !== undefined;
  return recordCard({
    language,
    title: companyName,
    banner: {
      style: 'good',
      title: wording.text('invite.sent.title'),
      paragraphs: [wording.text(isFollowed ? 'invite.sent.text' : 'invite.sent.unfollowed')],
    },
    facts: [],
    statements: [invitedText(invitation, timeZone, wording)],
    buttons: [
      openButton(wording.text('status.show'), { verb: 'status.show', customerId }),
      openButton(wording.text('status.history'), { verb: 'history.show', customerId }),
    ],
  });
}

interface InvitationCancelledData {
  readonly language: LanguageTag;
  readonly customer: CustomerSummary;
}

/** Says that the customer counts as not invited. */
export function invitationCancelledCard({ language, customer }: InvitationCancelledData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { customerId, companyName } = customer;
  return noticeCard({
    language,
    tone: 'info',
    title: wording.filled('invite.cancelled.title', { customer: shorten(companyName) }),
    paragraphs: [wording.filled('invite.cancelled', { customer: shorten(companyName) })],
    buttons: [
      plainButton(wording.text('cancelled.startOver'), { verb: 'invitation.start', customerId }),
      plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
    ],
  });
}
