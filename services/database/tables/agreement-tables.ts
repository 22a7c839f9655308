import type { CalendarDay } from '../../calendar-day.ts';
import type {
  AgentId,
  AttestationId,
  CustomerId,
  DraftId,
  TemplateId,
  HandoverId,
  InvitationId,
  NewCustomerId,
} from '../../ids.ts';
import type { PersonColumns, TypedPersonColumns } from '../../primary-contact.ts';
import type { InstantText } from '../instant-text.ts';

export interface AgreementTables {
  readonly drafts: DraftRow;
  readonly attestations: AttestationRow;
  readonly attestation_corrections: AttestationCorrectionRow;
}

/** What an agent typed into the confirm form, valid or not. */
export interface DraftRow extends TypedPersonColumns {
  readonly draft_id: DraftId;
  readonly agent_id: AgentId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly country: string | null;
  readonly state: 'open' | 'cancelled' | 'used';
  readonly accepted_on: string;
  readonly conversation_id: string | null;
  readonly card_activity_id: string | null;
  readonly copied_from: string | null;
  /** 1 for a draft begun to confirm once more what was accepted already. */
  readonly is_again: number;
  readonly created_at: InstantText;
  readonly updated_at: InstantText;
}

/** One row of the ledger. The database itself refuses to delete it or to change more than its outcome. */
export interface AttestationRow extends PersonColumns {
  readonly attestation_id: AttestationId;
  readonly draft_id: DraftId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly agent_id: AgentId;
  readonly agent_name: string;
  readonly conversation_id: string | null;
  readonly card_activity_id: string | null;
  readonly accepted_on: CalendarDay;
  /** The instant that stands for `accepted_on` on the wire. */
  readonly date_agreed: InstantText;
  readonly template_id: TemplateId;
  readonly request_id: string;
  readonly state: 'intended' | 'recorded' | 'already-recorded' | 'refused' | 'uncertain';
  readonly refusal_code: string | null;
  readonly intended_at: InstantText;
  readonly settled_at: InstantText | null;
  /** When the agent was told the outcome. */
  readonly told_at: InstantText | null;
  /** Until then the row is the business of the one instance that claimed it. */
  readonly claimed_until: InstantText | null;
  /** When Partner Center is looked at once more for what it did not hold. */
  readonly look_again_at: InstantText | null;
  /** How often it was. */
  readonly looks: number;
  /** How often finishing it has failed in a row. */
  readonly attempts: number;
  /** Messages begun whose end is not known: the process died in between. */
  readonly tellings: number;
}

/** Says that Partner Center holds after all what an entry says it does not. Guarded like the ledger itself. */
export interface AttestationCorrectionRow {
  readonly attestation_id: AttestationId;
  readonly agent_id: AgentId;
  readonly state: 'recorded';
  readonly found_at: InstantText;
  readonly told_at: InstantText | null;
  readonly claimed_until: InstantText | null;
  readonly attempts: number;
  readonly tellings: number;
}

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

export interface InvitationTables {
  readonly invitations: InvitationRow;
  readonly invitation_follow_ups: InvitationFollowUpRow;
}

/** That a customer was invited, by whom and when; never what the e-mail said. */
export interface InvitationRow {
  readonly invitation_id: InvitationId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly agent_id: AgentId;
  readonly agent_name: string;
  readonly invited_at: InstantText;
}

/** What became of the newest invitation of one agent to one customer, and whether the agent knows. */
export interface InvitationFollowUpRow {
  /** Customer and agent, so that inviting again goes on with the same row. */
  readonly follow_up_id: `${CustomerId}/${AgentId}`;
  readonly customer_id: CustomerId;
  readonly agent_id: AgentId;
  readonly invitation_id: InvitationId;
  readonly invited_at: InstantText;
  /** The road by which the customer has accepted; or why nobody looks any more. */
  readonly state: 'following' | 'direct' | 'attested' | 'expired' | 'left';
  /** When Partner Center was last asked, whether it answered or not. */
  readonly checked_at: InstantText | null;
  readonly ended_at: InstantText | null;
  readonly told_at: InstantText | null;
  /** Failed ones to tell the agent. */
  readonly attempts: number;
  /** The next look while it is followed, then the next attempt to tell; null when nothing is left to do. */
  readonly due_at: InstantText | null;
  readonly claimed_until: InstantText | null;
}

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
