import type { NewCustomerRow } from '../database/tables/new-customer-tables.ts';
import { storedForm, type NewCustomer } from './new-customer.ts';

/** Undefined for a row that cannot be read any more: it must not stand in the way of others. */
export function newCustomerFrom(row: NewCustomerRow): NewCustomer | undefined {
  const [form, outcome] = [parsedForm(row.form), outcomeFrom(row)];
  if (!form || !outcome) return undefined;
  return {
    newCustomerId: row.new_customer_id,
    agentId: row.agent_id,
    agentName: row.agent_name,
    form,
    step: row.step,
    outcome,
    attestationDraftId: row.attestation_draft_id ?? undefined,
    conversationId: row.conversation_id ?? undefined,
    requestId: row.request_id ?? undefined,
    intendedAt: row.intended_at === null ? undefined : new Date(row.intended_at),
    toldAt: row.told_at === null ? undefined : new Date(row.told_at),
  };
}

function parsedForm(stored: string) {
  try {
    return storedForm.parse(JSON.parse(stored));
  } catch {
    return undefined;
  }
}

function outcomeFrom({ state, customer_id: customerId, refusal_code: code }: NewCustomerRow) {
  switch (state) {
    case 'created':
    case 'found':
      return customerId === null ? undefined : { state, customerId };
    case 'refused':
      return { state, refusalCode: code ?? 'unknown' };
    default:
      return { state };
  }
}
