import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { type InstantText, getInstant, toInstantText } from '../database/instant-text.ts';
import { dayMs } from '../duration.ts';
import type { EvidenceWriter } from '../evidence/told.ts';
import { type AgentId, parseGuid } from '../ids.ts';
import { fold } from './address.ts';
import { type ExportedTables, exportAgent } from './agent-export.ts';
import { type UnderWay, agentSteps, findUnderWay } from './agent-erasure.ts';
import { contactSteps, evidenceSteps, isProof } from './contact-erasure.ts';
import { type Trace, findContact, nameOf, namesIn } from './contact-traces.ts';
import { type Counts, type Query, runSteps } from './erasing.ts';

/** Somebody of whom there is something in the database. */
export type Person =
  | { readonly kind: 'agent'; readonly agentId: AgentId; readonly tables: ExportedTables }
  | { readonly kind: 'contact'; readonly address: string; readonly traces: readonly Trace[] };

export type Found =
  | Person
  | { readonly kind: 'nobody' }
  /** Neither an object id nor an e-mail address. */
  | { readonly kind: 'not-a-person' }
  /** Several people share the address; their whole names. */
  | { readonly kind: 'several'; readonly names: readonly string[] };

/** An entry of the ledger that goes on saying who somebody was, and until when the proof may be needed. */
export interface KeptProof {
  readonly attestationId: string;
  readonly companyName: string;
  readonly until: Date;
}

export interface ErasurePlan {
  /** Rows that are deleted or emptied, by table. */
  readonly goes: Counts;
  readonly kept: readonly KeptProof[];
  /** Entries that keep the object id of an agent, whatever is asked. */
  readonly keptIds: number;
}

export type ErasureResult =
  | ({ readonly kind: 'erased' } & ErasurePlan)
  /** Something was sent to Partner Center and has no outcome yet. */
  | { readonly kind: 'under-way'; readonly underWay: UnderWay };

interface PersonOptions {
  readonly database: Database;
  readonly evidence: EvidenceWriter;
  /** How long what the ledger says of people is needed as proof. */
  readonly proofDays: number;
  readonly clock: Clock;
}

interface Choices {
  readonly withProof: boolean;
}

/** Says what is known of a person, and erases it. */
export class PersonService {
  readonly #options: PersonOptions;

  constructor(options: PersonOptions) {
    this.#options = options;
  }

  /** By object id an agent, by e-mail address a person at a customer; `name` chooses among those who share the address. */
  async find(given: string, name?: string): Promise<Found> {
    const { query } = this.#options.database;
    const agentId = parseGuid<AgentId>(given);
    if (agentId) {
      const tables = await exportAgent(query, agentId);
      return Object.keys(tables).length > 0 ? { kind: 'agent', agentId, tables } : { kind: 'nobody' };
    }
    if (!/^\S+@\S+$/.test(given.trim())) return { kind: 'not-a-person' };
    const traces = await findContact(query, given);
    const chosen = name === undefined ? traces : withName(traces, name);
    if (chosen.length === 0) return { kind: 'nobody' };
    const names = namesIn(chosen);
    return names.length > 1 ? { kind: 'several', names } : { kind: 'contact', address: given.trim(), traces: chosen };
  }

