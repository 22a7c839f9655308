import type { Kysely } from 'kysely';
import { claimRows } from '../../database/claims.ts';
import type { Database, Tables } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { CustomerRow } from '../../database/tables/customer-tables.ts';
import { batchWrite, withinTransaction } from '../../database/transactions.ts';
import type { EvidenceWriter } from '../../evidence/told.ts';
import type { CustomerId } from '../../ids.ts';
import { type KeptStatus, type KnownStatus, parseStoredStatus, storedStatusFrom } from './kept-status.ts';

/** A customer that this instance alone reads. */
export interface ClaimedCustomer extends KnownStatus {
  readonly claimedUntil: Date;
}

/** What came of reading one. */
export type ReadResult =
  | { readonly kind: 'read'; readonly customer: ClaimedCustomer; readonly kept: KeptStatus }
  | { readonly kind: 'failed'; readonly customer: ClaimedCustomer; readonly readDueAt: Date }
  | { readonly kind: 'not-read'; readonly customer: ClaimedCustomer };

/** Which due customers are read first: new ones, then those not known yet, then those that may have accepted since. */
const order = [
  { status: 'unknown', isNew: true },
  { status: 'unknown', isNew: false },
  { status: 'none', isNew: false },
  { status: 'renewal-due', isNew: false },
  { status: 'attested', isNew: false },
  { status: 'direct', isNew: false },
] as const;

/** The statuses in the directory. */
export class DirectoryStatusStore {
  readonly #database: Database;
  readonly #evidence: EvidenceWriter;

  constructor(database: Database, evidence: EvidenceWriter) {
    this.#database = database;
    this.#evidence = evidence;
  }

  async claimDue(limits: { readonly atMost: number; readonly now: Date; readonly until: Date }) {
    const claimed: ClaimedCustomer[] = [];
    for (const group of order) {
      if (claimed.length === limits.atMost) break;
      claimed.push(...(await this.#claimGroup(group, { ...limits, atMost: limits.atMost - claimed.length })));
    }
    return claimed;
  }

  async find(customerId: CustomerId): Promise<KnownStatus | undefined> {
    const row = await this.#database.query
      .selectFrom('customers')
      .selectAll()
      .where('customer_id', '=', customerId)
      .executeTakeFirst();
    return row && knownFrom(row);
  }

  /** Ends the claims, and returns what was saved: not the results whose claim had ended, or was overtaken by a note. */
  async saveResults(results: readonly ReadResult[]): Promise<readonly ReadResult[]> {
    return batchWrite(this.#database, async (query) => {
      const saved: ReadResult[] = [];
      for (const result of results) if (await this.#saveResult(query, result)) saved.push(result);
      return saved;
    });
  }

  /** Ends any claim: what its holder read may be older. False when something else than `before` is known by now. */
  async saveNote(before: KnownStatus, kept: KeptStatus): Promise<boolean> {
    return this.#saveAs(this.#database.query, { before, kept }, async (query) => {
      const result = await query
        .updateTable('customers')
        .set(columnsOf(kept))
        .where('customer_id', '=', before.customerId)
        .where('status', '=', before.stored.status)
        .where('read_at', before.stored.read_at === null ? 'is' : '=', before.stored.read_at)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    });
  }

  async #saveResult(query: Kysely<Tables>, result: ReadResult): Promise<boolean> {
    if (result.kind !== 'read') return save(query, result);
    const { customer: before, kept } = result;
    return this.#saveAs(query, { before, kept }, (transaction) => save(transaction, result));
  }

  /** A status that changed becomes evidence together with the row. The first one that is known is no change. */
  async #saveAs(
    query: Kysely<Tables>,
    { before, kept }: { readonly before: KnownStatus; readonly kept: KeptStatus },
    update: (query: Kysely<Tables>) => Promise<boolean>,
  ): Promise<boolean> {
    if (before.status === 'unknown' || before.status === kept.status) return update(query);
    const { customerId, status: from } = before;
    const act = { kind: 'status-changed', at: kept.readAt.toISOString(), by: 'agreement-desk' } as const;
    const fact = { ...act, customerId, from, to: kept.status, acceptedOn: kept.acceptedOn };
    return withinTransaction(query, async (transaction) => {
      if (!(await update(transaction))) return false;
      await this.#evidence.append(transaction, [{ fact }]);
      return true;
    });
  }

  /** Has it read as soon as possible. */
  async saveDue(customerId: CustomerId, now: Date): Promise<void> {
    await this.#database.query
      .updateTable('customers')
      .set({ read_due_at: toInstantText(now), claimed_until: null })
      .where('customer_id', '=', customerId)
      .execute();
  }

  async #claimGroup(
    { status, isNew }: (typeof order)[number],
    limits: { readonly atMost: number; readonly now: Date; readonly until: Date },
  ): Promise<ClaimedCustomer[]> {
    const rows = await claimRows(this.#database, {
      table: 'customers',
      key: 'customer_id',
      orderBy: 'read_due_at',
      due: (row) =>
        row.and([
          row('left_at', 'is', null),
          row('status', '=', status),
          row('read_due_at', '<=', toInstantText(limits.now)),
          ...(isNew ? [row('failed_reads', '=', 0)] : []),
        ]),
      limit: limits.atMost,
      now: limits.now,
      until: limits.until,
    });
    return rows.map((row) => ({ ...knownFrom(row), claimedUntil: limits.until }));
  }
}

async function save(query: Kysely<Tables>, result: ReadResult): Promise<boolean> {
  const { customerId, claimedUntil } = result.customer;
  const { numUpdatedRows } = await query
    .updateTable('customers')
    .set(changeOf(result))
    .where('customer_id', '=', customerId)
    .where('claimed_until', '=', toInstantText(claimedUntil))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A failed read changes no status. */
function changeOf(result: ReadResult): Partial<CustomerRow> {
  switch (result.kind) {
    case 'read':
      return columnsOf(result.kept);
    case 'failed':
      return {
        failed_reads: result.customer.failedReads + 1,
        read_due_at: toInstantText(result.readDueAt),
        claimed_until: null,
      };
    case 'not-read':
      return { claimed_until: null };
  }
}

function columnsOf(kept: KeptStatus) {
  return {
    status: kept.status,
    accepted_on: kept.acceptedOn ?? null,
    unconfirmed_since: kept.unconfirmedSince ? toInstantText(kept.unconfirmedSince) : null,
    read_at: toInstantText(kept.readAt),
    failed_reads: 0,
    read_due_at: toInstantText(kept.readDueAt),
    claimed_until: null,
  };
}

function knownFrom(row: CustomerRow): KnownStatus {
  return {
    customerId: row.customer_id,
    ...storedStatusFrom(row),
    failedReads: Number.isSafeInteger(row.failed_reads) ? row.failed_reads : 0,
    isReadable: parseStoredStatus(row) !== undefined,
    stored: { status: row.status, read_at: row.read_at },
  };
}
