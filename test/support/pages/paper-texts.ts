import { Readable } from 'node:stream';
import { pageText } from '../../../bot/documents/paper.ts';
import { reportBlocks, reportRows } from '../../../bot/documents/period-report.ts';
import { storiesBlocks, storyBlocks } from '../../../bot/documents/story-pdf.ts';
import { fileSaved, storyFileText } from '../../../cards/audit/file-cards.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';
import type { ConfirmedElsewhere } from '../../../services/audit/elsewhere-store.ts';
import type { ReportedConfirmation } from '../../../services/audit/period-report-service.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { AgentId, AttestationId, CustomerId, DraftId, TemplateId } from '../../../services/ids.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { sampleStories } from './story-samples.ts';
import { plausibleWords } from '../cards/card-sample-words.ts';

const madeAt = new Date('2026-03-09T13:05:00Z');
const id = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';
const { companyName, domain, agentName, email } = plausibleWords;
const agent: Agent = { agentId: id as AgentId, name: agentName, timeZone: 'Europe/Stockholm' };
const period = { from: '2026-01-01' as CalendarDay, until: '2026-03-31' as CalendarDay };

const confirmation: ReportedConfirmation = {
  ...{ attestationId: id as AttestationId, draftId: id as DraftId, customerId: id as CustomerId, companyName },
  ...{
    attestedBy: id as AgentId,
    agentName,
    conversationId: undefined,
    cardActivityId: undefined,
    templateId: id as TemplateId,
    requestId: id,
  },
  contact: { firstName: plausibleWords.firstName, lastName: plausibleWords.lastName, email },
  ...{ acceptedOn: '2026-02-28' as CalendarDay, dateAgreed: madeAt, ground: 'phone' },
  ...{ outcome: { state: 'recorded' }, intendedAt: madeAt, settledAt: madeAt },
  ...{ added: { filesAt: [] }, groundAddedBy: undefined, gaps: ['no-ground', 'no-file', 'missing-there', 'left'] },
};
const ground = { ground: 'phone', groundReference: undefined, at: madeAt, by: id as AgentId } as const;
const added: ReportedConfirmation = {
  ...confirmation,
  ...{ added: { ground, filesAt: [madeAt, madeAt] }, groundAddedBy: agentName, gaps: [] },
};
const oneFile: ReportedConfirmation = { ...added, added: { ground, filesAt: [madeAt] } };
const found: ConfirmedElsewhere = {
  ...{ customerId: id as CustomerId, companyName, acceptedOn: confirmation.acceptedOn },
  ...{ auditRecordId: id, foundAt: madeAt },
};

/** What stands on the papers that are made of evidence. */
export async function paperTexts(language: Language): Promise<readonly string[]> {
  const wording = wordingFor(language);
  const customer = { customerId: id as CustomerId, companyName, domain };
  const stories = sampleStories(plausibleWords).flatMap((story) =>
    storyBlocks({ wording, agent, customer, story: { ...story, madeAt } }),
  );
  const told = sampleStories(plausibleWords).map((story) => ({ customerId: id as CustomerId, story }));
  const several = [told, told.slice(0, 1)].flatMap((some) =>
    storiesBlocks({ wording, agent, customers: [customer], told: { stories: some, madeAt } }),
  );
  const reports = [await reportOf([]), await reportOf([confirmation]), await reportOf([oneFile, added], [found])];
  const cells: string[] = [];
  for await (const row of reportRows(reportWith([confirmation, added], [found]), { wording, agent }))
    cells.push(...row);
  const file = { name: 'a.pdf', contentUrl: '', uniqueId: '', fileType: 'pdf' };
  const offered = [
    ...(['pdf', 'zip'] as const).map((format) => storyFileText(format, companyName, wording)),
    wording.filled('fileOut.report', { year: '2026' }),
    fileSaved({ language, file }).fallbackText,
  ];
  const papers = [...stories, ...several, ...reports.flat()].map(({ text }) => text);
  return [...offered, ...cells, ...papers, pageText(wording, 1, 2), wording.text('paper.numbers')];

  function reportOf(...given: Parameters<typeof reportWith>) {
    return reportBlocks({ wording, agent, period, report: reportWith(...given) });
  }
}

function reportWith(confirmations: readonly ReportedConfirmation[], elsewhere: readonly ConfirmedElsewhere[] = []) {
  return { confirmations: Readable.from(confirmations), elsewhere: Readable.from(elsewhere) };
}
