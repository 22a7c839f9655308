import type { PageLink } from '../../cards/kit/page-link.ts';
import { reportCard } from '../../cards/reports/report-card.ts';
import { resellerReportCard } from '../../cards/reports/reseller-report-card.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { Report } from '../../services/reports/report.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Who may see it is checked there. */
interface Reports {
  getReport(agent: Agent): Promise<Report>;
}

interface ReportHandlerOptions {
  readonly reports: Reports;
  readonly authorization: Pick<AuthorizationService, 'isOffered' | 'listOfferedRoads'>;
  readonly linkToPage: PageLink;
}

/** Shows where all customers stand. */
export class ReportHandler {
  readonly #options: ReportHandlerOptions;

  constructor(options: ReportHandlerOptions) {
    this.#options = options;
  }

  async show({ agent, language }: Turn): Promise<Reply> {
    const { reports, authorization, linkToPage } = this.#options;
    const report = await reports.getReport(agent);
    if (report.progress.isForProviderAlone) {
      const offers = await authorization.listOfferedRoads(agent);
      return reply(resellerReportCard({ language, report, offers }));
    }
    const mayExport = await authorization.isOffered(agent, 'export-evidence');
    const card = reportCard({ language, timeZone: agent.timeZone, report, mayExport });
    return reply(linkToPage(card, { view: 'overview' }, language));
  }
}
