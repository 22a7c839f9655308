import type { LanguageTag } from '../../services/conversations/language.ts';
import type { InvitationNews } from '../../services/invitations/invitation.ts';
import { openButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { invitedText } from './invitation-texts.ts';
import { recordCard } from '../kit/record-card.ts';
import { instantText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface InvitationNewsData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly news: InvitationNews;
}

/** Tells who invited a customer that it has accepted, or that nobody looks for it any more. */
export function invitationNewsCard(data: InvitationNewsData): AdaptiveCardJson {
  const { invitation, state } = data.news;
  const { customerId, companyName } = invitation;
  const wording = wordingFor(data.language);
  const isAccepted = state !== 'expired';
  const again = openButton(wording.text('invited.again'), { verb: 'invitation.start', customerId });
  const status = openButton(wording.text('status.show'), { verb: 'status.show', customerId });
  const history = openButton(wording.text('status.history'), { verb: 'history.show', customerId });
  return recordCard({
    language: data.language,
    title: companyName,
    banner: {
      style: isAccepted ? 'good' : 'warning',
      title: wording.text(`invited.${state}.title`),
      paragraphs: [wording.text(`invited.${state}.text`)],
    },
    facts: isAccepted ? acceptanceFacts(data, wording) : [],
    statements: [invitedText(invitation, data.timeZone, wording)],
    buttons: isAccepted ? [status, history] : [again, status],
  });
}

function acceptanceFacts({ news, timeZone }: InvitationNewsData, wording: Wording): readonly Fact[] {
  const { state, confirmedBy, seenAt } = news;
  const road = wording.text(state === 'direct' ? 'road.direct' : 'road.attested');
  return [
    { label: wording.text('fact.road'), value: road },
    ...(confirmedBy === undefined ? [] : [{ label: wording.text('fact.confirmedBy'), value: confirmedBy }]),
    { label: wording.text('invited.seenAt'), value: instantText(seenAt, wording, timeZone) },
  ];
}
