import type { CalendarDay } from '../../calendar-day.ts';
import type { Ground } from '../../form-fields.ts';
import type { AgentId, AttestationId, CustomerId, DraftId, LinkId, TemplateId } from '../../ids.ts';
import type { ErasablePersonColumns, TypedPersonColumns } from '../../primary-contact.ts';
import type { InstantText } from '../instant-text.ts';

export interface AgreementTables {
  readonly drafts: DraftRow;
  readonly attestations: AttestationRow;
  readonly attestation_people: AttestationPeopleRow;
  readonly attestation_corrections: AttestationCorrectionRow;
  readonly acceptance_links: AcceptanceLinkRow;
  readonly enhanced_trials: EnhancedTrialRow;
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
  /** Why once more; empty where that was not asked. */
  readonly reason: string;
  /** How the customer said that it accepts; empty where nobody said. */
  readonly ground: Ground | '';
  readonly ground_reference: string;
  readonly conversation_id: string | null;
  readonly card_activity_id: string | null;
  readonly copied_from: string | null;
  /** 1 for a draft begun to confirm once more what was accepted already. */
  readonly is_again: number;
  readonly road: 'classic' | 'enhanced';
  readonly created_at: InstantText;
  readonly updated_at: InstantText;
}

/**
 * One row of the ledger. The database itself refuses to delete it or to change more than its outcome. What it says of people is in
 * `attestation_people`; here are the salted hashes of that, which stay when a person is erased.
 */
export interface AttestationRow {
  readonly attestation_id: AttestationId;
  readonly draft_id: DraftId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly agent_id: AgentId;
  readonly card_activity_id: string | null;
  readonly accepted_on: CalendarDay;
  /** How the customer said that it accepts. */
  readonly ground: Ground | null;
  readonly contact_hash: string | null;
  readonly agent_hash: string | null;
  readonly reason_hash: string | null;
  readonly replaces_hash: string | null;
  readonly reference_hash: string | null;
  /** The instant that stands for `accepted_on` on the wire. */
  readonly date_agreed: InstantText;
  readonly template_id: TemplateId;
  /** On which page of Microsoft's the customer accepted; null where the partner stated it (the other road). */
  readonly link_id: LinkId | null;
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

/** What an entry of the ledger says of people, part by part with its salt. The database lets it be erased, never rewritten. */
export interface AttestationPeopleRow extends ErasablePersonColumns {
  readonly attestation_id: AttestationId;
  readonly contact_salt: string | null;
  readonly agent_name: string | null;
  readonly agent_salt: string | null;
  /** Why the customer was confirmed once more, as the agent typed it. */
  readonly reason: string | null;
  readonly reason_salt: string | null;
  /** JSON of the attestation that this one was made in place of. */
  readonly replaces: string | null;
  readonly replaces_salt: string | null;
  /** Where the ground can be found, as the agent typed it. */
  readonly ground_reference: string | null;
  readonly reference_salt: string | null;
  /** Where the agent is told the outcome; proves nothing, and has no hash. */
  readonly conversation_id: string | null;
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

/** One page of Microsoft's on which a customer accepts. At most one of a customer is open. */
export interface AcceptanceLinkRow extends ErasablePersonColumns {
  readonly link_id: LinkId;
  readonly draft_id: DraftId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly agent_id: AgentId;
  readonly agent_name: string;
  readonly conversation_id: string | null;
  readonly card_activity_id: string | null;
  readonly country: string;
  readonly language: string;
  readonly template_id: TemplateId;
  readonly request_id: string;
  readonly replaces: LinkId | null;
  readonly state:
    | 'making'
    | 'uncertain'
    | 'made'
    | 'sent'
    | 'replaced'
    | 'accepted'
    | 'entered'
    | 'failed'
    | 'expired'
    | 'refused'
    | 'withdrawn';
  readonly failure_code: string | null;
  /** Microsoft's id of the attestation, which is all that the address holds, encrypted. Gone with the end of the link. */
  readonly sealed_secret: string | null;
  /** SHA-256 of that id, by which it can be proved which link it was. */
  readonly secret_hash: string | null;
  readonly unknown_word: string | null;
  readonly created_at: InstantText;
  readonly shown_at: InstantText | null;
  readonly sent_at: InstantText | null;
  /** Of the bot's own sending from the agent's mailbox. */
  readonly mail_state: 'sending' | 'sent' | 'refused' | 'uncertain' | null;
  readonly mail_at: InstantText | null;
  readonly mail_problem: 'busy' | 'unreachable' | 'no-mailbox' | 'bad-address' | 'refused' | null;
  readonly mail_tries: number;
  readonly checked_at: InstantText | null;
  readonly accepted_at: InstantText | null;
  readonly expires_at: InstantText | null;
  readonly ended_at: InstantText | null;
  /** What the agent has not been told yet. */
  readonly news: 'uncertain' | 'accepted' | 'expiring' | 'expired' | 'refused' | null;
  /** When that the link is about to run out became news. */
  readonly warned_at: InstantText | null;
  /** When to ask Microsoft next, or to go on with the agreement; null when nothing is left to do. */
  readonly look_at: InstantText | null;
  /** When to tell the agent the news. */
  readonly tell_at: InstantText | null;
  /** How often telling has failed in a row. */
  readonly attempts: number;
  readonly claimed_until: InstantText | null;
}

/** A wire map of enhanced attestation with which the doctor has gone the whole road in Microsoft's sandbox. */
export interface EnhancedTrialRow {
  /** SHA-256 of what the map says. */
  readonly map_hash: string;
  readonly passed_at: InstantText;
}
