import type { InvitationRow } from '../database/tables/invitation-tables.ts';
import type { Transaction } from 'kysely';
import type { Database, Tables } from '../database/database.ts';
import { fromInstantText, toInstantText } from '../database/instant-text.ts';
import { accountPart, type EvidenceWriter } from '../evidence/told.ts';
import type { AgentId, CustomerId, InvitationId } from '../ids.ts';
import type { FollowUpState, Invitation } from './invitation.ts';

interface OneInvitation {
  readonly invitationId: InvitationId;
  readonly customerId: CustomerId;
  readonly agentId: AgentId;
}

/** Invitations in the database. */
export class InvitationsStore {
  readonly #database: Database;
  readonly #evidence: EvidenceWriter;

  constructor(database: Database, evidence: EvidenceWriter) {
    this.#database = database;
    this.#evidence = evidence;
  }

  /**
   * Keeps the first of an id: a press that arrives twice is one invitation. It is followed from now on, in place of an earlier
   * one of the agent to the customer; without `checkAt` it is only kept. Returns the one that is kept.
   */
  async add(invitation: Omit<Invitation, 'followUp'>, checkAt: Date | undefined): Promise<Invitation> {
    await this.#database.query.transaction().execute(async (query) => {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('invitations')
        .values(rowFrom(invitation))
        .onConflict((conflict) => conflict.column('invitation_id').doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n) return;
      if (checkAt) await follow(query, invitation, checkAt);
      const { invitationId, customerId, invitedBy, invitedAt } = invitation;
      const act = { kind: 'invitation-noted', at: invitedAt.toISOString(), by: 'agent' } as const;
      const fact = { ...act, customerId, invitationId };
      await this.#evidence.append(query, [{ fact, parts: accountPart(invitedBy) }]);
    });
    return this.get(invitation.invitationId);
  }

  /** As if it had never been added, unless its end is known. Returns whether it is gone. */
  async remove({ invitationId, customerId, agentId }: OneInvitation, now: Date): Promise<boolean> {
    return this.#database.query.transaction().execute(async (query) => {
      const ended = await query
        .selectFrom('invitation_follow_ups')
        .select('state')
        .where('invitation_id', '=', invitationId)
        .where('state', '<>', 'following')
        .executeTakeFirst();
      if (ended) return false;
      const { numDeletedRows } = await query
        .deleteFrom('invitations')
        .where('invitation_id', '=', invitationId)
        .where('customer_id', '=', customerId)
        .where('agent_id', '=', agentId)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      await followEarlier(query, { invitationId, customerId, agentId }, now);
      const act = { kind: 'invitation-taken-back', at: now.toISOString(), by: 'agent' } as const;
      await this.#evidence.append(query, [{ fact: { ...act, customerId, invitationId }, parts: accountPart(agentId) }]);
      return true;
    });
  }

  /** Newest first. */
  async listByCustomer(customerId: CustomerId, limit: number): Promise<readonly Invitation[]> {
    const rows = await this.#select()
      .where('invitations.customer_id', '=', customerId)
      .orderBy('invitations.invited_at', 'desc')
      .orderBy('invitations.invitation_id')
      .limit(limit)
      .execute();
    return rows.map(invitationFrom);
  }

  /** Newest first. */
  async listByAgent(agentId: AgentId, limit: number): Promise<readonly Invitation[]> {
    const rows = await this.#select()
      .where('invitations.agent_id', '=', agentId)
      .orderBy('invitations.invited_at', 'desc')
      .orderBy('invitations.invitation_id')
      .limit(limit)
      .execute();
    return rows.map(invitationFrom);
  }

  async get(invitationId: InvitationId): Promise<Invitation> {
    const row = await this.#select().where('invitations.invitation_id', '=', invitationId).executeTakeFirstOrThrow();
    return invitationFrom(row);
  }

  #select() {
    return this.#database.query
      .selectFrom('invitations')
      .leftJoin('invitation_follow_ups', 'invitation_follow_ups.invitation_id', 'invitations.invitation_id')
      .selectAll('invitations')
      .select('invitation_follow_ups.state');
  }
}

/** The agent's own invitation before that one, if there was one. */
async function followEarlier(
  query: Transaction<Tables>,
  { invitationId, customerId, agentId }: OneInvitation,
  now: Date,
): Promise<void> {
  const { numDeletedRows } = await query
    .deleteFrom('invitation_follow_ups')
    .where('invitation_id', '=', invitationId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return;
  const earlier = await query
    .selectFrom('invitations')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('agent_id', '=', agentId)
    .orderBy('invited_at', 'desc')
    .executeTakeFirst();
  if (earlier) await follow(query, invitationFrom({ ...earlier, state: null }), now);
}

async function follow(
  query: Transaction<Tables>,
  { invitationId, customerId, invitedBy, invitedAt }: Omit<Invitation, 'followUp'>,
  checkAt: Date,
): Promise<void> {
  const begun = {
    invitation_id: invitationId,
    invited_at: toInstantText(invitedAt),
    state: 'following',
    checked_at: null,
    ended_at: null,
    told_at: null,
    attempts: 0,
    due_at: toInstantText(checkAt),
    claimed_until: null,
  } as const;
  await query
    .insertInto('invitation_follow_ups')
    .values({ follow_up_id: `${customerId}/${invitedBy}`, customer_id: customerId, agent_id: invitedBy, ...begun })
    .onConflict((conflict) => conflict.column('follow_up_id').doUpdateSet(begun))
    .execute();
}

function rowFrom(invitation: Omit<Invitation, 'followUp'>): InvitationRow {
  return {
    invitation_id: invitation.invitationId,
    customer_id: invitation.customerId,
    company_name: invitation.companyName,
    agent_id: invitation.invitedBy,
    agent_name: invitation.agentName,
    invited_at: toInstantText(invitation.invitedAt),
  };
}

function invitationFrom(row: InvitationRow & { readonly state: FollowUpState | null }): Invitation {
  return {
    invitationId: row.invitation_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    invitedBy: row.agent_id,
    agentName: row.agent_name,
    invitedAt: fromInstantText(row.invited_at),
    followUp: row.state ?? undefined,
  };
}
