import type { AgentId, CustomerId, HandoverId } from '../../ids.ts';
import type { InstantText } from '../instant-text.ts';

export interface HandoverTables {
  readonly handovers: HandoverRow;
  readonly handover_cards: HandoverCardRow;
}

/** A customer passed on to those who may confirm. */
export interface HandoverRow {
  readonly handover_id: HandoverId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly from_agent_id: AgentId;
  readonly from_name: string;
  readonly note: string;
  readonly state: 'open' | 'taken' | 'settled' | 'closed';
  /** Who took, settled or closed it. */
  readonly by_agent_id: AgentId | null;
  readonly by_name: string | null;
  readonly created_at: InstantText;
  readonly changed_at: InstantText;
}

/** What one agent has been shown of a hand-over. */
export interface HandoverCardRow {
  readonly card_id: string;
  readonly handover_id: HandoverId;
  readonly agent_id: AgentId;
  readonly party: 'sender' | 'candidate';
  /** Where the last card stands. */
  readonly conversation_id: string | null;
  readonly activity_id: string | null;
  /** Counts the changes to be shown. */
  readonly version: number;
  /** Failed ones since the last change. */
  readonly attempts: number;
  /** Null while the agent has seen all there is. */
  readonly due_at: InstantText | null;
  readonly claimed_until: InstantText | null;
}
