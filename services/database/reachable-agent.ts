import { type Expression, type SqlBool, sql } from 'kysely';

/** Whether the agent named in a column can be written to, as far as is known. */
export function isReachable(agentColumn: `${string}.agent_id`): Expression<SqlBool> {
  return sql<SqlBool>`not exists (
    select 1 from unreachable_agents where unreachable_agents.agent_id = ${sql.ref(agentColumn)}
  )`;
}
