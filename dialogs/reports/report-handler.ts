import { reportCard } from '../../cards/reports/report-card.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { Report } from '../../services/reports/report.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Who may see it is checked there. */
interface Reports {
  getReport(agent: Agent): Promise<Report>;
}

/** Shows where all customers stand. */
export class ReportHandler {
  readonly #reports: Reports;

  constructor(reports: Reports) {
    this.#reports = reports;
  }

  async show({ agent, language }: Turn): Promise<Reply> {
    const report = await this.#reports.getReport(agent);
    return reply(reportCard({ language, timeZone: agent.timeZone, report }));
  }
}
