import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../database/database.ts';
import { type RememberedAgent, agentFrom } from './agents-store.ts';
import { type Conversation, conversationFrom } from './conversations-store.ts';
import { isHeardLately } from './heard-lately.ts';
import type { Agent } from '../identity/agent.ts';

/** All that is stored of an agent and of where they talk, in one read: this runs on every turn. */
export class WhereaboutsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The agent, where all that was heard is stored already; undefined where something has to be written. */
  async findUnchanged(agent: Agent, conversation: Conversation, now: Date): Promise<RememberedAgent | undefined> {
    const row = await this.#find(agent, conversation);
    if (!row || row.other_chat !== null || row.outdated_contact !== null || row.cause !== null) return undefined;
    if (!isHeardLately(row.heard_at, now) || !isHeardLately(row.chat_heard_at, now)) return undefined;
    const known = agentFrom(row);
    const isSame = known.name === agent.name && known.timeZone === agent.timeZone;
    const place = conversationFrom({ ...row, agent_id: row.chat_agent_id });
    return isSame && isDeepStrictEqual(place, conversation) ? known : undefined;
  }

  /** With what would have to change: another private chat was heard from since, a contact has an old URL, or nothing reached them. */
  #find({ agentId }: Agent, { conversationId, agentId: ownerId, serviceUrl }: Conversation) {
    return this.#database.query
      .selectFrom('agents')
      .innerJoin('conversations as chat', (join) => join.on('chat.conversation_id', '=', conversationId))
      .leftJoin('conversations as other', (join) =>
        join
          .on('other.agent_id', '=', ownerId ?? null)
          .on('other.conversation_id', '!=', conversationId)
          .onRef('other.heard_at', '>=', 'chat.heard_at'),
      )
      .leftJoin('contacts', (join) =>
        join.on('contacts.agent_id', '=', agentId).on('contacts.service_url', '!=', serviceUrl),
      )
      .leftJoin('unreachable_agents as gone', 'gone.agent_id', 'agents.agent_id')
      .where('agents.agent_id', '=', agentId)
      .select(['agents.agent_id', 'agents.name', 'agents.language', 'agents.time_zone', 'agents.heard_at'])
      .select(['chat.conversation_id', 'chat.kind', 'chat.service_url', 'chat.reference'])
      .select(['chat.agent_id as chat_agent_id', 'chat.heard_at as chat_heard_at'])
      .select(['other.conversation_id as other_chat', 'contacts.team_id as outdated_contact', 'gone.cause'])
      .limit(1)
      .executeTakeFirst();
  }
}
