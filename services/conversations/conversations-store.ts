import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../database/database.ts';
import { type InstantText, toInstantText } from '../database/instant-text.ts';
import type { ConversationRow } from '../database/tables/conversation-tables.ts';
import type { AgentId } from '../ids.ts';
import { isHeardLately } from './heard-lately.ts';

/** A chat the bot is in, and what the channel needs to reach it. */
export interface Conversation {
  readonly conversationId: string;
  /** Whose personal chat it is; undefined for channels and group chats. */
  readonly agentId: AgentId | undefined;
  readonly kind: 'personal' | 'channel' | 'groupChat';
  readonly serviceUrl: string;
  /** The channel's own reference as JSON; opaque here but for its `locale`. */
  readonly reference: string;
}

const columns = ['conversation_id', 'agent_id', 'kind', 'service_url', 'reference'] as const;

/** Where agents can be reached. The service URL may change with every inbound activity. */
export class ConversationsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(conversationId: string): Promise<Conversation | undefined> {
    const row = await this.#database.query
      .selectFrom('conversations')
      .select(columns)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    return row && conversationFrom(row);
  }

  /** The agent's private chat with the bot; the one heard from last, should there ever be two. */
  async findPersonal(agentId: AgentId): Promise<Conversation | undefined> {
    const row = await this.#database.query
      .selectFrom('conversations')
      .select(columns)
      .where('agent_id', '=', agentId)
      .orderBy('heard_at', 'desc')
      .orderBy('updated_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && conversationFrom(row);
  }

  /** The personal chat in which anybody spoke last. */
  async findHeardLast(): Promise<Conversation | undefined> {
    const row = await this.#database.query
      .selectFrom('conversations')
      .select(columns)
      .where('kind', '=', 'personal')
      .orderBy('heard_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && conversationFrom(row);
  }

  /**
   * Somebody spoke here. Writes only what is new, and that this chat was heard from: this runs on every turn. Where the agent
   * was last heard from in another chat, this one takes its place at once.
   */
  async saveHeard(conversation: Conversation, now: Date): Promise<void> {
    const rows = await this.#withOthersOf(conversation);
    const known = rows.find((row) => row.conversation_id === conversation.conversationId);
    if (!known || !isDeepStrictEqual(conversationFrom(known), conversation)) {
      return this.#save(conversation, { now, heard_at: toInstantText(now) });
    }
    if (rows[0] === known && isHeardLately(known.heard_at, now)) return;
    await this.#database.query
      .updateTable('conversations')
      .set({ heard_at: toInstantText(now) })
      .where('conversation_id', '=', conversation.conversationId)
      .execute();
  }

  /** For a chat that nobody has spoken in yet. Writes only what is new. */
  async saveChanged(conversation: Conversation, now: Date): Promise<void> {
    const known = await this.find(conversation.conversationId);
    if (!known || !isDeepStrictEqual(known, conversation)) await this.#save(conversation, { now });
  }

  /** True for the one caller that is to welcome this conversation: once, until that is forgotten. */
  async claimWelcome(conversationId: string, now: Date): Promise<boolean> {
    const result = await this.#database.query
      .updateTable('conversations')
      .set({ welcomed_at: toInstantText(now) })
      .where('conversation_id', '=', conversationId)
      .where('welcomed_at', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async forgetWelcome(conversationId: string): Promise<void> {
    await this.#database.query
      .updateTable('conversations')
      .set({ welcomed_at: null })
      .where('conversation_id', '=', conversationId)
      .execute();
  }

  /** The chat, if it is known, and all others of its agent: those heard from last first. */
  #withOthersOf({ conversationId, agentId }: Conversation) {
    return this.#database.query
      .selectFrom('conversations')
      .select([...columns, 'heard_at'])
      .where((row) =>
        row.or([
          row('conversation_id', '=', conversationId),
          ...(agentId === undefined ? [] : [row('agent_id', '=', agentId)]),
        ]),
      )
      .orderBy('heard_at', 'desc')
      .execute();
  }

  async #save(
    conversation: Conversation,
    { now, ...heard }: { readonly now: Date; readonly heard_at?: InstantText },
  ): Promise<void> {
    const place = {
      agent_id: conversation.agentId ?? null,
      kind: conversation.kind,
      service_url: conversation.serviceUrl,
      reference: conversation.reference,
      updated_at: toInstantText(now),
      ...heard,
    };
    await this.#database.query
      .insertInto('conversations')
      .values({ conversation_id: conversation.conversationId, welcomed_at: null, ...place })
      .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(place))
      .execute();
  }
}

export function conversationFrom(row: Pick<ConversationRow, (typeof columns)[number]>): Conversation {
  return {
    conversationId: row.conversation_id,
    agentId: row.agent_id ?? undefined,
    kind: row.kind,
    serviceUrl: row.service_url,
    reference: row.reference,
  };
}
