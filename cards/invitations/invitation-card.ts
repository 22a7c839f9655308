import type { Language, LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { InvitationId } from '../../services/ids.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { joinedIds } from '../kit/customer-ids.ts';
import { listData } from '../reminders/back-link.ts';
import { carryButton, openButton, plainButton, primaryButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { recordCard } from '../kit/record-card.ts';
import { shorten } from '../kit/shorten.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { invitedText, recipientText } from './invitation-texts.ts';
import { letterCard } from './letter-card.ts';
import { type LetterRound, roundData } from './letter-round.ts';

interface InvitationData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly invitationId: InvitationId;
  readonly customer: CustomerSummary;
  readonly recipient: string | undefined;
  readonly last: Invitation | undefined;
  /** Whether the acceptance will be looked for; a reseller's provider alone is told of it. */
  readonly isFollowed: boolean;
  readonly letterLanguage: Language;
  readonly letter: Letter;
  /** The letters that this is one of. */
  readonly round?: LetterRound | undefined;
  /** What the agent said of a letter a moment ago. */
  readonly news?: LetterNews | undefined;
}

/** Of the letter before this one, that it has gone out; or of this one, that it has not. */
export type LetterNews =
  | { readonly kind: 'sent'; readonly invitation: Invitation }
  | { readonly kind: 'taken-back'; readonly companyName: string };

/** The e-mail that asks the customer to accept directly. Nothing is noted of it until the agent says that it has gone out. */
export function invitationCard(data: InvitationData): AdaptiveCardJson {
  const { language, timeZone, customer, recipient, last, letterLanguage, letter } = data;
  const wording = wordingFor(language);
  const what = data.isFollowed ? 'invite.text' : 'invite.text.unfollowed';
  return letterCard({
    language,
    title: customer.companyName,
    banner: { style: 'accent', title: titleOf(data, wording), paragraphs: [wording.text(what)] },
    notes: [
      ...newsTexts(data.news, wording),
      ...(last ? [invitedText(last, timeZone, wording)] : []),
      recipientText(recipient, wording),
    ],
    letterLanguage,
    recipient,
    letter,
    buttons: data.round ? buttonsInRound(data, data.round, wording) : buttonsAlone(data, wording),
  });
}

function titleOf({ customer: { customerId }, round }: InvitationData, wording: Wording): string {
  if (!round) return wording.text('invite.title');
  const { customerIds } = round;
  return wording.filled('invite.round', { number: customerIds.indexOf(customerId) + 1, total: customerIds.length });
}

function newsTexts(news: LetterNews | undefined, wording: Wording): readonly string[] {
  switch (news?.kind) {
    case 'sent':
      return [wording.filled('invite.round.noted', { customer: shorten(news.invitation.companyName) })];
    case 'taken-back':
      return [wording.filled('invite.takenBack', { customer: shorten(news.companyName) })];
    case undefined:
      return [];
  }
}

function buttonsAlone({ customer: { customerId }, invitationId }: InvitationData, wording: Wording) {
  return [
    primaryButton(wording.text('letter.sent'), { verb: 'invitation.sent', customerId, invitationId }),
    carryButton(wording.text('letter.rewrite'), { verb: 'invitation.start', customerId }),
    plainButton(wording.text('status.show'), { verb: 'status.show', customerId }),
    plainButton(wording.text('form.cancel'), { verb: 'invitation.cancel', customerId }),
  ];
}

/** From letter to letter, whether this one has gone out or not; and back to the last one, pressed by mistake. */
function buttonsInRound(
  { customer: { customerId }, invitationId, news }: InvitationData,
  round: LetterRound,
  wording: Wording,
) {
  const data = { customerId, ...roundData(round) };
  const end = { verb: 'unconfirmed.show', ...listData(round.place), round: joinedIds(round.customerIds) } as const;
  return [
    primaryButton(wording.text('letter.sent'), { verb: 'invitation.sent', invitationId, ...data }),
    plainButton(wording.text('invite.round.skip'), { verb: 'invitation.skip', ...data }),
    carryButton(wording.text('letter.rewrite'), { verb: 'invitation.start', ...data }),
    plainButton(wording.text('invite.round.stop'), end),
    ...(news?.kind === 'sent' ? [takeBackButton(wording.text('invite.round.takeBack'), news.invitation, round)] : []),
  ];
}

function takeBackButton(title: string, { customerId, invitationId }: Invitation, round?: LetterRound) {
  return plainButton(title, { verb: 'invitation.takeBack', customerId, invitationId, ...roundData(round) });
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
      takeBackButton(wording.text('invite.takeBack'), invitation),
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
