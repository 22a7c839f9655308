import { reportCard } from '../../cards/reports/report-card.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { Report } from '../../services/reports/report.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Who may see it is checked there. */
interface Reports {
  getReport(agent: Agent): Promise<Report>;
}

/** Shows where all customers stand. */
export class ReportCards {
  readonly #reports: Reports;

  constructor(reports: Reports) {
    this.#reports = reports;
  }

  async show({ agent, language }: Turn): Promise<Shown> {
    const report = await this.#reports.getReport(agent);
    return shown(reportCard({ language, timeZone: agent.timeZone, report }));
  }
}
