import { LedgerWords } from '../../services/agreements/ledger/ledger-evidence.ts';
import { AttachingService } from '../../services/audit/attaching-service.ts';
import { ConfirmationsStore } from '../../services/audit/confirmations-store.ts';
import { ElsewhereStore } from '../../services/audit/elsewhere-store.ts';
import { GroundsService } from '../../services/audit/grounds-service.ts';
import { PeriodReportService } from '../../services/audit/period-report-service.ts';
import { StoryService } from '../../services/audit/story-service.ts';
import { StoryExportService } from '../../services/audit/story-export-service.ts';
import { AttachmentsStore } from '../../services/evidence/attachments/attachments-store.ts';
import { EvidenceKeeper } from '../../services/evidence/evidence-keeper.ts';
import { StoryReader } from '../../services/evidence/story-reader.ts';
import { WordsStore } from '../../services/evidence/words-store.ts';
import type { SentFile } from '../../dialogs/turn.ts';
import { EvidenceFiles } from '../documents/evidence-files.ts';
import { FileDownloads } from '../teams/file-downloads.ts';
import type { DeskOptions } from './options.ts';
import type { Services } from './services.ts';

export type Audit = ReturnType<typeof createAudit>;

/** The evidence log, and what of it people see and take away. */
export function createAudit(options: DeskOptions, services: Services) {
  const { database, clock } = options;
  const { evidence, agents, authorization, customers, ledger } = services;
  const evidenceKeeper = new EvidenceKeeper({ ...options, ...options.evidenceLog, evidence });
  const words = [new WordsStore(database.query), new LedgerWords(database.query)];
  const stories = new StoryService({ reader: new StoryReader(database.query, words), agents, authorization });
  const attachments = new AttachmentsStore(database, options.attachments.folder);
  const exporting = { database, words, attachments, evidence };
  const { scan } = options.attachments;
  const files = new FileDownloads({ isOfTeams: options.isFileOfTeams });
  const periodReports = new PeriodReportService({
    ...{ database, evidence, agents, authorization, clock },
    confirmations: new ConfirmationsStore(database),
    elsewhere: new ElsewhereStore(database),
  });
  const exports = new StoryExportService({
    ...{ exporting, stories, authorization, clock },
    sign: async () => evidenceKeeper.signer?.signNow(),
  });
  return {
    evidenceKeeper,
    stories,
    evidenceFiles: new EvidenceFiles({ exports, periodReports, customers, clock }),
    readFile: (file: SentFile) => files.read(file),
    streamFile: (file: SentFile, limit: { mostBytes: number; tooLong: () => Error }) => files.stream(file, limit),
    attachments,
    attaching: new AttachingService({
      ...{ database, attachments, evidence, ledger, customers, authorization, scan, clock },
    }),
    grounds: new GroundsService({ agents, database, evidence, ledger, authorization, clock }),
  };
}
