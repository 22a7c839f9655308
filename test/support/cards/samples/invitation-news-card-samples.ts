import { historyCard } from '../../../../cards/agreements/history-card.ts';
import { invitationNewsCard } from '../../../../cards/invitations/invitation-news-card.ts';
import type { AgentId, CustomerId, InvitationId } from '../../../../services/ids.ts';
import type { FollowUpState, Invitation, InvitationNews } from '../../../../services/invitations/invitation.ts';
import type { SampleWords } from '../card-sample-words.ts';
import type { CardSample } from '../card-sample.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const timeZone = 'Europe/Stockholm';
const seenAt = new Date('2026-03-09T13:05:00Z');

export function invitationNewsSamples(words: SampleWords): readonly CardSample[] {
  const news = (name: string, state: InvitationNews['state'], confirmedBy?: string): CardSample => ({
    name: `invitationNewsCard: ${name}`,
    card: (language) =>
      invitationNewsCard({
        language,
        timeZone,
        news: { invitation: invitationOf(words, state), state, seenAt, confirmedBy },
      }),
  });
  return [
    news('accepted directly', 'direct'),
    news('confirmed by a colleague', 'attested', words.agentName),
    news('confirmed elsewhere', 'attested'),
    news('not accepted in time', 'expired'),
    endedHistory(words),
  ];
}

function endedHistory(words: SampleWords): CardSample {
  const customer = { customerId, companyName: words.companyName };
  const states = ['direct', 'attested', 'expired', 'left', undefined] as const;
  const entries = states.map((state) => invitationOf(words, state));
  return {
    name: 'historyCard: invitations that came to an end',
    card: (language) => historyCard({ language, timeZone, customer, entries, hasMore: false }),
  };
}

function invitationOf({ companyName, agentName }: SampleWords, followUp: FollowUpState | undefined): Invitation {
  return {
    invitationId: '4b7d1c9e-2a3f-4e5d-8c6b-0a1b2c3d4e5f' as InvitationId,
    customerId,
    companyName,
    invitedBy: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
    agentName,
    invitedAt: new Date('2026-03-03T23:30:00Z'),
    followUp,
  };
}
