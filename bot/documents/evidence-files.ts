import type { Wording } from '../../cards/wording/wording.ts';
import type { Period, PeriodReport } from '../../services/audit/period-report-service.ts';
import type { StoriesOnPaper, StoryOnPaper } from '../../services/audit/told-entry.ts';
import { type CalendarDay, dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { CustomerId } from '../../services/ids.ts';
import { workbook, xlsxType } from '../http/api/handlers/workbook.ts';
import { reportPdf, reportRows } from './period-report.ts';
import { storiesPdf, storyPdf } from './story-pdf.ts';

/** A file as it is made. */
export interface MadeFile {
  readonly contentType: string;
  readonly fileName: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

interface ReaderOfFile {
  readonly agent: Agent;
  readonly wording: Wording;
}

interface EvidenceFilesOptions {
  readonly exports: {
    openFile(
      agent: Agent,
      customerIds: readonly CustomerId[],
      alsoHeads?: readonly number[],
    ): Promise<{ readonly content: AsyncIterable<Uint8Array> }>;
    read(agent: Agent, customerId: CustomerId): Promise<StoryOnPaper>;
    readSeveral(agent: Agent, customerIds: readonly CustomerId[]): Promise<StoriesOnPaper>;
  };
  readonly periodReports: { open(agent: Agent, period: Period): Promise<PeriodReport> };
  readonly customers: Pick<CustomersService, 'getCustomer'>;
  readonly clock: Clock;
}

export type StoryFormat = 'pdf' | 'zip';
export type ReportFormat = 'pdf' | 'xlsx';

export function storyFileName(customerId: CustomerId, format: StoryFormat): string {
  return `evidence-${customerId}.${format}`;
}

function storiesFileName(day: CalendarDay, format: StoryFormat): string {
  return `evidence-${day}.${format}`;
}

export function reportFileName({ from, until }: Period, format: ReportFormat): string {
  return `confirmations-${from}-${until}.${format}`;
}

/** What is handed out, on the page and in the chat alike. Who may, and that it is an entry, is the services' business. */
export class EvidenceFiles {
  readonly #options: EvidenceFilesOptions;

  constructor(options: EvidenceFilesOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`, and `NothingToExportError` where nothing is signed or known. */
  async story(
    reader: ReaderOfFile,
    customerId: CustomerId,
    { format, heads = [] }: { readonly format: StoryFormat; readonly heads?: readonly number[] | undefined },
  ): Promise<MadeFile> {
    const { exports, customers } = this.#options;
    const { agent } = reader;
    const fileName = storyFileName(customerId, format);
    if (format === 'zip') {
      const { content } = await exports.openFile(agent, [customerId], heads);
      return { contentType: 'application/zip', fileName, chunks: content };
    }
    const [customer, story] = await Promise.all([
      customers.getCustomer(agent, customerId),
      exports.read(agent, customerId),
    ]);
    return { contentType: 'application/pdf', fileName, chunks: storyPdf({ ...reader, customer, story }) };
  }

  /** The stories of those who have one. Throws the same. */
  async stories(reader: ReaderOfFile, customers: readonly CustomerSummary[], format: StoryFormat): Promise<MadeFile> {
    const { exports, clock } = this.#options;
    const { agent } = reader;
    const customerIds = customers.map(({ customerId }) => customerId);
    const fileName = storiesFileName(dayAt(clock.now(), agent.timeZone), format);
    if (format === 'zip') {
      const { content } = await exports.openFile(agent, customerIds);
      return { contentType: 'application/zip', fileName, chunks: content };
    }
    const told = await exports.readSeveral(agent, customerIds);
    return { contentType: 'application/pdf', fileName, chunks: storiesPdf({ ...reader, customers, told }) };
  }

  /** Throws `NotAllowedError`. */
  async report(reader: ReaderOfFile, period: Period, format: ReportFormat): Promise<MadeFile> {
    const report = await this.#options.periodReports.open(reader.agent, period);
    const fileName = reportFileName(period, format);
    return format === 'pdf'
      ? { contentType: 'application/pdf', fileName, chunks: reportPdf({ ...reader, period, report }) }
      : { contentType: xlsxType, fileName, chunks: workbook(reportRows(report, reader)) };
  }
}
