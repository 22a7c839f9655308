import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { AgentId, CustomerId } from '../ids.ts';

/** How a customer became somebody's business. */
export type OwnedBecause = 'assigned' | 'invited' | 'confirmed';

/** Whose business each customer is: who was assigned, else who last did something about it. */
export class CustomerOwners {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The newest act wins over older ones, and none over an assignment. */
  async recordOwner(
    customerId: CustomerId,
    owner: { readonly agentId: AgentId; readonly because: Exclude<OwnedBecause, 'assigned'> },
    now: Date,
  ): Promise<void> {
    await this.#save(customerId, owner, now);
  }

  async assign(customerId: CustomerId, agentId: AgentId, now: Date): Promise<void> {
    await this.#save(customerId, { agentId, because: 'assigned' }, now);
  }

  /** A new owner is looked at again at once: somebody else may have been about to be reminded. */
  async #save(
    customerId: CustomerId,
    { agentId, because }: { readonly agentId: AgentId; readonly because: OwnedBecause },
    now: Date,
  ): Promise<void> {
    await sql`
      insert into follow_ups (customer_id, owner_id, owner_because) values (${customerId}, ${agentId}, ${because})
      on conflict (customer_id) do update set
        due_at = case when follow_ups.unconfirmed_since is null or follow_ups.owner_id = excluded.owner_id
          then follow_ups.due_at else ${toInstantText(now)} end,
        owner_id = excluded.owner_id,
        owner_because = excluded.owner_because
      where coalesce(follow_ups.owner_because, '') <> 'assigned' or excluded.owner_because = 'assigned'
    `.execute(this.#database.query);
  }
}
