import { randomUUID } from 'node:crypto';
import { committed } from '../../../services/agreements/ledger/ledger-people.ts';
import { emptyNewCustomerForm } from '../../../services/new-customers/new-customer.ts';
import type { Database, Tables } from '../../../services/database/database.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';
import { accountPart } from '../../../services/evidence/told.ts';
import { intendedAttestation } from './ledger-rows.ts';

export const ada = { agentId: 'aaaaaaaa-0000-4000-8000-0000000000a1', name: 'Ada Lindqvist', chat: 'a:chat_of-ada' };
export const bo = { agentId: 'aaaaaaaa-0000-4000-8000-0000000000b2', name: 'Bo Okafor', chat: 'a:chat_of-bo' };
export const ann = {
  first_name: 'Ann',
  last_name: 'Beebe',
  email: 'Ann@Contoso.example',
  phone_number: '+46 70 555 13 37',
};
export const carl = { first_name: 'Carl', last_name: 'Dunn', email: 'carl@fabrikam.example', phone_number: '' };
/** What the bot alone can open. */
export const sealedText = 'sealed-for-the-bot';
const at = '2026-03-02T09:00:00.000Z';
const over = { told_at: at, claimed_until: null };
const customer = { customer_id: 'c1', company_name: 'Contoso Ltd' };

type Rows = { readonly [Table in keyof Tables]?: readonly object[] };

async function fillEvidence(database: Database): Promise<void> {
  const evidence = new Evidence(database);
  const told = [ada, bo].map(({ agentId }) => ({
    fact: { kind: 'invitation-noted', at, by: 'agent', customerId: randomUUID(), invitationId: randomUUID() } as const,
    parts: accountPart(agentId),
  }));
  await database.query.transaction().execute((transaction) => evidence.append(transaction, told));
}

