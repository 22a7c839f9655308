import { acceptedText } from '../../cards/agreements/accepted-text.ts';
import { contactName } from '../../cards/agreements/contact-fields.ts';
import { groundText } from '../../cards/agreements/ground-texts.ts';
import { inFull } from '../../cards/kit/shorten.ts';
import { dayText, instantText } from '../../cards/wording/dates.ts';
import type { PlainKey } from '../../cards/wording/sentences.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { ConfirmedElsewhere } from '../../services/audit/elsewhere-store.ts';
import type { Period, PeriodReport, ReportedConfirmation } from '../../services/audit/period-report-service.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Agent } from '../../services/identity/agent.ts';
import { type Block, paper } from './paper.ts';
import { isolated } from '../../cards/wording/sentences.ts';

interface ReportReader {
  readonly wording: Wording;
  readonly agent: Agent;
}

interface ReportOnPaper extends ReportReader {
  readonly period: Period;
  readonly report: PeriodReport;
}

const columns = [
  'audit.where',
  'export.customer',
  'fact.tenantId',
  'fact.acceptedOn',
  'fact.acceptedBy',
  'fact.email',
  'fact.ground',
  'audit.groundAdded',
  'audit.files',
  'audit.fileAdded',
  'fact.confirmedBy',
  'fact.confirmedAt',
  'fact.template',
  'fact.reference',
  'audit.gaps',
  'audit.found',
] as const satisfies readonly PlainKey[];

type Cells = Readonly<Partial<Record<(typeof columns)[number], string>>>;

/** A row a confirmation, days as every program reads them. */
export async function* reportRows(
  { confirmations, elsewhere }: PeriodReport,
  reader: ReportReader,
): AsyncGenerator<readonly string[], void, undefined> {
  const row = (cells: Cells) => columns.map((column) => cells[column] ?? '');
  yield columns.map((column) => reader.wording.text(column).replaceAll('\u00AD', ''));
  for await (const one of confirmations) yield row(cellsOf(one, reader));
  for await (const one of elsewhere) yield row(elsewhereCells(one, reader));
}

function cellsOf(one: ReportedConfirmation, { wording, agent }: ReportReader): Cells {
  const { ground, filesAt } = one.added;
  const dayOf = (at: Date | undefined) => at && dayAt(at, agent.timeZone);
  const cells = {
    'audit.where': wording.text('audit.where.here'),
    'export.customer': one.companyName,
    'fact.tenantId': one.customerId,
    'fact.acceptedOn': one.acceptedOn,
    'fact.acceptedBy': one.contact ? contactName(one.contact, inFull) : wording.text('fact.erased'),
    'fact.email': one.contact?.email,
    'fact.ground': groundText(ground ?? one, wording, inFull),
    'audit.groundAdded': dayOf(ground?.at),
    'audit.files': String(filesAt.length),
    'audit.fileAdded': dayOf(filesAt[0]),
    'fact.confirmedBy': one.agentName ?? wording.text('fact.erased'),
    'fact.confirmedAt': dayOf(one.intendedAt),
    'fact.template': one.templateId,
    'fact.reference': one.attestationId,
    'audit.gaps': gapsText(one, wording),
  };
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== undefined));
}

function elsewhereCells(one: ConfirmedElsewhere, { wording, agent }: ReportReader): Cells {
  return {
    'audit.where': wording.text('audit.where.elsewhere'),
    'export.customer': one.companyName ?? '',
    'fact.tenantId': one.customerId,
    'fact.acceptedOn': one.acceptedOn ?? '',
    'fact.reference': one.auditRecordId,
    'audit.found': dayAt(one.foundAt, agent.timeZone),
  };
}

/** The same to be read on paper. */
export async function* reportPdf(given: ReportOnPaper): AsyncGenerator<Uint8Array, void, undefined> {
  yield* paper({ wording: given.wording, blocks: await reportBlocks(given) });
}

export async function reportBlocks({ wording, agent, period, report }: ReportOnPaper): Promise<readonly Block[]> {
  const [from, until] = [dayText(period.from, wording), dayText(period.until, wording)];
  const entries: Block[] = [];
  let count = 0;
  for await (const one of report.confirmations) {
    entries.push(...confirmationBlocks(one, { wording, agent }));
    count += 1;
  }
  return [
    { style: 'title', text: wording.filled('audit.title', { from, until }) },
    { style: 'text', text: wording.text('audit.text') },
    { style: 'quiet', text: wording.filled('audit.count', { count }) },
    { style: 'quiet', text: wording.filled('paper.zone', { zone: agent.timeZone }) },
    ...(count === 0 ? [{ style: 'text', text: wording.text('audit.none') } as const] : entries),
    ...(await elsewhereBlocks(report, { wording, agent })),
  ];
}

async function elsewhereBlocks(
  { elsewhere }: PeriodReport,
  { wording, agent }: ReportReader,
): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for await (const one of elsewhere) {
    const accepted = one.acceptedOn && `${wording.text('fact.acceptedOn')}: ${dayText(one.acceptedOn, wording)}`;
    const instant = instantText(one.foundAt, wording, agent.timeZone);
    blocks.push(
      { style: 'entry', text: isolated(inFull(one.companyName ?? one.customerId)) },
      ...(accepted ? [{ style: 'text', text: accepted } as const] : []),
      { style: 'quiet', text: wording.filled('audit.found.at', { record: one.auditRecordId, instant }) },
    );
  }
  if (blocks.length === 0) return [];
  const heading = { style: 'heading', text: wording.text('story.confirmed-elsewhere') } as const;
  return [heading, { style: 'text', text: wording.text('audit.elsewhere') }, ...blocks];
}

function confirmationBlocks(one: ReportedConfirmation, { wording, agent }: ReportReader): readonly Block[] {
  const ground = groundText(one.added.ground ?? one, wording, inFull);
  const who = agentIn(one.agentName, wording);
  const instant = instantText(one.intendedAt, wording, agent.timeZone);
  const gaps = gapsText(one, wording);
  return [
    { style: 'entry', text: isolated(inFull(one.companyName)) },
    { style: 'text', text: acceptedText(one, wording, inFull) },
    ...(ground === '' ? [] : [{ style: 'text', text: wording.filled('history.ground', { ground }) } as const]),
    { style: 'quiet', text: wording.filled('history.agent', { agent: who, instant }) },
    ...laterTexts(one, { wording, agent }).map((text) => ({ style: 'quiet', text }) as const),
    { style: 'quiet', text: wording.filled('history.reference', { reference: one.attestationId }) },
    ...(gaps === '' ? [] : [{ style: 'bad', text: `${wording.text('audit.gaps')}: ${gaps}` } as const]),
  ];
}

/** What came after the confirmation itself. */
function laterTexts({ added, groundAddedBy }: ReportedConfirmation, { wording, agent }: ReportReader) {
  const { ground, filesAt } = added;
  const instantOf = (at: Date) => instantText(at, wording, agent.timeZone);
  const who = agentIn(groundAddedBy, wording);
  const [file] = filesAt;
  return [
    ...(ground ? [wording.filled('audit.groundAdded.by', { agent: who, instant: instantOf(ground.at) })] : []),
    ...(file ? [wording.filled('audit.fileAdded.at', { instant: instantOf(file), count: filesAt.length })] : []),
  ];
}

function agentIn(name: string | undefined, wording: Wording): string {
  return name === undefined ? wording.text('fact.erased') : inFull(name);
}

function gapsText({ gaps }: ReportedConfirmation, wording: Wording): string {
  return gaps.map((gap) => wording.text(`audit.gap.${gap}`)).join(', ');
}
