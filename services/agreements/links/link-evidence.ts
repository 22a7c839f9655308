import type { AcceptanceLinkRow } from '../../database/tables/agreement-tables.ts';
import type { Entry } from '../../evidence/format/entry.ts';
import { type Told, accountPart } from '../../evidence/told.ts';
import type { AgentId, AttestationId } from '../../ids.ts';
import { personFields, personRules } from '../../primary-contact.ts';

export type LinkStep = Extract<Entry, { kind: 'acceptance-link-changed' }>['step'];

interface Stepped {
  readonly row: AcceptanceLinkRow;
  readonly step: LinkStep;
  /** Undefined for what we did or saw by ourselves. */
  readonly by: AgentId | undefined;
  readonly at: Date;
  readonly attestationId?: AttestationId | undefined;
}

/** What the evidence log is told of a step. Of the address it has the hash, by which it can be proved which link it was. */
export function linkEvidence({ row, step, by, at, attestationId }: Stepped): Told {
  const fact = {
    kind: 'acceptance-link-changed',
    at: at.toISOString(),
    by: by === undefined ? 'agreement-desk' : 'agent',
    customerId: row.customer_id,
    linkId: row.link_id,
    step,
    requestId: row.request_id,
    secretSha256: row.secret_hash ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    refusalCode: row.failure_code ?? undefined,
    replaces: row.replaces ?? undefined,
    attestationId,
  } as const;
  return { fact, parts: { ...accountPart(by ?? row.agent_id), ...(step === 'making' && whoIsAsked(row)) } };
}

function whoIsAsked(row: AcceptanceLinkRow): Told['parts'] {
  const columns: Readonly<Record<string, unknown>> = { ...row };
  const words = personFields.flatMap((field) => {
    const value = columns[personRules[field].column];
    return typeof value === 'string' ? [[field, value] as const] : [];
  });
  const contact = { words: Object.fromEntries(words), ...(row.email !== null && { subject: row.email }) };
  return { contact, company: { words: { companyName: row.company_name } } };
}