/** Two agents and two people at customers, in every table that people are in. */
export async function fillWithPeople(database: Database): Promise<{ readonly entries: readonly string[] }> {
  const first = ledgerRows(ada, { ...ann, reason: null, replaces: null, ground_reference: null });
  const replaces = JSON.stringify({
    contact: { firstName: 'Ann', lastName: 'Beebe', email: ann.email },
    acceptedOn: '2026-03-01',
  });
  const reason = 'Ann Beebe (ann@contoso.example) has left.';
  const second = ledgerRows(bo, { ...carl, reason, replaces, ground_reference: 'Mail from Ann Beebe' });
  await fillEvidence(database);
  await insert(database, {
    agents: [ada, bo].map(({ agentId, name }) => ({
      ...{ agent_id: agentId, name, language: null, time_zone: 'Europe/Stockholm', updated_at: at, heard_at: at },
    })),
    conversations: [ada, bo].map(({ agentId, name, chat }) => ({
      ...{ conversation_id: chat, agent_id: agentId, kind: 'personal', service_url: 'https://teams.example' },
      ...{
        reference: JSON.stringify({ user: { name }, locale: 'sv-SE' }),
        welcomed_at: at,
        updated_at: at,
        heard_at: at,
      },
    })),
    contacts: [ada, bo].map(({ agentId, name }) => ({
      ...{ agent_id: agentId, team_id: 't1', user_id: `29:${name}`, bot_id: '28:bot', name, tenant_id: 't' },
      ...{ service_url: 'https://teams.example', updated_at: at },
    })),
    unreachable_agents: [{ agent_id: ada.agentId, cause: 'refused', status: 403, since: at, told_at: null }],
    bot_state: [ada, bo].map(({ chat }) => ({
      ...{ state_key: `msteams/conversations/${chat}/`, value: '{}', etag: '1', updated_at: at },
    })),
    drafts: [
      draft(ada, { ...ann, state: 'used' }),
      draft(bo, { ...ann, state: 'open', reason: 'she called' }),
      draft(bo, { ...carl, state: 'open', reason: 'not ANN  BEEBE any more', ground_reference: 'folder 7' }),
      draft(bo, { ...ann, email: '', state: 'open' }),
    ],
    attestations: [first.entry, second.entry],
    attestation_people: [first.people, second.people],
    attestation_corrections: [
      ...[{ attestation_id: first.entry.attestation_id, agent_id: ada.agentId, state: 'recorded', found_at: at }],
    ].map((row) => ({ ...row, ...over, told_at: null })),
    evidence_heads: [{ size: 2, signed_at: at, signed: '' }],
    new_customers: [newCustomer(ada, 'created'), newCustomer(bo, 'open'), newCustomer(bo, 'refused')],
    invitations: [ada, bo].map(({ agentId, name }) => ({
      ...{ invitation_id: `i-${agentId}`, ...customer, agent_id: agentId, agent_name: name, invited_at: at },
    })),
    acceptance_links: [ada, bo].map(({ agentId, name, chat }) => ({
      ...{ link_id: `l-of-${chat}`, draft_id: `ld-${agentId}`, ...customer, agent_id: agentId, agent_name: name },
      ...{ conversation_id: chat, country: 'SE', language: 'sv-SE', template_id: 't', request_id: `r-${agentId}` },
      ...{ state: 'expired', created_at: at, ended_at: at, ...(agentId === ada.agentId && ann) },
    })),
    invitation_follow_ups: [ada, bo].map(({ agentId }) => ({
      ...{ follow_up_id: `c1/${agentId}`, customer_id: 'c1', agent_id: agentId, invitation_id: `i-${agentId}` },
      ...{ invited_at: at, state: 'expired', due_at: null },
    })),
    handovers: [
      handover('h1', { from: ada, by: bo, note: 'Please call' }),
      handover('h2', { from: bo, by: ada, note: 'ok' }),
      handover('h3', { from: bo, note: 'Ask ann@CONTOSO.example.' }),
    ],
    handover_cards: [
      { card_id: 'hc1', handover_id: 'h1', agent_id: bo.agentId, party: 'candidate', conversation_id: bo.chat },
      { card_id: 'hc2', handover_id: 'h3', agent_id: ada.agentId, party: 'candidate', conversation_id: ada.chat },
    ],
    follow_ups: [{ customer_id: 'c1', owner_id: ada.agentId, owner_because: 'assigned' }],
    reminder_messages: [ada, bo].map(({ agentId, chat }, index) => ({
      ...{ message_id: `m${index}`, recipient_id: agentId, kind: 'single', state: 'sent', day: '2026-03-02' },
      ...{ intended_at: at, read_at: at, conversation_id: chat },
    })),
    reminder_items: [ada, bo].map(({ agentId }, index) => ({
      ...{ item_id: `r${index}`, customer_id: 'c1', recipient_id: agentId, cycle: 0, number: 1, because: 'due' },
      ...{ owner_id: ada.agentId, urgency: 'x', state: 'named', queued_at: at, message_id: `m${index}` },
    })),
    reminder_attempts: [{ attempt_id: 'ra', message_id: 'm0', act: 'send', started_at: at }],
    reminder_recipients: [{ agent_id: ada.agentId, delivery: 'single' }],
    reminder_mutes: [{ mute_id: `${ada.agentId}/c1`, agent_id: ada.agentId, customer_id: 'c1' }],
    saved_filters: [
      savedFilter('f1', { of: ada, name: 'To be called' }),
      savedFilter('f2', { of: bo, name: 'Those of Ada Lindqvist', owner: ada }),
      savedFilter('f3', { of: bo, name: 'ask Ann Beebe' }),
    ],
    bulk_lists: [
      { ...ada, names: { file_name: 'for_ann_beebe.csv' } },
      { ...bo, names: { unread_columns: JSON.stringify([{ title: 'Called Ann Beebe' }]) } },
    ].map(({ agentId, chat, names }) => ({
      ...{ list_id: `b-of-${chat}`, agent_id: agentId, act: 'confirm', ...names, state: 'done' },
      ...{ conversation_id: chat, created_at: at, updated_at: at },
    })),
    bulk_rows: [
      bulkRow(ada, { number: 2, ...ann }),
      bulkRow(bo, { number: 2, ...ann }),
      bulkRow(bo, { number: 3, ...carl, reason: 'ANN BEEBE has left' }),
      bulkRow(bo, { number: 4, ...ann, email: '' }),
    ],
    reminder_policy: [
      {
        ...{ policy_id: 'ours', saved_by: ada.agentId, saved_at: at },
        policy: JSON.stringify({ isOn: true, defaultRecipients: [ada.agentId, bo.agentId] }),
      },
    ],
    agent_tokens: [ada, bo].map(({ agentId }) => ({ agent_id: agentId, sealed: sealedText, updated_at: at })),
    sign_ins: [ada, bo].map(({ agentId }) => ({
      ...{ sign_in_id: `s-${agentId}`, agent_id: agentId, language: 'sv', because: 'first', exchange: 'open' },
      ...{ task: sealedText, login_hint: sealedText, expires_at: at },
    })),
    buckets: [{ name: `agent/${ada.agentId}`, full_at: 1, paused_until: 0 }],
  });
  return { entries: [first.entry.attestation_id, second.entry.attestation_id] };
}

