import type { HandoverCardRow, HandoverRow } from '../database/tables/handover-tables.ts';
import { randomUUID } from 'node:crypto';
import type { SentTo } from '../conversations/send-outcome.ts';
import type { HandoverId } from '../ids.ts';
import { fromInstantText, toInstantText } from '../database/instant-text.ts';
import type { Handover, HandoverParty, HandoverState } from './handover.ts';

export function rowFrom(handover: Handover): HandoverRow {
  return {
    handover_id: handover.handoverId,
    customer_id: handover.customerId,
    company_name: handover.companyName,
    from_agent_id: handover.from.agentId,
    from_name: handover.from.name,
    note: handover.note,
    created_at: toInstantText(handover.createdAt),
    changed_at: toInstantText(handover.changedAt),
    ...stateColumns(handover.state),
  };
}

export function stateColumns(state: HandoverState): Pick<HandoverRow, 'state' | 'by_agent_id' | 'by_name'> {
  const by = state.kind === 'open' ? undefined : state.by;
  return { state: state.kind, by_agent_id: by?.agentId ?? null, by_name: by?.name ?? null };
}

/** The candidates' cards are due at once; the sender has just seen what there is. */
export function cardRowsOf(handover: Handover, candidates: readonly HandoverParty[]): HandoverCardRow[] {
  const { handoverId, from, createdAt } = handover;
  const due_at = toInstantText(createdAt);
  return [
    { ...candidateCard(handoverId, from), party: 'sender' },
    ...candidates.map((candidate) => ({ ...candidateCard(handoverId, candidate), due_at })),
  ];
}

/** Nothing is due; with a place, the agent has seen there all there is. */
export function candidateCard(
  handoverId: HandoverId,
  { agentId }: Pick<HandoverParty, 'agentId'>,
  seenAt?: SentTo,
): HandoverCardRow {
  return {
    card_id: randomUUID(),
    handover_id: handoverId,
    agent_id: agentId,
    party: 'candidate',
    conversation_id: seenAt?.conversationId ?? null,
    activity_id: seenAt?.activityId ?? null,
    version: 0,
    attempts: 0,
    due_at: null,
    claimed_until: null,
  };
}

export function handoverFrom(row: HandoverRow): Handover {
  return {
    handoverId: row.handover_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    from: { agentId: row.from_agent_id, name: row.from_name },
    note: row.note,
    state: stateFrom(row),
    createdAt: fromInstantText(row.created_at),
    changedAt: fromInstantText(row.changed_at),
  };
}

function stateFrom({ state, by_agent_id: agentId, by_name: name }: HandoverRow): HandoverState {
  const by = agentId === null ? undefined : { agentId, name: name ?? '' };
  if (state === 'settled') return { kind: state, by };
  return state === 'open' || by === undefined ? { kind: 'open' } : { kind: state, by };
}
