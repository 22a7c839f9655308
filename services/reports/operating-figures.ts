import { type RawBuilder, sql } from 'kysely';
import type { DirectoryProgress } from '../customers/customer-status.ts';
import type { DirectoryListingStore } from '../customers/directory/directory-listing-store.ts';
import type { Database } from '../database/database.ts';
import { type InstantText, fromInstantText, toInstantText } from '../database/instant-text.ts';
import { isReachable } from '../database/reachable-agent.ts';
import type { AttestationRow } from '../database/tables/agreement-tables.ts';

export const attestationStates: readonly AttestationRow['state'][] = [
  'intended',
  'uncertain',
  'recorded',
  'already-recorded',
  'refused',
];

interface Queue {
  readonly table: string;
  /** Since when a row waits. */
  readonly since: string;
  readonly waiting: (now: InstantText) => RawBuilder<unknown>;
}

const dueBy = (column: string) => (now: InstantText) => sql`${sql.ref(column)} <= ${now}`;
const hasNoOutcome = () => sql`state in ('intended', 'uncertain')`;

/** What the background has to do, and would have done already where all is well. Each is answered from an index, or by few rows. */
const queues = {
  attestations: { table: 'attestations', since: 'intended_at', waiting: hasNoOutcome },
  // Whoever cannot be written to hears it once they are back.
  'untold-outcomes': {
    table: 'attestations',
    since: 'settled_at',
    waiting: () => sql`told_at is null and not (${hasNoOutcome()}) and ${isReachable('attestations.agent_id')}`,
  },
  'new-customers': { table: 'new_customers', since: 'intended_at', waiting: hasNoOutcome },
  'hand-overs': { table: 'handover_cards', since: 'due_at', waiting: dueBy('due_at') },
  invitations: { table: 'invitation_follow_ups', since: 'due_at', waiting: dueBy('due_at') },
  reminders: { table: 'follow_ups', since: 'due_at', waiting: dueBy('due_at') },
  'reminder-messages': { table: 'reminder_messages', since: 'next_attempt_at', waiting: dueBy('next_attempt_at') },
  'evidence-heads': { table: 'published_heads', since: 'failing_since', waiting: () => sql`failing_since is not null` },
  'directory-listing': { table: 'directory_listing', since: 'due_at', waiting: dueBy('due_at') },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as readonly QueueName[];

export interface QueueFigures {
  readonly length: number;
  /** How long the oldest row has waited; 0 in an empty queue. */
  readonly oldestMs: number;
}

export interface OperatingFigures {
  readonly attestations: ReadonlyMap<AttestationRow['state'], number>;
  readonly queues: ReadonlyMap<QueueName, QueueFigures>;
  readonly directory: DirectoryProgress;
}

/** Numbers for the operator: the same at every instance, because they are of the database. */
export class OperatingFiguresStore {
  readonly #database: Database;
  readonly #listing: DirectoryListingStore;

  constructor(database: Database, listing: DirectoryListingStore) {
    this.#database = database;
    this.#listing = listing;
  }

  /** One query after the other, so that turns come in between on the embedded engine. */
  async read(now: Date): Promise<OperatingFigures> {
    const attestations = await this.#countAttestations();
    const waiting = new Map<QueueName, QueueFigures>();
    for (const name of queueNames) waiting.set(name, await this.#look(queues[name], now));
    return { attestations, queues: waiting, directory: await this.#listing.getProgress() };
  }

  async #countAttestations(): Promise<OperatingFigures['attestations']> {
    const rows = await this.#database.query
      .selectFrom('attestations')
      .select(['state', (row) => row.fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute();
    const counted = new Map(rows.map(({ state, count }) => [state, count]));
    return new Map(attestationStates.map((state) => [state, counted.get(state) ?? 0]));
  }

  async #look({ table, since, waiting }: Queue, now: Date): Promise<QueueFigures> {
    const { rows } = await sql<{ readonly length: number; readonly oldest: InstantText | null }>`
      select count(*) as length, min(${sql.ref(since)}) as oldest from ${sql.table(table)}
      where ${waiting(toInstantText(now))}`.execute(this.#database.query);
    const { length, oldest } = rows[0] ?? { length: 0, oldest: null };
    return { length, oldestMs: oldest === null ? 0 : Math.max(0, now.getTime() - fromInstantText(oldest).getTime()) };
  }
}
