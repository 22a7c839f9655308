import { type Lease, HeldClaim, claimRows } from '../../database/claims.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { ReminderMuteRow } from '../../database/tables/reminder-tables.ts';
import type { AgentId, CustomerId } from '../../ids.ts';

/** The customers that agents have muted, for a while or for ever. */
export class MuteStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Also drops what is queued of the customer for the agent. */
  async save(agentId: AgentId, customerId: CustomerId, until: Date | undefined): Promise<void> {
    const untilText = until ? toInstantText(until) : null;
    await this.#database.query.transaction().execute(async (query) => {
      await query
        .insertInto('reminder_mutes')
        .values({
          mute_id: muteId(agentId, customerId),
          agent_id: agentId,
          customer_id: customerId,
          until: untilText,
          claimed_until: null,
        })
        .onConflict((conflict) => conflict.column('mute_id').doUpdateSet({ until: untilText, claimed_until: null }))
        .execute();
      await query
        .updateTable('reminder_items')
        .set({ state: 'dropped' })
        .where('customer_id', '=', customerId)
        .where('recipient_id', '=', agentId)
        .where('state', '=', 'queued')
        .execute();
    });
  }

  async remove(agentId: AgentId, customerId: CustomerId): Promise<void> {
    await this.#database.query
      .deleteFrom('reminder_mutes')
      .where('mute_id', '=', muteId(agentId, customerId))
      .execute();
  }

  async listOf(customerIds: readonly CustomerId[]): Promise<ReminderMuteRow[]> {
    return this.#database.query
      .selectFrom('reminder_mutes')
      .selectAll()
      .where('customer_id', 'in', customerIds)
      .execute();
  }

  async isMuted(agentId: AgentId, customerId: CustomerId, now: Date): Promise<boolean> {
    const row = await this.#database.query
      .selectFrom('reminder_mutes')
      .select('until')
      .where('mute_id', '=', muteId(agentId, customerId))
      .executeTakeFirst();
    return row !== undefined && (row.until === null || row.until > toInstantText(now));
  }

  /** The mutes that have ended: their agents asked to be reminded then. */
  async claimEnded(lease: Lease, limit: number): Promise<ReminderMuteRow[]> {
    const due = toInstantText(lease.now);
    const from = { table: 'reminder_mutes', key: 'mute_id', orderBy: 'until' } as const;
    return claimRows(this.#database, { ...from, ...lease, limit, due: (mute) => mute('until', '<=', due) });
  }

  hold({ mute_id: id, claimed_until: until }: ReminderMuteRow): HeldClaim {
    return new HeldClaim(this.#database, { table: 'reminder_mutes', key: 'mute_id', id, until });
  }

  /** False when the agent has said something else meanwhile. */
  async end(mute: ReminderMuteRow, query = this.#database.query): Promise<boolean> {
    const result = await query
      .deleteFrom('reminder_mutes')
      .where('mute_id', '=', mute.mute_id)
      .where('until', '=', mute.until)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }
}

function muteId(agentId: AgentId, customerId: CustomerId): string {
  return `${agentId} ${customerId}`;
}