async function insert({ query }: Database, rows: Rows): Promise<void> {
  for (const [table, all] of Object.entries(rows)) {
    for (const row of all)
      await query
        .insertInto(table as keyof Tables)
        .values(row)
        .execute();
  }
}

function ledgerRows(
  agent: typeof ada,
  said: typeof ann & Readonly<Record<'reason' | 'replaces' | 'ground_reference', string | null>>,
) {
  const { people, hashes } = committed({ ...said, agent_name: agent.name });
  const entry = intendedAttestation({
    ...hashes,
    ...{ agent_id: agent.agentId as never, state: 'recorded', settled_at: at as never, intended_at: at as never },
  });
  return { entry, people: { attestation_id: entry.attestation_id, ...people, conversation_id: agent.chat } };
}

function draft(agent: typeof ada, typed: object) {
  const place = { draft_id: randomUUID(), agent_id: agent.agentId, conversation_id: agent.chat };
  return { ...place, ...customer, accepted_on: '2026-03-01', created_at: at, updated_at: at, ...typed };
}

function newCustomer(agent: typeof ada, state: string) {
  const { details } = emptyNewCustomerForm;
  const typed = { firstName: 'Ann', lastName: 'Beebe', email: 'ann@contoso.example', phoneNumber: ann.phone_number };
  const form = { ...emptyNewCustomerForm, details: { ...details, ...typed } };
  return {
    ...{ new_customer_id: randomUUID(), agent_id: agent.agentId, agent_name: agent.name, form: JSON.stringify(form) },
    ...{ step: 'review', state, conversation_id: agent.chat, created_at: at, updated_at: at },
  };
}

function handover(id: string, { from, by, note }: { from: typeof ada; by?: typeof ada; note: string }) {
  return {
    ...{ handover_id: id, customer_id: `c-${id}`, company_name: 'Contoso Ltd', note, created_at: at, changed_at: at },
    ...{ from_agent_id: from.agentId, from_name: from.name, state: by ? 'settled' : 'open' },
    ...{ by_agent_id: by?.agentId ?? null, by_name: by?.name ?? null },
  };
}

function savedFilter(id: string, { of, name, owner }: { of: typeof ada; name: string; owner?: typeof ada }) {
  const shared = { criteria: JSON.stringify({ status: 'none' }), is_shared: 1, saved_at: at };
  return { filter_id: id, agent_id: of.agentId, name, owner_id: owner?.agentId ?? null, ...shared };
}

function bulkRow(agent: typeof ada, { number, ...typed }: { number: number; reason?: string } & typeof ann) {
  const { first_name: firstName, last_name: lastName, email, phone_number: phoneNumber, reason } = typed;
  const listId = `b-of-${agent.chat}`;
  return {
    ...{ row_id: `${listId}/${number}`, list_id: listId, agent_id: agent.agentId, number, state: 'done' },
    ...{ cells: JSON.stringify({ firstName, lastName, email, phoneNumber, reason }), ...customer },
  };
}

/** Where in the whole database some words stand, whatever their case, also in bytes: `table.column`, each once. */
export async function whereIs(database: Database, ...words: readonly string[]): Promise<readonly string[]> {
  const places = new Set<string>();
  for (const { name } of await database.query.introspection.getTables()) {
    const rows = await database.query
      .selectFrom(name as keyof Tables)
      .selectAll()
      .execute();
    for (const [column, value] of rows.flatMap((row) => Object.entries(row as object))) {
      const text = (value instanceof Uint8Array ? Buffer.from(value).toString() : String(value)).toLowerCase();
      if (words.some((word) => text.includes(word.toLowerCase()))) places.add(`${name}.${column}`);
    }
  }
  return [...places].sort();
}
