import { sql } from 'kysely';
import { z } from 'zod';
import { type PeoplePart, columnsOfPart, peopleParts } from '../agreements/ledger/ledger-people.ts';
import type { DatabaseEngine } from '../database/database.ts';
import type { NewCustomerId } from '../ids.ts';
import type { Trace } from './contact-traces.ts';
import { Bites, type Query, type Step } from './erasing.ts';

/** Whether it is a part of what the ledger says of people: proof of an acceptance. */
export function isProof({ table }: Trace): boolean {
  return table === 'attestation_people';
}

/** What stands beside the evidence log about who has this address, files among it: they go after their words. */
export function evidenceSteps(engine: DatabaseEngine, address: string): readonly Step[] {
  return [new Bites(engine).delete('evidence_words', sql`subject = ${address.trim().toLowerCase()}`)];
}

/** Empties what stands of a person; finished forms of new customers go as a whole. */
export function contactSteps(engine: DatabaseEngine, traces: readonly Trace[]): readonly Step[] {
  const bites = new Bites(engine);
  return traces.flatMap((trace) => stepsFor(bites, trace));
}

function stepsFor(bites: Bites, trace: Trace): readonly Step[] {
  switch (trace.table) {
    case 'attestation_people':
      return [ledgerStep(bites, trace)];
    case 'acceptance_links':
      return [linkStep(bites, trace)];
    case 'drafts':
      return draftSteps(bites, trace);
    case 'new_customers':
      return [{ table: 'new_customers', run: (query) => clearNewCustomer(query, trace) }];
    case 'handovers':
      return [bites.set('handovers', sql`note = ''`, sql`handover_id = ${trace.id} and note <> ''`)];
    case 'saved_filters':
      return [bites.delete('saved_filters', sql`filter_id = ${trace.id}`)];
    case 'bulk_lists':
      return [
        bites.set(
          'bulk_lists',
          sql`file_name = null, unread_columns = null`,
          sql`list_id = ${trace.id} and coalesce(file_name, unread_columns) is not null`,
        ),
      ];
    case 'bulk_rows':
      return [bites.delete('bulk_rows', sql`row_id = ${trace.id}`)];
  }
}

function ledgerStep(bites: Bites, { id, part }: Trace): Step {
  const columns = columnsOfPart(part as PeoplePart).map((column) => sql.ref(column));
  const empty = sql.join(columns.map((column) => sql`${column} = null`));
  const isThere = sql`coalesce(${sql.join(columns)}) is not null`;
  return bites.set('attestation_people', empty, sql`attestation_id = ${id} and ${isThere}`);
}

function linkStep(bites: Bites, { id }: Trace): Step {
  const empty = sql.join(peopleParts.contact.map((column) => sql`${sql.ref(column)} = null`));
  return bites.set('acceptance_links', empty, sql`link_id = ${id} and email is not null`);
}

function draftSteps(bites: Bites, { id, part }: Trace): readonly Step[] {
  if (part === 'words') {
    const empty = sql`reason = '', ground_reference = ''`;
    return [bites.set('drafts', empty, sql`draft_id = ${id} and concat(reason, ground_reference) <> ''`)];
  }
  const columns = [...peopleParts.contact, 'accepted_on'].map((column) => sql.ref(column));
  const empty = sql.join(columns.map((column) => sql`${column} = ''`));
  const isThere = sql`concat(${sql.join(columns)}) <> ''`;
  return [bites.set('drafts', empty, sql`draft_id = ${id} and ${isThere}`)];
}

const formWithPeople = z.looseObject({
  details: z.record(z.string(), z.unknown()),
  acceptance: z.looseObject({ contact: z.record(z.string(), z.unknown()) }),
});
const ofPerson = { firstName: '', lastName: '', email: '', phoneNumber: '' };

/** One that is still being typed keeps its company. */
async function clearNewCustomer(query: Query, { id }: Trace): Promise<number> {
  const ours = query
    .selectFrom('new_customers')
    .select(['form', 'state'])
    .where('new_customer_id', '=', id as NewCustomerId);
  const row = await ours.executeTakeFirst();
  if (!row) return 0;
  const form = row.state === 'open' ? withoutPeople(row.form) : undefined;
  if (form === row.form) return 0;
  const { numAffectedRows = 0n } = await (
    form === undefined
      ? sql`delete from new_customers where new_customer_id = ${id}`
      : sql`update new_customers set form = ${form} where new_customer_id = ${id}`
  ).execute(query);
  return Number(numAffectedRows);
}

function withoutPeople(json: string): string | undefined {
  try {
    const form = formWithPeople.parse(JSON.parse(json));
    const contact = { ...form.acceptance.contact, ...ofPerson, acceptedOn: '' };
    return JSON.stringify({
      ...form,
      details: { ...form.details, ...ofPerson },
      acceptance: { ...form.acceptance, contact },
    });
  } catch {
    return undefined;
  }
}
