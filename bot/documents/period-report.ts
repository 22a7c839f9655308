import { contactName } from '../../cards/agreements/contact-fields.ts';
import { groundText } from '../../cards/agreements/ground-texts.ts';
import { dayText, instantText } from '../../cards/wording/dates.ts';
import type { PlainKey } from '../../cards/wording/sentences.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { Period, ReportedConfirmation } from '../../services/audit/period-report-service.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Agent } from '../../services/identity/agent.ts';
import { type Block, paper } from './paper.ts';

interface ReportReader {
  readonly wording: Wording;
  readonly agent: Agent;
}

interface PeriodReport extends ReportReader {
  readonly period: Period;
  readonly confirmations: AsyncIterable<ReportedConfirmation>;
}

const columns = [
  'export.customer',
  'fact.tenantId',
  'fact.acceptedOn',
  'fact.acceptedBy',
  'fact.email',
  'fact.ground',
  'audit.files',
  'fact.confirmedBy',
  'fact.confirmedAt',
  'fact.template',
  'fact.reference',
  'audit.gaps',
] as const satisfies readonly PlainKey[];

/** A row a confirmation, days as every program reads them. */
export async function* reportRows(
  confirmations: AsyncIterable<ReportedConfirmation>,
  { wording, agent }: ReportReader,
): AsyncGenerator<readonly string[], void, undefined> {
  yield columns.map((column) => wording.text(column).replaceAll('\u00AD', ''));
  for await (const one of confirmations)
    yield [
      one.companyName,
      one.customerId,
      one.acceptedOn,
      one.contact ? contactName(one.contact) : wording.text('fact.erased'),
      one.contact?.email ?? '',
      groundText(one, wording),
      String(one.files),
      one.agentName ?? wording.text('fact.erased'),
      dayAt(one.intendedAt, agent.timeZone),
      one.templateId,
      one.attestationId,
      gapsText(one, wording),
    ];
}

/** The same to be read on paper. */
export async function* reportPdf(given: PeriodReport): AsyncGenerator<Uint8Array, void, undefined> {
  yield* paper({ wording: given.wording, blocks: await reportBlocks(given) });
}

export async function reportBlocks({ wording, agent, period, confirmations }: PeriodReport): Promise<readonly Block[]> {
  const [from, until] = [dayText(period.from, wording), dayText(period.until, wording)];
  const entries: Block[] = [];
  let count = 0;
  for await (const one of confirmations) {
    entries.push(...confirmationBlocks(one, { wording, agent }));
    count += 1;
  }
  return [
    { style: 'title', text: wording.filled('audit.title', { from, until }) },
    { style: 'text', text: wording.text('audit.text') },
    { style: 'quiet', text: wording.filled('audit.count', { count }) },
    ...(count === 0 ? [{ style: 'text', text: wording.text('audit.none') } as const] : entries),
  ];
}

function confirmationBlocks(one: ReportedConfirmation, { wording, agent }: ReportReader): readonly Block[] {
  const acceptedOn = dayText(one.acceptedOn, wording);
  const { contact } = one;
  const accepted = contact
    ? wording.filled('history.contact', { contact: contactName(contact), email: contact.email, acceptedOn })
    : wording.filled('history.contact.erased', { acceptedOn });
  const ground = groundText(one, wording);
  const who = one.agentName ?? wording.text('fact.erased');
  const instant = instantText(one.intendedAt, wording, agent.timeZone);
  const gaps = gapsText(one, wording);
  return [
    { style: 'entry', text: one.companyName },
    { style: 'text', text: accepted },
    ...(ground === '' ? [] : [{ style: 'text', text: wording.filled('history.ground', { ground }) } as const]),
    { style: 'quiet', text: wording.filled('history.agent', { agent: who, instant }) },
    { style: 'quiet', text: wording.filled('history.reference', { reference: one.attestationId }) },
    ...(gaps === '' ? [] : [{ style: 'bad', text: `${wording.text('audit.gaps')}: ${gaps}` } as const]),
  ];
}

function gapsText({ gaps }: ReportedConfirmation, wording: Wording): string {
  return gaps.map((gap) => wording.text(`audit.gap.${gap}`)).join(', ');
}
