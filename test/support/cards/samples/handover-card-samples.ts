import { handoverCard } from '../../../../cards/handovers/handover-card.ts';
import { handoverFailedCard, handoverFormCard } from '../../../../cards/handovers/handover-form-card.ts';
import type { FailureReason } from '../../../../services/agreements/failure-reason.ts';
import type { Handover, HandoverState, HandoverViewer } from '../../../../services/handovers/handover.ts';
import { parseNote } from '../../../../services/handovers/note.ts';
import type { AgentId, CustomerId, HandoverId } from '../../../../services/ids.ts';
import type { SampleWords } from '../card-sample-words.ts';
import type { CardSample } from '../card-sample.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const handoverId = '6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c' as HandoverId;
const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const reference = '5d8f1c1e-7b1e-4d53-9a77-0f4a4b1f5c11';
const timeZone = 'Europe/Stockholm';
const createdAt = new Date('2026-03-09T13:05:00Z');
const later = new Date('2026-03-09T15:30:00Z');

export function handoverSamples(words: SampleWords): readonly CardSample[] {
  return [...formSamples(words), ...failedSamples(words), ...stateSamples(words)];
}

function failedSamples({ typed }: SampleWords): readonly CardSample[] {
  const again = { verb: 'handover.send', customerId, handoverId } as const;
  const failed = (name: string, reason: FailureReason | undefined, note: string): CardSample => ({
    name: `handoverFailedCard: ${name}`,
    card: (language) => handoverFailedCard({ language, reason, reference, again, note: parseNote(note) }),
  });
  return [
    failed('timeout', 'timeout', typed),
    failed('our own, long', undefined, `${typed} ${'and so on '.repeat(600)}`),
  ];
}

function formSamples({ companyName, domain, agentName, typed }: SampleWords): readonly CardSample[] {
  const customer = { customerId, companyName, domain };
  const colleague = { agentId, name: agentName };
  const form = (name: string, candidates: readonly (typeof colleague)[], note = ''): CardSample => ({
    name: `handoverFormCard: ${name}`,
    card: (language) => handoverFormCard({ language, customer, handoverId, candidates, note }),
  });
  return [
    form('one colleague', [colleague]),
    form(
      'many colleagues',
      Array.from({ length: 8 }, () => colleague),
    ),
    form('nobody', []),
    form('nobody any more', [], parseNote(typed)),
  ];
}

function stateSamples({ companyName, agentName, typed }: SampleWords): readonly CardSample[] {
  const by = { agentId, name: agentName };
  const base = { handoverId, customerId, companyName, from: by, note: parseNote(typed), createdAt };
  const sample = (viewer: HandoverViewer, state: HandoverState, changedAt = createdAt): CardSample => {
    const handover: Handover = { ...base, state, changedAt };
    const again = changedAt > createdAt ? ' again' : '';
    return {
      name: `handoverCard: ${state.kind}${again}, to the ${viewer}`,
      card: (language) => handoverCard({ language, timeZone, handover, viewer, asked: [agentName, agentName] }),
    };
  };
  return [
    sample('sender', { kind: 'open' }),
    sample('sender', { kind: 'open' }, later),
    sample('candidate', { kind: 'open' }),
    sample('onlooker', { kind: 'open' }),
    sample('holder', { kind: 'taken', by }, later),
    sample('sender', { kind: 'taken', by }, later),
    sample('candidate', { kind: 'taken', by }, later),
    sample('sender', { kind: 'settled', by }, later),
    sample('candidate', { kind: 'settled', by: undefined }, later),
    sample('sender', { kind: 'closed', by }, later),
  ];
}
