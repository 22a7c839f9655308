import { isDeepStrictEqual } from 'node:util';
import { type Selectable, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { AgentRow, ConversationRow } from '../database/tables/conversation-tables.ts';
import type { AgentId } from '../ids.ts';
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
  async #find({ agentId }: Agent, { conversationId, agentId: ownerId, serviceUrl }: Conversation) {
    // Kysely would need longer to put it together than the database needs to answer it.
    const { rows } = await sql<Whereabouts>`
      select agents.agent_id, agents.name, agents.language, agents.time_zone, agents.heard_at,
        chat.conversation_id, chat.kind, chat.service_url, chat.reference,
        chat.agent_id as chat_agent_id, chat.heard_at as chat_heard_at,
        other.conversation_id as other_chat, contacts.team_id as outdated_contact, gone.cause
      from agents
      join conversations as chat on chat.conversation_id = ${conversationId}
      left join conversations as other on other.agent_id = ${ownerId ?? null}
        and other.conversation_id <> ${conversationId} and other.heard_at >= chat.heard_at
      left join contacts on contacts.agent_id = ${agentId} and contacts.service_url <> ${serviceUrl}
      left join unreachable_agents as gone on gone.agent_id = agents.agent_id
      where agents.agent_id = ${agentId}
      limit 1
    `.execute(this.#database.query);
    return rows[0];
  }
}

type Heard = Selectable<ConversationRow>['heard_at'];

interface Whereabouts
  extends Selectable<AgentRow>, Pick<ConversationRow, 'conversation_id' | 'kind' | 'service_url' | 'reference'> {
  readonly chat_agent_id: AgentId | null;
  readonly chat_heard_at: Heard;
  readonly other_chat: string | null;
  readonly outdated_contact: string | null;
  readonly cause: string | null;
}
