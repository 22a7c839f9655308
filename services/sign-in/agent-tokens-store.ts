import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { AgentId } from '../ids.ts';

/** What Entra gave for each agent who has signed in, encrypted. */
export class AgentTokensStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(agentId: AgentId): Promise<string | undefined> {
    const row = await this.#database.query
      .selectFrom('agent_tokens')
      .select('sealed')
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
    return row?.sealed;
  }

  async list(): Promise<readonly { readonly agentId: AgentId; readonly sealed: string }[]> {
    return this.#database.query.selectFrom('agent_tokens').select(['agent_id as agentId', 'sealed']).execute();
  }

  /** After a sign-in. */
  async save(agentId: AgentId, sealed: string, now: Date): Promise<void> {
    const row = { sealed, updated_at: toInstantText(now) };
    await this.#database.query
      .insertInto('agent_tokens')
      .values({ agent_id: agentId, ...row })
      .onConflict((conflict) => conflict.column('agent_id').doUpdateSet(row))
      .execute();
  }

  /** Nothing for an agent who has signed out or in anew meanwhile. */
  async replace(
    agentId: AgentId,
    { from, to }: { readonly from: string; readonly to: string },
    now: Date,
  ): Promise<void> {
    await this.#database.query
      .updateTable('agent_tokens')
      .set({ sealed: to, updated_at: toInstantText(now) })
      .where('agent_id', '=', agentId)
      .where('sealed', '=', from)
      .execute();
  }

  /** True where there was something. */
  async remove(agentId: AgentId): Promise<boolean> {
    const removed = await this.#database.query
      .deleteFrom('agent_tokens')
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
    return removed.numDeletedRows > 0n;
  }
}
