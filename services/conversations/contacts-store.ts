import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { ContactRow } from '../database/tables/conversation-tables.ts';
import type { AgentId } from '../ids.ts';

/** Somebody who never wrote to the bot, but whom it may write to: both are in the same team. */
export interface Contact {
  readonly agentId: AgentId;
  readonly teamId: string;
  /** Teams' own ids of the person, and of the bot, as they know each other. */
  readonly userId: string;
  readonly botId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
}

/** Far below what either engine takes as parameters of one statement. */
const rowsAtOnce = 500;

/** The members of the teams that the bot is installed in. */
export class ContactsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The one heard of last, for somebody in several teams. */
  async find(agentId: AgentId): Promise<Contact | undefined> {
    const row = await this.#database.query
      .selectFrom('contacts')
      .selectAll()
      .where('agent_id', '=', agentId)
      .orderBy('updated_at', 'desc')
      .orderBy('team_id')
      .limit(1)
      .executeTakeFirst();
    return row && contactFrom(row);
  }

  async save(contacts: readonly Contact[], now: Date): Promise<void> {
    for (let from = 0; from < contacts.length; from += rowsAtOnce) {
      await this.#saveSome(contacts.slice(from, from + rowsAtOnce), now);
    }
  }

  async forgetMembers(teamId: string, userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    await this.#database.query
      .deleteFrom('contacts')
      .where('team_id', '=', teamId)
      .where('user_id', 'in', userIds)
      .execute();
  }

  /** Forgets those of the team who were not saved at `since` or later; without it, all of them. */
  async forgetTeam(teamId: string, since?: Date): Promise<void> {
    const ofTeam = this.#database.query.deleteFrom('contacts').where('team_id', '=', teamId);
    await (since ? ofTeam.where('updated_at', '<', toInstantText(since)) : ofTeam).execute();
  }

  /** Writes only when it is new: this runs on every turn. */
  async saveServiceUrl(agentId: AgentId, serviceUrl: string): Promise<void> {
    const outdated = await this.#database.query
      .selectFrom('contacts')
      .select('team_id')
      .where('agent_id', '=', agentId)
      .where('service_url', '!=', serviceUrl)
      .executeTakeFirst();
    if (!outdated) return;
    await this.#database.query
      .updateTable('contacts')
      .set({ service_url: serviceUrl })
      .where('agent_id', '=', agentId)
      .execute();
  }

  async #saveSome(contacts: readonly Contact[], now: Date): Promise<void> {
    await this.#database.query
      .insertInto('contacts')
      .values(contacts.map((contact) => rowFrom(contact, now)))
      .onConflict((conflict) =>
        conflict.columns(['agent_id', 'team_id']).doUpdateSet((row) => ({
          user_id: row.ref('excluded.user_id'),
          bot_id: row.ref('excluded.bot_id'),
          name: row.ref('excluded.name'),
          tenant_id: row.ref('excluded.tenant_id'),
          service_url: row.ref('excluded.service_url'),
          updated_at: row.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}

function rowFrom(contact: Contact, now: Date): ContactRow {
  return {
    agent_id: contact.agentId,
    team_id: contact.teamId,
    user_id: contact.userId,
    bot_id: contact.botId,
    name: contact.name,
    tenant_id: contact.tenantId,
    service_url: contact.serviceUrl,
    updated_at: toInstantText(now),
  };
}

function contactFrom(row: ContactRow): Contact {
  return {
    agentId: row.agent_id,
    teamId: row.team_id,
    userId: row.user_id,
    botId: row.bot_id,
    name: row.name,
    tenantId: row.tenant_id,
    serviceUrl: row.service_url,
  };
}
