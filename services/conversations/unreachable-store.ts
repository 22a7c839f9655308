import { claimRows } from '../database/claims.ts';
import type { Database } from '../database/database.ts';
import { fromInstantText, toInstantText } from '../database/instant-text.ts';
import type { UnreachableAgentRow } from '../database/tables/conversation-tables.ts';
import type { AgentId } from '../ids.ts';

/** Why nothing can be sent to somebody: they removed the app, the channel refused, or they and the bot never met. */
export type UnreachableCause = UnreachableAgentRow['cause'];

export interface UnreachableAgent {
  readonly agentId: AgentId;
  /** Empty where only the id is known. */
  readonly name: string;
  readonly cause: UnreachableCause;
  /** The HTTP status with which the channel refused. */
  readonly status: number | undefined;
  readonly since: Date;
  readonly toldAt: Date | undefined;
}

/** The agents who cannot be reached, and whether an admin knows. */
export class UnreachableStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async findCause(agentId: AgentId): Promise<UnreachableCause | undefined> {
    const row = await this.#database.query
      .selectFrom('unreachable_agents')
      .select('cause')
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
    return row?.cause;
  }

  /** The longest unreachable first. */
  async list(): Promise<readonly UnreachableAgent[]> {
    const rows = await this.#database.query
      .selectFrom('unreachable_agents as gone')
      .leftJoin('agents', 'agents.agent_id', 'gone.agent_id')
      .select(['gone.agent_id', 'gone.cause', 'gone.status', 'gone.since', 'gone.told_at', 'agents.name'])
      .select((gone) =>
        gone
          .selectFrom('contacts')
          .select((contact) => contact.fn.max('contacts.name').as('contact_name'))
          .whereRef('contacts.agent_id', '=', 'gone.agent_id')
          .as('contact_name'),
      )
      .orderBy('gone.since')
      .orderBy('gone.agent_id')
      .execute();
    return rows.map((row) => ({
      agentId: row.agent_id,
      name: row.name ?? row.contact_name ?? '',
      cause: row.cause,
      status: row.status ?? undefined,
      since: fromInstantText(row.since),
      toldAt: row.told_at === null ? undefined : fromInstantText(row.told_at),
    }));
  }

  /** True when it was not known before. */
  async add(
    agentId: AgentId,
    cause: { cause: UnreachableCause; status: number | undefined },
    now: Date,
  ): Promise<boolean> {
    const row = { cause: cause.cause, status: cause.status ?? null };
    const added = await this.#database.query
      .insertInto('unreachable_agents')
      .values({ agent_id: agentId, ...row, since: toInstantText(now), told_at: null })
      .onConflict((conflict) => conflict.column('agent_id').doNothing())
      .executeTakeFirst();
    if ((added.numInsertedOrUpdatedRows ?? 0n) > 0n) return true;
    await this.#database.query.updateTable('unreachable_agents').set(row).where('agent_id', '=', agentId).execute();
    return false;
  }

  async remove(agentIds: readonly AgentId[], cause?: UnreachableCause): Promise<void> {
    if (agentIds.length === 0) return;
    const those = this.#database.query.deleteFrom('unreachable_agents').where('agent_id', 'in', agentIds);
    await (cause ? those.where('cause', '=', cause) : those).execute();
  }

  /** True for the one caller that may tell an admin now, until `until`: nobody has since `notSince`. */
  async claimNotice(limits: { notSince: Date; now: Date; until: Date }): Promise<boolean> {
    const claimed = await claimRows(this.#database, {
      table: 'admin_notices',
      key: 'name',
      orderBy: 'name',
      due: (row) =>
        row.and([
          row('name', '=', 'unreachable'),
          row.or([row('told_at', 'is', null), row('told_at', '<=', toInstantText(limits.notSince))]),
        ]),
      limit: 1,
      now: limits.now,
      until: limits.until,
    });
    return claimed.length > 0;
  }

  async markTold(agentIds: readonly AgentId[], now: Date): Promise<void> {
    const told_at = toInstantText(now);
    await this.#database.query
      .updateTable('unreachable_agents')
      .set({ told_at })
      .where('agent_id', 'in', agentIds)
      .execute();
    await this.#database.query
      .updateTable('admin_notices')
      .set({ told_at, claimed_until: null })
      .where('name', '=', 'unreachable')
      .execute();
  }
}
