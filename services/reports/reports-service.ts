import { dayAt } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { AgentsStore, RememberedAgent } from '../conversations/agents-store.ts';
import type { DirectoryProgressService } from '../customers/directory/directory-progress-service.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { AgentId } from '../ids.ts';
import type { LinkCounter } from './link-counts.ts';
import type { ActivityStore } from './activity-store.ts';
import {
  type Activity,
  type AgentActivity,
  type NamedActivity,
  type Report,
  type Trend,
  isNearlyRead,
} from './report.ts';
import type { StatusCounter, StatusCountsStore } from './status-counts.ts';
import { trendBegins, weeklyTrend } from './weekly-trend.ts';
import { dayMs } from '../duration.ts';

const recentMs = 30 * dayMs;

interface ReportsOptions {
  readonly authorization: AuthorizationService;
  readonly progress: DirectoryProgressService;
  readonly counter: StatusCounter;
  readonly linkCounter: LinkCounter;
  readonly dailyCounts: StatusCountsStore;
  readonly activity: ActivityStore;
  readonly agents: AgentsStore;
  readonly clock: Clock;
}

/** Says where all customers stand, how that has changed, and which agent did what about it. */
export class ReportsService {
  readonly #options: ReportsOptions;

  constructor(options: ReportsOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`. */
  async getReport(agent: Agent): Promise<Report> {
    const { authorization, counter, linkCounter, activity, agents, clock } = this.#options;
    await authorization.require(agent, 'see-status');
    const countedAt = clock.now();
    const [counts, links, progress, trend, activities] = await Promise.all([
      counter.count(),
      linkCounter.count(),
      this.#options.progress.getProgress(agent),
      this.#getTrend(countedAt),
      activity.list(new Date(countedAt.getTime() - recentMs)),
    ]);
    const known = await agents.listByIds([...activities.keys()]);
    const ranked = rankAgents(activities, known);
    return { countedAt, counts, links, progress, isRead: isNearlyRead(progress), trend, ...ranked };
  }

  async #getTrend(now: Date): Promise<Trend> {
    const today = dayAt(now, 'UTC');
    return weeklyTrend(await this.#options.dailyCounts.listAfter(trendBegins(today)), today);
  }
}

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
