import { randomUUID } from 'node:crypto';
import type { CustomerId, ReminderMessageId } from '../../../services/ids.ts';
import type { AgentId } from '../../../services/ids.ts';
import type { Reminder, ReminderRecipient } from '../../../services/reminders/reminder.ts';

/** A first reminder of one customer. */
export function sampleReminder(recipient: Partial<ReminderRecipient> = {}): Reminder {
  return {
    messageId: randomUUID() as ReminderMessageId,
    recipient: {
      agentId: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
      name: 'Ada Lindqvist',
      timeZone: 'Europe/Stockholm',
      language: 'en',
      ...recipient,
    },
    kind: 'single',
    cases: [
      {
        customer: {
          customerId: 'cccccccc-0000-4000-8000-000000000001' as CustomerId,
          companyName: 'Contoso Ltd',
          domain: 'contoso.onmicrosoft.com',
        },
        status: 'none',
        acceptedOn: undefined,
        unconfirmedSince: new Date('2026-03-03T12:00:00Z'),
        reason: { kind: 'first' },
        owner: undefined,
        neededBy: undefined,
        postponedUntil: undefined,
        isMuted: false,
        isStoppedByOwner: false,
        invitedAt: undefined,
        linkStage: undefined,
      },
    ],
    others: 0,
    isAnybodyNamed: true,
    offers: { attest: true, invite: true, handOver: false },
  };
}
