import type { AgentId, CustomerId, DraftId, NewCustomerId } from '../../ids.ts';
import type { InstantText } from '../instant-text.ts';

export interface NewCustomerTables {
  readonly new_customers: NewCustomerRow;
}

/** What an agent typed about a company to be created, valid or not, and what came of it. Never a password. */
export interface NewCustomerRow {
  readonly new_customer_id: NewCustomerId;
  readonly agent_id: AgentId;
  readonly agent_name: string;
  /** JSON of everything typed. */
  readonly form: string;
  /** Where in the form the agent is. */
  readonly step: 'company' | 'details' | 'acceptance' | 'review';
  /** `found`: the answer to the call was lost, and the customer was there when looked for. */
  readonly state: 'open' | 'cancelled' | 'intended' | 'uncertain' | 'created' | 'found' | 'refused';
  readonly customer_id: CustomerId | null;
  readonly refusal_code: string | null;
  /** The draft with which its acceptance is confirmed. */
  readonly attestation_draft_id: DraftId | null;
  readonly conversation_id: string | null;
  readonly request_id: string | null;
  readonly created_at: InstantText;
  readonly updated_at: InstantText;
  readonly intended_at: InstantText | null;
  readonly settled_at: InstantText | null;
  /** When the agent was told the outcome, with the password where one came. */
  readonly told_at: InstantText | null;
  readonly claimed_until: InstantText | null;
  /** When Partner Center is looked at once more for what it did not have. */
  readonly look_again_at: InstantText | null;
  readonly looks: number;
  readonly attempts: number;
  readonly tellings: number;
}
