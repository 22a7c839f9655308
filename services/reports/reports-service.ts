import { dayAt } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { AgentsStore } from '../conversations/agents-store.ts';
import type { DirectoryProgressService } from '../customers/directory/directory-progress-service.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { ActivityStore } from './activity-store.ts';
import { isNearlyRead } from './is-nearly-read.ts';
import { rankAgents } from './rank-agents.ts';
import type { Report, Trend } from './report.ts';
import type { StatusCounter } from './status-counter.ts';
import type { StatusCountsStore } from './status-counts-store.ts';
import { trendBegins, weeklyTrend } from './weekly-trend.ts';

const recentMs = 30 * 24 * 60 * 60_000;

interface ReportsOptions {
  readonly authorization: AuthorizationService;
  readonly progress: DirectoryProgressService;
  readonly counter: StatusCounter;
  readonly dailyCounts: StatusCountsStore;
  readonly activity: ActivityStore;
  readonly agents: AgentsStore;
  readonly clock: Clock;
}

/** Tells where all customers stand, how that has changed, and who has done what about it. */
export class ReportsService {
  readonly #its: ReportsOptions;

  constructor(options: ReportsOptions) {
    this.#its = options;
  }

  /** Throws `NotAllowedError`. */
  async getReport(agent: Agent): Promise<Report> {
    const { authorization, counter, activity, agents, clock } = this.#its;
    await authorization.require(agent, 'see-status');
    const countedAt = clock.now();
    const [counts, progress, trend, activities] = await Promise.all([
      counter.count(),
      this.#its.progress.getProgress(agent),
      this.#getTrend(countedAt),
      activity.list(new Date(countedAt.getTime() - recentMs)),
    ]);
    const known = await agents.listByIds([...activities.keys()]);
    return { countedAt, counts, progress, isRead: isNearlyRead(progress), trend, ...rankAgents(activities, known) };
  }

  async #getTrend(now: Date): Promise<Trend> {
    const today = dayAt(now, 'UTC');
    return weeklyTrend(await this.#its.dailyCounts.listAfter(trendBegins(today)), today);
  }
}
