import type { Database } from '../database/database.ts';
import { fromInstantText, toInstantText } from '../database/instant-text.ts';
import type { InvitationRow } from '../database/tables.ts';
import type { CustomerId, InvitationId } from '../ids.ts';
import type { Invitation } from './invitation.ts';

/** Invitations in the database. */
export class InvitationsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Keeps the first of an id: a press that arrives twice is one invitation. Returns the one that is kept. */
  async add(invitation: Invitation): Promise<Invitation> {
    await this.#database.query
      .insertInto('invitations')
      .values(rowFrom(invitation))
      .onConflict((conflict) => conflict.column('invitation_id').doNothing())
      .execute();
    return this.#get(invitation.invitationId);
  }

  /** Newest first. */
  async listByCustomer(customerId: CustomerId, limit: number): Promise<readonly Invitation[]> {
    const rows = await this.#database.query
      .selectFrom('invitations')
      .selectAll()
      .where('customer_id', '=', customerId)
      .orderBy('invited_at', 'desc')
      .orderBy('invitation_id')
      .limit(limit)
      .execute();
    return rows.map(invitationFrom);
  }

  async #get(invitationId: InvitationId): Promise<Invitation> {
    const row = await this.#database.query
      .selectFrom('invitations')
      .selectAll()
      .where('invitation_id', '=', invitationId)
      .executeTakeFirstOrThrow();
    return invitationFrom(row);
  }
}

function rowFrom(invitation: Invitation): InvitationRow {
  return {
    invitation_id: invitation.invitationId,
    customer_id: invitation.customerId,
    company_name: invitation.companyName,
    agent_id: invitation.invitedBy,
    agent_name: invitation.agentName,
    invited_at: toInstantText(invitation.invitedAt),
  };
}

function invitationFrom(row: InvitationRow): Invitation {
  return {
    invitationId: row.invitation_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    invitedBy: row.agent_id,
    agentName: row.agent_name,
    invitedAt: fromInstantText(row.invited_at),
  };
}
