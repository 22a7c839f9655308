import type { z } from 'zod';
import { acceptedText } from '../../../../cards/agreements/accepted-text.ts';
import { storyTexts } from '../../../../cards/audit/story-texts.ts';
import type { AttachingService } from '../../../../services/audit/attaching-service.ts';
import type { GroundsService } from '../../../../services/audit/grounds-service.ts';
import type { PeriodReportService } from '../../../../services/audit/period-report-service.ts';
import type { StoryExportService } from '../../../../services/audit/story-export-service.ts';
import type { StoryService } from '../../../../services/audit/story-service.ts';
import type { ToldEntry } from '../../../../services/audit/told-entry.ts';
import type { CustomersService } from '../../../../services/customers/customers-service.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import { reportPdf, reportRows } from '../../../documents/period-report.ts';
import { storyPdf } from '../../../documents/story-pdf.ts';
import type { Caller, HandlersOf } from '../api-call.ts';
import type { evidenceOperations } from '../contract/evidence.ts';
import { xlsxType } from './export.ts';
import { workbook } from './workbook.ts';

const entriesAPage = 50;

interface EvidenceOptions {
  readonly stories: StoryService;
  readonly exports: StoryExportService;
  readonly attaching: AttachingService;
  readonly grounds: GroundsService;
  readonly periodReports: PeriodReportService;
  readonly customers: Pick<CustomersService, 'getCustomer'>;
}

export function evidenceHandlers(options: EvidenceOptions): HandlersOf<typeof evidenceOperations> {
  return { ...tellingHandlers(options), ...exportHandlers(options) };
}

/** What is seen, and what is added. */
function tellingHandlers({
  stories,
  attaching,
  grounds,
}: EvidenceOptions): Pick<HandlersOf<typeof evidenceOperations>, 'getStory' | 'giveGround' | 'attachFile'> {
  return {
    getStory: async (call) => {
      const range = { before: call.query.before, limit: entriesAPage };
      const { agent, params, wording } = call;
      const [{ entries, hasMore }, lacking] = await Promise.all([
        stories.read(agent, params.customerId, range),
        grounds.listLacking(agent, params.customerId),
      ]);
      return {
        ...{ entries: entries.map((told) => entryOf(told, call)), hasMore },
        lacking: lacking.map(({ entry, lacks }) => ({
          ...{ attestationId: entry.attestationId, text: acceptedText(entry, wording), lacks: [...lacks] },
        })),
      };
    },
    giveGround: async ({ agent, params, body, wording }) => {
      const { attestationId, ...form } = body;
      const { problems } = await grounds.give(agent, { ...params, attestationId }, form);
      const { groundReference } = problems;
      return { problems: groundReference ? { groundReference: wording.text('form.problem.too-long') } : {} };
    },
    attachFile: async ({ agent, params, query, file: content }) =>
      attaching.attach(agent, params.customerId, { ...query, content: () => Promise.resolve(content) }),
  };
}

/** What leaves the company. */
function exportHandlers({
  exports,
  periodReports: reports,
  customers,
}: EvidenceOptions): Pick<HandlersOf<typeof evidenceOperations>, 'exportStory' | 'reportPeriod'> {
  return {
    exportStory: async (call) => {
      const { agent, params, query } = call;
      const { customerId } = params;
      if (query.format === 'zip') {
        const { content } = await exports.openFile(agent, customerId);
        return { contentType: 'application/zip', fileName: `evidence-${customerId}.zip`, chunks: content };
      }
      const [customer, story] = await Promise.all([
        customers.getCustomer(agent, customerId),
        exports.read(agent, customerId),
      ]);
      const chunks = storyPdf({ ...call, customer, story });
      return { contentType: 'application/pdf', fileName: `evidence-${customerId}.pdf`, chunks };
    },
    reportPeriod: async (call) => {
      const { agent, query } = call;
      const period = { from: query.from as CalendarDay, until: query.until as CalendarDay };
      const report = await reports.open(agent, period);
      const fileName = `confirmations-${period.from}-${period.until}.${query.format}`;
      return query.format === 'pdf'
        ? { contentType: 'application/pdf', fileName, chunks: reportPdf({ ...call, period, report }) }
        : { contentType: xlsxType, fileName, chunks: workbook(reportRows(report, call)) };
    },
  };
}

type Shown = z.output<(typeof evidenceOperations)['getStory']['answer']>['entries'][number];

function entryOf(told: ToldEntry, { agent, wording }: Caller): Shown {
  const { entry, position, proof } = told;
  const { proof: proofText, title, lines, by } = storyTexts(told, { wording, timeZone: agent.timeZone });
  return {
    ...{ position, kind: entry?.kind ?? null, at: entry?.at ?? null },
    ...{ title, lines: [...lines], by, proof, proofText },
  };
}
