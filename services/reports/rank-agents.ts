import type { RememberedAgent } from '../conversations/agents-store.ts';
import type { AgentId } from '../ids.ts';
import type { Activity, AgentActivity, NamedActivity, Report } from './report.ts';

const mostNamed = 8;

/** Names those who did most lately; the others, and who is not known by name, are added up. */
export function rankAgents(
  activities: ReadonlyMap<AgentId, AgentActivity>,
  known: readonly Pick<RememberedAgent, 'agentId' | 'name'>[],
): Pick<Report, 'agents' | 'others'> {
  const names = new Map(known.map(({ agentId, name }) => [agentId, name]));
  const ranked = [...activities]
    .map(([agentId, activity]) => ({ ...activity, name: names.get(agentId) }))
    .toSorted(byActivity);
  const agents = ranked.filter(isNamed).slice(0, mostNamed);
  const named: ReadonlySet<AgentActivity> = new Set(agents);
  const others = ranked.filter((one) => !named.has(one));
  return {
    agents,
    others: {
      agents: others.length,
      confirmed: sumOf(others.map(({ confirmed }) => confirmed)),
      invited: sumOf(others.map(({ invited }) => invited)),
    },
  };
}

function isNamed(one: AgentActivity & { readonly name: string | undefined }): one is NamedActivity {
  return one.name !== undefined;
}

function byActivity(one: AgentActivity, other: AgentActivity): number {
  return (
    other.confirmed.recently - one.confirmed.recently ||
    other.confirmed.inAll - one.confirmed.inAll ||
    other.invited.recently - one.invited.recently ||
    other.invited.inAll - one.invited.inAll
  );
}

function sumOf(activities: readonly Activity[]): Activity {
  return activities.reduce((sum, one) => ({ recently: sum.recently + one.recently, inAll: sum.inAll + one.inAll }), {
    recently: 0,
    inAll: 0,
  });
}
