import type { InvitationFollowUpRow } from '../database/tables/invitation-tables.ts';
import { HeldClaim, claimRows } from '../database/claims.ts';
import type { Database } from '../database/database.ts';
import { fromInstantText, toInstantText } from '../database/instant-text.ts';
import type { EvidenceWriter } from '../evidence/told.ts';
import type { FollowUpState, InvitationFollowUp } from './invitation.ts';

/**
 * Invitations to look at, and agents to tell. Only the holder of a claim changes its row. A trigger on `customers` makes a row due as
 * soon as the directory learns of an acceptance.
 */
export class InvitationFollowUpsStore {
  readonly #database: Database;
  readonly #evidence: EvidenceWriter;

  constructor(database: Database, evidence: EvidenceWriter) {
    this.#database = database;
    this.#evidence = evidence;
  }

  async claimDue(now: Date, until: Date): Promise<InvitationFollowUp | undefined> {
    const [row] = await claimRows(this.#database, {
      table: 'invitation_follow_ups',
      key: 'follow_up_id',
      orderBy: 'due_at',
      due: (due) => due('due_at', '<=', toInstantText(now)),
      limit: 1,
      now,
      until,
    });
    return row && followUpFrom(row, until);
  }

  hold({ customerId, agentId, claimedUntil }: InvitationFollowUp): HeldClaim {
    const id = `${customerId}/${agentId}`;
    const row = {
      table: 'invitation_follow_ups',
      key: 'follow_up_id',
      id,
      until: toInstantText(claimedUntil),
    } as const;
    return new HeldClaim(this.#database, row);
  }

  /** Not accepted yet, or not known. */
  async saveCheck(followUp: InvitationFollowUp, now: Date, nextAt: Date): Promise<void> {
    await this.#save(followUp, { checked_at: toInstantText(now), due_at: toInstantText(nextAt) });
  }

  /** Ends the row of every agent who invited the customer. Each is to be told now, except of a customer that has left. */
  async endAll(
    { customerId, invitationId }: InvitationFollowUp,
    state: Exclude<FollowUpState, 'following' | 'expired'>,
    now: Date,
  ): Promise<void> {
    await this.#database.query.transaction().execute(async (query) => {
      const { numUpdatedRows } = await query
        .updateTable('invitation_follow_ups')
        .set({
          ...ended(state, now),
          due_at: state === 'left' ? null : toInstantText(now),
          claimed_until: null,
        })
        .where('customer_id', '=', customerId)
        .where('state', '=', 'following')
        .executeTakeFirst();
      if (numUpdatedRows === 0n || state === 'left') return;
      const act = { kind: 'acceptance-seen', at: now.toISOString(), by: 'agreement-desk' } as const;
      await this.#evidence.append(query, [{ fact: { ...act, customerId, road: roads[state], invitationId } }]);
    });
  }

  /** The agent is told now, unless there is nothing to tell. */
  async expire(followUp: InvitationFollowUp, now: Date, isToBeTold: boolean): Promise<void> {
    await this.#save(followUp, { ...ended('expired', now), due_at: isToBeTold ? toInstantText(now) : null });
  }

  async markTold(followUp: InvitationFollowUp, now: Date): Promise<void> {
    await this.#save(followUp, { told_at: toInstantText(now), due_at: null });
  }

  async postponeMessage(followUp: InvitationFollowUp, until: Date): Promise<void> {
    await this.#save(followUp, { attempts: followUp.attempts + 1, due_at: toInstantText(until) });
  }

  /** There is nothing to tell, or no way to tell it. */
  async dropMessage(followUp: InvitationFollowUp): Promise<void> {
    await this.#save(followUp, { due_at: null });
  }

  /** As it was, for another instance. */
  async release(followUp: InvitationFollowUp): Promise<void> {
    await this.#save(followUp, {});
  }

  async #save(
    { customerId, agentId, claimedUntil }: InvitationFollowUp,
    change: Partial<Omit<InvitationFollowUpRow, 'claimed_until'>>,
  ): Promise<void> {
    await this.#database.query
      .updateTable('invitation_follow_ups')
      .set({ ...change, claimed_until: null })
      .where('follow_up_id', '=', `${customerId}/${agentId}`)
      .where('claimed_until', '=', toInstantText(claimedUntil))
      .execute();
  }
}

const roads = { direct: 'direct', attested: 'attestation' } as const;

function ended(state: FollowUpState, now: Date) {
  return { state, checked_at: toInstantText(now), ended_at: toInstantText(now), attempts: 0 };
}

function followUpFrom(row: InvitationFollowUpRow, claimedUntil: Date): InvitationFollowUp {
  return {
    customerId: row.customer_id,
    agentId: row.agent_id,
    invitationId: row.invitation_id,
    invitedAt: fromInstantText(row.invited_at),
    state: row.state,
    endedAt: row.ended_at === null ? undefined : fromInstantText(row.ended_at),
    attempts: row.attempts,
    claimedUntil,
  };
}
