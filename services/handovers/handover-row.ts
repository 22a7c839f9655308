import type { HandoverCardRow, HandoverRow } from '../database/tables/handover-tables.ts';
import { randomUUID } from 'node:crypto';
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
  const due = toInstantText(handover.createdAt);
  const row = { handover_id: handover.handoverId, conversation_id: null, activity_id: null, version: 0, attempts: 0 };
  const cardFor = (agentId: HandoverParty['agentId'], party: HandoverCardRow['party']): HandoverCardRow => ({
    ...row,
    card_id: randomUUID(),
    agent_id: agentId,
    party,
    due_at: party === 'candidate' ? due : null,
    claimed_until: null,
  });
  return [
    cardFor(handover.from.agentId, 'sender'),
    ...candidates.map((candidate) => cardFor(candidate.agentId, 'candidate')),
  ];
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