  /** What an erasure would do now. Does it, and takes it back. */
  async plan(person: Person, choices: Choices): Promise<ErasureResult> {
    let result: ErasureResult | undefined;
    await this.#options.database.query
      .transaction()
      .execute(async (query) => {
        result = await this.#erase(query, person, choices);
        throw new TakenBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
    if (!result) throw new Error('the erasure was not tried');
    return result;
  }

  /** All or nothing, with a record of when, how much and by which account of the machine, but not of whom. */
  async erase(person: Person, choices: Choices & { readonly byAccount: string }): Promise<ErasureResult> {
    const { database, evidence, clock } = this.#options;
    return database.query.transaction().execute(async (query) => {
      const result = await this.#erase(query, person, choices);
      if (result.kind === 'under-way') return result;
      const [erasureId, at] = [randomUUID(), toInstantText(clock.now())];
      await query
        .insertInto('erasures')
        .values({
          ...{ erasure_id: erasureId, erased_at: at, about: person.kind },
          ...{ by_account: choices.byAccount, with_proof: choices.withProof ? 1 : 0 },
          counts: JSON.stringify(result.goes),
        })
        .execute();
      const act = { kind: 'person-erased', at, by: 'operator' } as const;
      await evidence.append(query, [{ fact: { ...act, erasureId, withProof: choices.withProof } }]);
      return result;
    });
  }

  /** That what is known of somebody was handed out; of whom, the evidence log does not say. */
  async noteExport(person: Person): Promise<void> {
    const { database, evidence, clock } = this.#options;
    const entries = person.kind === 'agent' ? Object.values(person.tables).flat().length : person.traces.length;
    const act = { kind: 'exported', at: toInstantText(clock.now()), by: 'operator' } as const;
    await database.query
      .transaction()
      .execute((query) => evidence.append(query, [{ fact: { ...act, what: 'person', entries } }]));
  }

  /**
   * Overwrites what the embedded engine has written beside its file. False where a running bot is reading at this moment: its own
   * next checkpoint does it.
   */
  async sweep(): Promise<boolean> {
    const { engine, query } = this.#options.database;
    if (engine === 'postgres') return true;
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(query);
    return rows[0]?.busy === 0;
  }

  async #erase(query: Query, person: Person, choices: Choices): Promise<ErasureResult> {
    return person.kind === 'agent'
      ? this.#eraseAgent(query, person, choices)
      : this.#eraseContact(query, person, choices);
  }

  async #eraseAgent(query: Query, person: Person & { kind: 'agent' }, { withProof }: Choices): Promise<ErasureResult> {
    const { agentId, tables } = person;
    const { database, clock } = this.#options;
    const underWay = await findUnderWay(query, agentId);
    if (underWay) return { kind: 'under-way', underWay };
    const goes = await runSteps(
      query,
      await agentSteps(query, { engine: database.engine, agentId, withProof, now: clock.now() }),
    );
    const named = (tables['attestation_people'] ?? []).filter((row) => row['agent_name'] !== undefined);
    const entries = tables['attestations'] ?? [];
    const kept = entries
      .filter(({ attestation_id: id }) => !withProof && named.some((row) => row['attestation_id'] === id))
      .map((row) =>
        this.#keptProof(String(row['attestation_id']), String(row['company_name']), row['intended_at'] as InstantText),
      );
    return { kind: 'erased', goes, kept, keptIds: entries.length };
  }

  async #eraseContact(
    query: Query,
    { traces, address }: Person & { kind: 'contact' },
    { withProof }: Choices,
  ): Promise<ErasureResult> {
    const open = traces.filter(({ isUnderWay }) => isUnderWay);
    if (open.length > 0) return { kind: 'under-way', underWay: countUnderWay(open) };
    const going = traces.filter((trace) => withProof || !isProof(trace));
    const { engine } = this.#options.database;
    const inEvidence = withProof ? evidenceSteps(engine, address) : [];
    const goes = await runSteps(query, [...contactSteps(engine, going), ...inEvidence]);
    const staying = traces.filter((trace) => !withProof && isProof(trace));
    const kept = new Map(staying.map((one) => [one.id, this.#keptProof(one.id, one.companyName, one.at)]));
    return { kind: 'erased', goes, kept: [...kept.values()], keptIds: 0 };
  }

  #keptProof(attestationId: string, companyName: string, at: InstantText): KeptProof {
    const until = new Date(getInstant(at).getTime() + this.#options.proofDays * dayMs);
    return { attestationId, companyName, until };
  }
}

/** Ends a transaction that was only to show what it would do. */
class TakenBack extends Error {}

function countUnderWay(traces: readonly Trace[]): UnderWay {
  const confirmations = traces.filter(isProof).length;
  return { confirmations, newCustomers: traces.length - confirmations };
}

/** Words about the person in a place of theirs go with them. */
function withName(traces: readonly Trace[], name: string): readonly Trace[] {
  const isOther = ({ person }: Trace) => person !== undefined && fold(nameOf(person)) !== fold(name);
  const own = traces.filter((trace) => !isOther(trace) && trace.person);
  const places = new Set(own.map(({ table, id }) => `${table}/${id}`));
  return [...own, ...traces.filter(({ person, table, id }) => !person && places.has(`${table}/${id}`))];
}

/** What is known of somebody, for them to read. */
export function exportOf(person: Person, now: Date): object {
  const head = { exportedAt: toInstantText(now), elsewhere };
  if (person.kind === 'agent') return { ...head, person: { objectId: person.agentId }, tables: person.tables };
  const found = person.traces.map(({ table, id, companyName, at, part, person: named, words }) => ({
    ...{ table, id, companyName, at, part },
    ...named,
    ...(words === undefined ? {} : { words }),
  }));
  return { ...head, person: { email: person.address, names: namesIn(person.traces) }, found };
}

const elsewhere = [
  'Microsoft Partner Center keeps its own record of each attestation.',
  'Microsoft Teams keeps the cards and messages of the private chats.',
  'Files that were attached to confirmations as evidence may name this person; they are not in this export.',
  'Backups of the database and the log of the process are kept by who runs them.',
];
