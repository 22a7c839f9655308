import type { Tables } from '../database/database.ts';
import { personColumns } from '../agreements/person-columns.ts';

/**
 * What a column says of people. `agent`: the object id of the agent whose row it is, which goes with them. `mention`: an agent's
 * id in a row that is not theirs, which is emptied. `author`: the account that made a statement, which stays. `of …`: something
 * about the agent in that column. `agent-key`: ends in an agent's id, and is gone within minutes. `contact`: a person at a customer. `words`: free text that may name anybody. `company`: a
 * company, whose name can be a person's. `chat`: leads to a chat. `sealed`: encrypted, and opened by the bot alone. `operator`: an account of this machine. `none`: nobody.
 */
export type ColumnKind<Column extends string = string> =
  | 'agent'
  | 'agent-key'
  | 'mention'
  | 'author'
  | `of ${Column}`
  | 'contact'
  | 'words'
  | 'company'
  | 'chat'
  | 'sealed'
  | 'operator'
  | 'none';

type Columns<Row> = { readonly [Column in keyof Row & string]: ColumnKind<keyof Row & string> };

/**
 * Every column of every table. A table or column without its line does not compile; a test compares the lines with the databases
 * and with docs/privacy.md, which says why it is kept, how long, and what becomes of it.
 */
export const personalData: { readonly [Table in keyof Tables]: Columns<Tables[Table]> } = {
  agents: {
    agent_id: 'agent',
    name: 'of agent_id',
    language: 'of agent_id',
    time_zone: 'of agent_id',
    heard_at: 'of agent_id',
    ...nobody('updated_at'),
  },
  conversations: {
    agent_id: 'agent',
    conversation_id: 'chat',
    reference: 'of agent_id',
    ...nobody('kind', 'service_url', 'welcomed_at', 'updated_at', 'heard_at'),
  },
  contacts: {
    agent_id: 'agent',
    user_id: 'of agent_id',
    name: 'of agent_id',
    ...nobody('team_id', 'bot_id', 'tenant_id', 'service_url', 'updated_at'),
  },
  unreachable_agents: { agent_id: 'agent', ...nobody('cause', 'status', 'since', 'told_at') },
  agent_tokens: { agent_id: 'agent', sealed: 'sealed', ...nobody('updated_at') },
  sign_ins: {
    agent_id: 'agent',
    task: 'sealed',
    login_hint: 'sealed',
    ...nobody('sign_in_id', 'language', 'because', 'claims', 'replaces', 'message_id', 'proof', 'code_hash'),
    ...nobody('exchange', 'exchange_at', 'expires_at'),
  },
  admin_notices: nobody('name', 'told_at', 'claimed_until'),
  bot_state: { state_key: 'chat', value: 'chat', ...nobody('etag', 'updated_at') },
  drafts: {
    agent_id: 'agent',
    conversation_id: 'chat',
    company_name: 'company',
    reason: 'words',
    ground_reference: 'words',
    ...theContact(...personColumns, 'accepted_on'),
    ...nobody(
      'ground',
      'draft_id',
      'customer_id',
      'country',
      'state',
      'card_activity_id',
      'copied_from',
      'is_again',
      'road',
    ),
    ...nobody('created_at', 'updated_at'),
  },
  attestations: {
    agent_id: 'author',
    company_name: 'company',
    ...nobody('attestation_id', 'draft_id', 'customer_id', 'card_activity_id', 'template_id', 'request_id', 'state'),
    ...nobody('link_id', 'accepted_on', 'date_agreed', 'contact_hash', 'agent_hash', 'reason_hash', 'replaces_hash'),
    ...nobody('ground', 'reference_hash'),
    ...nobody('refusal_code', 'intended_at', 'settled_at', 'told_at', 'claimed_until', 'look_again_at'),
    ...nobody('looks', 'attempts', 'tellings'),
  },
  attestation_people: {
    agent_name: 'of attestation_id',
    conversation_id: 'chat',
    reason: 'words',
    ground_reference: 'words',
    ...theContact(...personColumns, 'contact_salt', 'replaces', 'replaces_salt'),
    ...nobody('attestation_id', 'agent_salt', 'reason_salt', 'reference_salt'),
  },
  attestation_corrections: {
    agent_id: 'author',
    ...nobody('attestation_id', 'state', 'found_at', 'told_at', 'claimed_until', 'attempts', 'tellings'),
  },
  acceptance_links: {
    agent_id: 'agent',
    agent_name: 'of agent_id',
    company_name: 'company',
    conversation_id: 'chat',
    sealed_secret: 'sealed',
    ...theContact(...personColumns),
    ...nobody('link_id', 'draft_id', 'customer_id', 'country', 'language', 'template_id', 'request_id', 'replaces'),
    ...nobody('card_activity_id', 'state', 'failure_code', 'secret_hash', 'unknown_word', 'created_at', 'shown_at'),
    ...nobody('sent_at', 'checked_at', 'accepted_at', 'expires_at', 'ended_at', 'news', 'warned_at', 'look_at'),
    ...nobody('tell_at', 'attempts', 'claimed_until', 'mail_state', 'mail_at', 'mail_problem', 'mail_tries'),
  },
  enhanced_trials: nobody('map_hash', 'passed_at'),
  new_customers: {
    agent_id: 'agent',
    agent_name: 'of agent_id',
    conversation_id: 'chat',
    form: 'contact',
    ...nobody('new_customer_id', 'step', 'state', 'customer_id', 'refusal_code', 'attestation_draft_id', 'request_id'),
    ...nobody('created_at', 'updated_at', 'intended_at', 'settled_at', 'told_at', 'claimed_until', 'look_again_at'),
    ...nobody('looks', 'attempts', 'tellings'),
  },
  invitations: {
    agent_id: 'agent',
    agent_name: 'of agent_id',
    company_name: 'company',
    ...nobody('invitation_id', 'customer_id', 'invited_at'),
  },
  invitation_follow_ups: {
    agent_id: 'agent',
    follow_up_id: 'of agent_id',
    ...nobody('customer_id', 'invitation_id', 'invited_at', 'state', 'checked_at', 'ended_at', 'told_at'),
    ...nobody('attempts', 'due_at', 'claimed_until'),
  },
  handovers: {
    from_agent_id: 'agent',
    from_name: 'of from_agent_id',
    note: 'words',
    by_agent_id: 'agent',
    by_name: 'of by_agent_id',
    company_name: 'company',
    ...nobody('handover_id', 'customer_id', 'state', 'created_at', 'changed_at'),
  },
  handover_cards: {
    agent_id: 'agent',
    conversation_id: 'chat',
    ...nobody('card_id', 'handover_id', 'party', 'activity_id', 'version', 'attempts', 'due_at', 'claimed_until'),
  },
  follow_ups: {
    owner_id: 'mention',
    ...nobody('customer_id', 'unconfirmed_since', 'urgency', 'cycle', 'settled_cycle', 'times', 'last_sent_at'),
    ...nobody('owner_because', 'needed_by', 'needed_for', 'due_at', 'planned_at', 'claimed_until'),
  },
  reminder_items: {
    recipient_id: 'agent',
    owner_id: 'mention',
    ...nobody('item_id', 'customer_id', 'cycle', 'number', 'because', 'last_sent_at', 'urgency', 'state', 'queued_at'),
    ...nobody('failed_reads', 'not_before', 'message_id', 'position', 'reason'),
  },
  reminder_messages: {
    recipient_id: 'agent',
    conversation_id: 'chat',
    ...nobody('message_id', 'kind', 'state', 'day', 'attempts', 'intended_at', 'read_at', 'next_attempt_at', 'sent_at'),
    ...nobody('activity_id', 'taken_at', 'update_due_at', 'update_attempts', 'claimed_until'),
  },
  reminder_attempts: nobody('attempt_id', 'message_id', 'act', 'started_at', 'ended_at', 'outcome', 'status'),
  reminder_recipients: {
    agent_id: 'agent',
    delivery: 'of agent_id',
    paused_until: 'of agent_id',
    has_opted_out: 'of agent_id',
    ...nobody('next_at', 'wakes', 'claimed_until'),
  },
  reminder_mutes: {
    agent_id: 'agent',
    mute_id: 'of agent_id',
    ...nobody('customer_id', 'until', 'claimed_until'),
  },
  reminder_policy: { saved_by: 'mention', policy: 'mention', ...nobody('policy_id', 'saved_at') },
  // The owner that a filter names in person stands apart, and the filter goes with them.
  saved_filters: {
    agent_id: 'agent',
    name: 'words',
    criteria: 'words',
    owner_id: 'mention',
    ...nobody('filter_id', 'is_shared', 'saved_at'),
  },
  bulk_lists: {
    agent_id: 'agent',
    file_name: 'words',
    unread_columns: 'words',
    conversation_id: 'chat',
    ...nobody('list_id', 'act', 'state', 'date_order', 'date_example', 'card_activity_id', 'card_shows', 'look_at'),
    ...nobody('created_at', 'updated_at', 'started_at', 'ended_at', 'claimed_until'),
  },
  bulk_rows: {
    agent_id: 'agent',
    cells: 'contact',
    company_name: 'company',
    problems: 'company',
    ...nobody('row_id', 'list_id', 'number', 'state', 'customer_id', 'draft_id', 'outcome', 'result_id'),
    ...nobody('attempts', 'claimed_until'),
  },
  customers: {
    company_name: 'company',
    domain: 'company',
    accepted_on: 'company',
    country: 'company',
    ...nobody(
      'country_due_at',
      'customer_id',
      'listed_in_round',
      'first_listed_at',
      'left_at',
      'status',
      'unconfirmed_since',
    ),
    ...nobody('read_at', 'failed_reads', 'read_due_at', 'claimed_until'),
  },
  customer_search: { search_text: 'company', ...nobody('customer_id') },
  customer_word_pieces: { word: 'company', piece: 'company' },
  directory_listing: nobody(
    ...(['name', 'round', 'continuation', 'listed', 'customers', 'customers_read', 'due_at', 'claimed_until'] as const),
    'renewal_cutoff',
  ),
  status_counts: nobody('day', 'status', 'count'),
  evidence_entries: nobody('position', 'entry', 'kind', 'customer_id', 'at', 'once_key', 'hashes'),
  evidence_tree: nobody('tree_id', 'size', 'subtrees'),
  evidence_heads: nobody('size', 'signed_at', 'signed'),
  evidence_keys: nobody('public_key', 'position', 'began_at'),
  published_heads: nobody('place', 'size', 'published_at', 'failing_since', 'attempts', 'claimed_until'),
  // Of an agent, or of a contact by their address; a proof like the ledger's, so that an agent's own part stays as long as that.
  audit_days: nobody('day', 'compared_at'),
  attachments: nobody('name', 'sha256', 'position', 'stored_at'),
  evidence_words: { subject: 'author', words: 'of subject', ...nobody('position', 'part', 'salt') },
  customer_changes: nobody('customer_id', 'changed_at'),
  throttles: nobody('name', 'free_at', 'paused_until'),
  service_account_tokens: nobody('fingerprint', 'since', 'told_days', 'claimed_until'),
  erasures: { by_account: 'operator', ...nobody('erasure_id', 'erased_at', 'about', 'with_proof', 'counts') },
  retention_runs: nobody('day', 'started_at', 'ended_at', 'counts', 'claimed_until'),
  buckets: { name: 'agent-key', ...nobody('full_at', 'paused_until') },
};

function nobody<Column extends string>(...columns: readonly Column[]): Readonly<Record<Column, 'none'>> {
  return Object.fromEntries(columns.map((column) => [column, 'none'])) as Record<Column, 'none'>;
}

function theContact<Column extends string>(...columns: readonly Column[]): Readonly<Record<Column, 'contact'>> {
  return Object.fromEntries(columns.map((column) => [column, 'contact'])) as Record<Column, 'contact'>;
}

/** The columns of a table that are of one of these kinds. */
export function columnsOf(table: keyof Tables, ...kinds: readonly ColumnKind[]): readonly string[] {
  const columns: Readonly<Record<string, ColumnKind>> = personalData[table];
  return Object.keys(columns).filter((column) => kinds.includes(columns[column] ?? 'none'));
}

export const tableNames = Object.keys(personalData) as readonly (keyof Tables)[];
