import type { Database } from '../../database/database.ts';
import type { AgentId, CustomerId } from '../../ids.ts';
import { type DirectoryEntry, isAccepted } from '../customer-status.ts';
import { directoryEntryFrom } from './kept-status.ts';

/** Of the customers an agent dealt with last. */
const recentCount = 5;
/** Of the customers that wait longest, for the agent's own and for all. */
const urgentCount = 10;

interface Wanted {
  readonly agentId: AgentId;
  readonly count: number;
  /** Leaves out those that have accepted. */
  readonly isOpenOnly: boolean;
}

/** Which customers an agent is likely to mean before they have said anything about them. */
export class SuggestionsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Whom the agent dealt with last, then the most urgent: their own before those of others. While nothing is known of any,
   * as in the first seconds of an installation, those that are read next. Without customers that have left.
   */
  async list({ agentId, count, isOpenOnly }: Wanted): Promise<readonly DirectoryEntry[]> {
    const recent = await this.#listRecent(agentId);
    const urgent = [...(await this.#listUrgent(agentId)), ...(await this.#listUrgent())];
    const likely = [...new Set([...recent, ...urgent])];
    const entries = await this.#read(likely.length > 0 ? likely : await this.#listUnread(count));
    return entries.filter(({ status }) => !isOpenOnly || !isAccepted(status)).slice(0, count);
  }

  /** By forms that were opened and invitations that were written; each attestation begins with such a form. */
  async #listRecent(agentId: AgentId): Promise<readonly CustomerId[]> {
    const { query } = this.#database;
    const begun = query
      .selectFrom('drafts')
      .select((row) => ['customer_id', row.fn.max('updated_at').as('at')])
      .where('agent_id', '=', agentId)
      .groupBy('customer_id');
    const invited = query
      .selectFrom('invitations')
      .select((row) => ['customer_id', row.fn.max('invited_at').as('at')])
      .where('agent_id', '=', agentId)
      .groupBy('customer_id');
    const rows = await begun
      .unionAll(invited)
      .orderBy('at', 'desc')
      .limit(2 * recentCount)
      .execute();
    return [...new Set(rows.map((row) => row.customer_id))].slice(0, recentCount);
  }

  async #listUrgent(ownerId?: AgentId): Promise<readonly CustomerId[]> {
    const open = this.#database.query.selectFrom('follow_ups').where('urgency', 'is not', null);
    const rows = await (ownerId === undefined ? open : open.where('owner_id', '=', ownerId))
      .select('customer_id')
      .orderBy('urgency')
      .orderBy('customer_id')
      .limit(urgentCount)
      .execute();
    return rows.map((row) => row.customer_id);
  }

  async #listUnread(count: number): Promise<readonly CustomerId[]> {
    const rows = await this.#database.query
      .selectFrom('customers')
      .select('customer_id')
      .where('status', '=', 'unknown')
      .where('left_at', 'is', null)
      .orderBy('read_due_at')
      .orderBy('customer_id')
      .limit(count)
      .execute();
    return rows.map((row) => row.customer_id);
  }

  /** In the order of the ids. */
  async #read(customerIds: readonly CustomerId[]): Promise<readonly DirectoryEntry[]> {
    if (customerIds.length === 0) return [];
    const rows = await this.#database.query
      .selectFrom('customers')
      .selectAll()
      .where('customer_id', 'in', customerIds)
      .where('left_at', 'is', null)
      .execute();
    const entries = new Map(rows.map((row) => [row.customer_id, directoryEntryFrom(row)]));
    return customerIds.flatMap((id) => entries.get(id) ?? []);
  }
}
