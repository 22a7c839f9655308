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

  /** An invitation was none: its agent, if the owner by it, gives way to whoever did something about the customer before. */
  async recordWithoutInvitation(customerId: CustomerId, agentId: AgentId, now: Date): Promise<void> {
    await sql`
      update follow_ups set
        due_at = case when unconfirmed_since is null then due_at else ${toInstantText(now)} end,
        (owner_id, owner_because) = (
          select agent_id, because from (
            select agent_id, 'invited' as because, invited_at as done_at
            from invitations where customer_id = ${customerId}
            union all
            select agent_id, 'confirmed' as because, intended_at as done_at
            from attestations where customer_id = ${customerId} and state in ('recorded', 'already-recorded')
          ) as acts
          order by done_at desc limit 1)
      where customer_id = ${customerId} and owner_id = ${agentId} and owner_because = 'invited'
    `.execute(this.#database.query);
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
