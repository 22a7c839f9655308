import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { CustomerListService } from '../reminders/lists/customer-list-service.ts';
import type { ListView } from '../reminders/lists/customer-filter.ts';
import type { ListCount } from '../reminders/reminder.ts';
import type { Report } from './report.ts';
import type { ReportsService } from './reports-service.ts';

/** Counting a million customers takes long enough not to be done for each look at a page that stays open. */
const keptMs = 30_000;

/** What somebody has to look at today, beside all that is open. */
const needs: readonly ListView[] = [
  'unconfirmed',
  'due',
  'overdue',
  'order',
  'renewal',
  'handed-over',
  'refused',
  'link-ready',
  'link-waiting',
  'link-expired',
  'invited',
  'expired',
  'nobody',
  'mine',
];

interface OverviewOptions {
  readonly reports: Pick<ReportsService, 'getReport'>;
  readonly lists: Pick<CustomerListService, 'countViews'>;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

export interface Overview extends Report {
  readonly needs: readonly (ListCount & { readonly view: ListView })[];
}

/** Where all customers stand, and what needs somebody. Throws `NotAllowedError`. */
export class OverviewService {
  readonly #options: OverviewOptions;
  /** The same for everybody who may see it. */
  readonly #reports: LRUCache<'ours', Report, Agent>;

  constructor(options: OverviewOptions) {
    this.#options = options;
    this.#reports = new LRUCache({
      max: 1,
      ttl: keptMs,
      ttlResolution: 0,
      perf: { now: () => options.clock.now().getTime() },
      fetchMethod: (_ours, _stale, { context }) => options.reports.getReport(context),
    });
  }

  async getOverview(agent: Agent): Promise<Overview> {
    const { authorization, lists } = this.#options;
    await authorization.require(agent, 'see-status');
    const [report, counted] = await Promise.all([
      this.#reports.forceFetch('ours', { context: agent }),
      lists.countViews(agent, needs),
    ]);
    return { ...report, needs: counted };
  }
}
