import { type CalendarDay, dayAt, dayFormat } from '../../../../services/calendar-day.ts';
import type { Clock } from '../../../../services/clock.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import type { CustomerFilter } from '../../../../services/reminders/lists/customer-filter.ts';
import type { CustomerListService } from '../../../../services/reminders/lists/customer-list-service.ts';
import type { ReminderCase } from '../../../../services/reminders/reminder.ts';
import type { Wording } from '../../../../cards/wording/wording.ts';
import type { ApiCall, FileAnswer } from '../api-call.ts';
import type { customerOperations } from '../contract/customers.ts';
import { tableFile } from './table-file.ts';

const pageSize = 500;

interface ExportOptions {
  readonly lists: CustomerListService;
  readonly filter: CustomerFilter;
  readonly clock: Clock;
}

/** A list as a file. The first page is read before anything is sent, so that a refusal is still told as such. */
export async function exportedFile(
  call: ApiCall<(typeof customerOperations)['exportCustomers']>,
  { lists, filter, clock }: ExportOptions,
): Promise<FileAnswer> {
  const { agent, wording, query } = call;
  const pages = pagesOf(lists, agent, filter);
  const first = await pages.next();
  const rows = rowsOf(first, pages, { wording, dayOf: dayFormat(agent.timeZone) });
  const name = `agreement-desk-${dayAt(clock.now(), agent.timeZone)}`;
  return tableFile(rows, { name, format: query.format, wording });
}

/** The role is looked at with each page: who loses it in the middle gets no more. */
async function* pagesOf(lists: CustomerListService, agent: Agent, filter: CustomerFilter) {
  let cursor: string | undefined;
  do {
    const page = await lists.list(agent, { filter, cursor, pageSize });
    yield page.rows;
    cursor = page.next;
  } while (cursor !== undefined);
}

interface Reader {
  readonly wording: Wording;
  readonly dayOf: (at: Date) => CalendarDay;
}

async function* rowsOf(
  first: IteratorResult<readonly ReminderCase[], void>,
  further: AsyncIterable<readonly ReminderCase[]>,
  reader: Reader,
): AsyncGenerator<readonly string[], void, undefined> {
  yield exportColumns.map((column) => reader.wording.text(column));
  for (const one of first.value ?? []) yield cellsOf(one, reader);
  for await (const page of further) for (const one of page) yield cellsOf(one, reader);
}

export const exportColumns = [
  'export.customer',
  'fact.domain',
  'fact.tenantId',
  'fact.country',
  'tab.status',
  'fact.acceptedOn',
  'export.since',
  'export.owner',
  'export.invited',
  'plan.neededBy',
] as const;

/** Days as `2026-01-31`, which every program reads and sorts. */
function cellsOf(one: ReminderCase, { wording, dayOf }: Reader): readonly string[] {
  const day = (at: Date | undefined) => (at ? dayOf(at) : '');
  return [
    one.customer.companyName,
    one.customer.domain,
    one.customer.customerId,
    one.country ?? '',
    wording.text(`status.${one.status}.title`),
    one.acceptedOn ?? '',
    day(one.unconfirmedSince),
    one.owner?.name ?? '',
    day(one.invitedAt),
    one.neededBy?.day ?? '',
  ];
}
