import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { AgentId } from '../ids.ts';
import type { Activity, AgentActivity } from './report.ts';

interface CountRow extends Activity {
  readonly agent_id: AgentId;
}

interface Counted {
  /** Rows of which an index holds all that is counted (migration 11). */
  readonly from: RawBuilder<unknown>;
  readonly at: 'intended_at' | 'invited_at';
  readonly since: Date;
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
    const at = 'intended_at';
    const corrected = sql`(
      select attestation_corrections.agent_id, attestations.intended_at from attestation_corrections
      join attestations on attestations.attestation_id = attestation_corrections.attestation_id
    ) as corrected where true`;
    const counts = await Promise.all([
      this.#count({ from: sql`attestations where state = 'recorded'`, at, since }),
      this.#count({ from: corrected, at, since }),
    ]);
    return sum(...counts);
  }

  #countInvited(since: Date): Promise<ReadonlyMap<AgentId, Activity>> {
    return this.#count({ from: sql`invitations where true`, at: 'invited_at', since });
  }

  async #count(counted: Counted): Promise<ReadonlyMap<AgentId, Activity>> {
    const { engine, query } = this.#database;
    if (engine === 'postgres') return byAgent((await countOf(counted).execute(query)).rows);
    const rows: CountRow[] = [];
    for (;;) {
      const { rows: next } = await countOf(counted, rows.at(-1)?.agent_id ?? '').execute(query);
      if (next.length === 0) return byAgent(rows);
      rows.push(...next);
    }
  }
}

/** Of all agents, or of the first one behind `after`: the embedded engine holds the process while it counts. */
function countOf({ from, at, since }: Counted, after?: string): RawBuilder<CountRow> {
  const one =
    after === undefined ? sql`` : sql`and agent_id = (select min(agent_id) from ${from} and agent_id > ${after})`;
  return sql<CountRow>`
    select agent_id, count(*) as "inAll",
      coalesce(sum(case when ${sql.ref(at)} >= ${toInstantText(since)} then 1 else 0 end), 0) as recently
    from ${from} ${one} group by agent_id`;
}

function byAgent(rows: readonly CountRow[]): ReadonlyMap<AgentId, Activity> {
  return new Map(rows.map(({ agent_id, recently, inAll }) => [agent_id, { recently, inAll }]));
}

function sum(one: ReadonlyMap<AgentId, Activity>, other: ReadonlyMap<AgentId, Activity>): Map<AgentId, Activity> {
  const total = new Map(one);
  for (const [agentId, { recently, inAll }] of other) {
    const before = total.get(agentId) ?? none;
    total.set(agentId, { recently: before.recently + recently, inAll: before.inAll + inAll });
  }
  return total;
}
