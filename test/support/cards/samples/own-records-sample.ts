import type { OwnRecords } from '../../../../cards/agreements/own-records.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { AgentId, CustomerId, HandoverId } from '../../../../services/ids.ts';
import type { AcceptanceLink } from '../../../../services/agreements/links/acceptance-link.ts';
import type { SampleWords } from '../card-sample-words.ts';
import { linkSample } from './link-card-samples.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const at = new Date('2026-03-02T13:05:00Z');

/** All that can be known of a customer, for its status card. */
export function knownSample({ companyName, domain, agentName }: SampleWords): { readonly known: OwnRecords } {
  const by = { agentId, name: agentName };
  return {
    known: {
      confirmedBy: agentName,
      link: undefined,
      followed: {
        customer: { customerId, companyName, domain },
        status: 'none',
        acceptedOn: undefined,
        unconfirmedSince: at,
        reason: { kind: 'first' },
        owner: { ...by, because: 'invited' },
        neededBy: { day: '2026-04-01' as CalendarDay, for: 'order' },
        postponedUntil: undefined,
        isMuted: false,
        isStoppedByOwner: false,
        invitedAt: undefined,
        linkStage: undefined,
      },
      handover: {
        handoverId: '6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c' as HandoverId,
        customerId,
        companyName,
        from: by,
        note: '',
        state: { kind: 'taken', by },
        createdAt: at,
        changedAt: at,
      },
    },
  };
}

/** The same while nobody has confirmed it. */
export function openSample(words: SampleWords): { readonly known: OwnRecords } {
  return { known: { ...knownSample(words).known, confirmedBy: undefined } };
}

/** A link is out, or over. */
export function linkedSample(words: SampleWords, state: AcceptanceLink['state']): { readonly known: OwnRecords } {
  return { known: { ...openSample(words).known, link: linkSample(words, state) } };
}

/** Handed over, and nobody has taken it. */
export function handedOverSample(words: SampleWords): { readonly known: OwnRecords } {
  const { known } = openSample(words);
  return { known: { ...known, handover: known.handover && { ...known.handover, state: { kind: 'open' } } } };
}
