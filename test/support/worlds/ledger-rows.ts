import { randomUUID } from 'node:crypto';
import { committed } from '../../../services/agreements/ledger/ledger-people.ts';
import { parseCalendarDay } from '../../../services/calendar-day.ts';
import type { Database } from '../../../services/database/database.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import type { AttestationPeopleRow, AttestationRow } from '../../../services/database/tables/agreement-tables.ts';
import type { AgentId, AttestationId, CustomerId, DraftId, TemplateId } from '../../../services/ids.ts';

const ann = committed({
  first_name: 'Ann',
  last_name: 'Beebe',
  email: 'ann@contoso.example',
  phone_number: null,
  agent_name: 'Admin agent',
  reason: null,
  replaces: null,
  ground_reference: null,
});

/** What each of these rows says of people. */
export function peopleOf({ attestation_id }: Pick<AttestationRow, 'attestation_id'>): AttestationPeopleRow {
  return { attestation_id, ...ann.people, conversation_id: null };
}

/** Rows with the people in them, as the product writes both. */
export async function insertEntries({ query }: Database, ...rows: readonly AttestationRow[]): Promise<void> {
  await query.insertInto('attestations').values(rows).execute();
  await query.insertInto('attestation_people').values(rows.map(peopleOf)).execute();
}

/** A row as it is before the call to Partner Center. */
export function intendedAttestation(changes: Partial<AttestationRow> = {}): AttestationRow {
  return {
    attestation_id: randomUUID() as string as AttestationId,
    draft_id: randomUUID() as string as DraftId,
    customer_id: randomUUID() as string as CustomerId,
    company_name: 'Contoso Ltd',
    agent_id: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
    card_activity_id: null,
    ...ann.hashes,
    ground: null,
    accepted_on: parseCalendarDay('2026-11-20')!,
    date_agreed: toInstantText(new Date('2026-11-20T00:00:00Z')),
    template_id: '998b88de-aa99-4388-a42c-1b3517d49490' as TemplateId,
    link_id: null,
    request_id: randomUUID(),
    state: 'intended',
    refusal_code: null,
    intended_at: toInstantText(new Date('2026-11-21T02:48:00Z')),
    settled_at: null,
    told_at: null,
    claimed_until: null,
    look_again_at: null,
    looks: 0,
    attempts: 0,
    tellings: 0,
    ...changes,
  };
}
