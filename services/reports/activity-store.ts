import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { AgentId } from '../ids.ts';
import type { Activity, AgentActivity } from './report.ts';

interface CountRow extends Activity {
  readonly agent_id: AgentId;
}

const none: Activity = { recently: 0, inAll: 0 };

/** What agents have done, counted from the ledger and the invitations. */
export class ActivityStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Attestations that were recorded, and invitations; recent is what was done at `since` or later. */
  async list(since: Date): Promise<ReadonlyMap<AgentId, AgentActivity>> {
    const [confirmed, invited] = await Promise.all([this.#countConfirmed(since), this.#countInvited(since)]);
    const agentIds = new Set([...confirmed.keys(), ...invited.keys()]);
    return new Map(
      [...agentIds].map((id) => [id, { confirmed: confirmed.get(id) ?? none, invited: invited.get(id) ?? none }]),
    );
  }

  async #countConfirmed(since: Date): Promise<ReadonlyMap<AgentId, Activity>> {
    const { rows } = await sql<CountRow>`
      select agent_id, count(*) as "inAll",
        coalesce(sum(case when intended_at >= ${toInstantText(since)} then 1 else 0 end), 0) as recently
      from (
        select agent_id, intended_at from attestations where state = 'recorded'
        union all
        select attestations.agent_id, intended_at from attestation_corrections
        join attestations on attestations.attestation_id = attestation_corrections.attestation_id
      ) as confirmed
      group by agent_id`.execute(this.#database.query);
    return byAgent(rows);
  }

  async #countInvited(since: Date): Promise<ReadonlyMap<AgentId, Activity>> {
    const { rows } = await sql<CountRow>`
      select agent_id, count(*) as "inAll",
        coalesce(sum(case when invited_at >= ${toInstantText(since)} then 1 else 0 end), 0) as recently
      from invitations group by agent_id`.execute(this.#database.query);
    return byAgent(rows);
  }
}

function byAgent(rows: readonly CountRow[]): ReadonlyMap<AgentId, Activity> {
  return new Map(rows.map(({ agent_id, recently, inAll }) => [agent_id, { recently, inAll }]));
}
