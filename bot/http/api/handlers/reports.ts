import { readInstantText, toInstantText } from '../../../../services/database/instant-text.ts';
import type { CustomerChangesStore } from '../../../../services/customers/directory/customer-changes-store.ts';
import type { AuthorizationService } from '../../../../services/identity/authorization-service.ts';
import type { MyWorkService } from '../../../../services/reports/my-work-service.ts';
import type { OverviewService } from '../../../../services/reports/overview-service.ts';
import type { Trend } from '../../../../services/reports/report.ts';
import type { HandlersOf } from '../api-call.ts';
import type { reportOperations } from '../contract/reports.ts';
import { attestationOf, handoverOf, instantOf, invitationOf, rowOf } from './records.ts';

interface ReportsOptions {
  readonly overview: OverviewService;
  readonly myWork: MyWorkService;
  readonly changes: CustomerChangesStore;
  readonly authorization: AuthorizationService;
}

export function reportHandlers(options: ReportsOptions): HandlersOf<typeof reportOperations> {
  const { overview, myWork, changes, authorization } = options;
  return {
    getOverview: async ({ agent }) => {
      const { countedAt, counts, isRead, progress, trend, needs, agents, others } = await overview.getOverview(agent);
      const { agents: people, ...acts } = others;
      return {
        countedAt: instantOf(countedAt),
        counts,
        isRead,
        progress: { ...progress, isForProviderAlone: progress.isForProviderAlone ?? false },
        trend: trendOf(trend),
        needs: [...needs],
        people: [...agents],
        others: { people, ...acts },
      };
    },
    getMyWork: async ({ agent, wording }) => {
      const { mine, handedToMe, handedOver, confirmed, invited } = await myWork.getMyWork(agent);
      return {
        mine: mine.rows.map(rowOf),
        mineCount: mine.count ?? { count: mine.rows.length, isMore: false },
        handedToMe: handedToMe.map((one) => handoverOf(one, agent)),
        handedOver: handedOver.map((one) => handoverOf(one, agent)),
        confirmed: confirmed.map((one) => ({ ...attestationOf(one, wording), ...customerOf(one) })),
        invited: invited.map((one) => ({ ...invitationOf(one, agent), ...customerOf(one) })),
      };
    },
    listChanges: async ({ agent, query: { since } }) => {
      await authorization.require(agent, 'see-status');
      const at = readInstantText(since);
      const { customerIds, isMore, cursor } = await changes.listSince(at && toInstantText(at));
      return { customerIds: [...customerIds], isMore, cursor };
    },
  };
}

function customerOf({ customerId, companyName }: { readonly customerId: string; readonly companyName: string }) {
  return { customerId, companyName };
}

function trendOf(trend: Trend) {
  if (trend.kind !== 'weeks') return { ...trend };
  return { kind: trend.kind, weeks: trend.weeks.map(({ day, counts }) => ({ day, counts: counts ?? null })) };
}
