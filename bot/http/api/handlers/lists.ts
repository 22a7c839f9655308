import { openListWords } from '../../../../cards/bulk/list-words.ts';
import { type RowReader, rowOutcome, rowProblemText } from '../../../../cards/bulk/row-texts.ts';
import type { BulkList, BulkRow } from '../../../../services/bulk/bulk-list.ts';
import type { BulkService } from '../../../../services/bulk/bulk-service.ts';
import { daysIn } from '../../../../services/bulk/list/days-in-row.ts';
import { readListDate } from '../../../../services/bulk/list/read-list-date.ts';
import { uploadedRows } from '../../../../services/bulk/list/uploaded-rows.ts';
import { dayAt } from '../../../../services/calendar-day.ts';
import type { Clock } from '../../../../services/clock.ts';
import type { ApiCall, Caller, FileAnswer, HandlersOf } from '../api-call.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { listOperations } from '../contract/lists.ts';
import { resultRows, rowsToCorrect, templateRows } from './list-files.ts';
import { tableFile } from './table-file.ts';

interface ListOptions {
  readonly bulk: BulkService;
  readonly clock: Clock;
}

export function listHandlers({ bulk, clock }: ListOptions): HandlersOf<typeof listOperations> {
  const words = openListWords();
  const readerOf = ({ agent, wording }: Caller) => ({ wording, today: dayAt(clock.now(), agent.timeZone) });
  return {
    listLists: async ({ agent }) => ({ lists: (await bulk.list(agent)).map(listOf) }),
    uploadList: async ({ agent, query: { act, name }, pieces }) =>
      listOf(await bulk.open(agent, { act, fileName: name, ...uploadedRows(pieces, { acts: [act], words }) })),
    listChosen: async ({ agent, body: { act, customerIds, cells } }) =>
      listOf(await bulk.openSelection(agent, { act, customerIds, cells })),
    getListTemplate: async ({ query: { act, format }, wording }) =>
      Promise.resolve(tableFile(templateRows(act, wording), { name: `agreement-desk-${act}`, format, wording })),
    getList: async ({ agent, params }) => listOf(found(await bulk.get(agent, params.listId))),
    listListRows: async (call) => {
      const { show: filter, after, limit } = call.query;
      const { rows, next, dateOrder } = found(
        await bulk.listRows(call.agent, call.params.listId, { filter, after, limit }),
      );
      const reader = { ...readerOf(call), dateOrder };
      return { rows: rows.map((row) => rowOf(row, reader)), next: next ?? null };
    },
    correctListRow: async (call) => {
      const { agent, params, body } = call;
      const { dateOrder } = found(await bulk.get(agent, params.listId));
      const cells = Object.fromEntries(Object.entries(body.cells).filter(([, text]) => text !== ''));
      const row = await bulk.correct(agent, params.listId, { number: params.number, cells });
      if (!row) throw new ApiRefusal('list-row-begun');
      return rowOf(row, { ...readerOf(call), dateOrder });
    },
    chooseDateOrder: async ({ agent, params, body }) =>
      listOf(found(await bulk.chooseDateOrder(agent, params.listId, body.order))),
    actOnList: async ({ agent, params, body }) => listOf(found(await bulk[body.act](agent, params.listId))),
    exportList: async (call) => {
      const { act, dateOrder } = found(await bulk.get(call.agent, call.params.listId));
      return listFile(call, { bulk, told: { act, dateOrder, ...readerOf(call) } });
    },
  };
}

type ExportCall = ApiCall<(typeof listOperations)['exportList']>;

function listFile(
  { agent, params: { listId }, query, wording }: ExportCall,
  { bulk, told }: { readonly bulk: BulkService; readonly told: Parameters<typeof rowsToCorrect>[1] },
): FileAnswer {
  const rows =
    query.rows === 'all'
      ? resultRows(bulk.rows(agent, listId), told)
      : rowsToCorrect(bulk.rows(agent, listId, 'to-correct'), told);
  return tableFile(rows, { name: `agreement-desk-${query.rows}-${told.today}`, format: query.format, wording });
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new ApiRefusal('not-found');
  return value;
}

function listOf(list: BulkList) {
  const { listId, act, fileName, unreadColumns, state, counts } = list;
  return {
    ...{ listId, act, fileName: fileName ?? null, state, counts: { ...counts } },
    unreadColumns: [...unreadColumns],
    dateQuestion: list.dateQuestion ? dateQuestionOf(list.dateQuestion.example) : null,
    createdAt: list.createdAt.toISOString(),
    startedAt: list.startedAt?.toISOString() ?? null,
    endedAt: list.endedAt?.toISOString() ?? null,
  };
}

function dateQuestionOf(example: string) {
  const read = readListDate(example, undefined);
  return read.kind === 'two-ways' ? { example, dayFirst: read.dayFirst, monthFirst: read.monthFirst } : null;
}

type ListReader = RowReader & Pick<BulkList, 'dateOrder'>;

function rowOf(row: BulkRow, reader: ListReader) {
  const { number, cells, state, customer = null, reference = null } = row;
  const problems = row.problems.map((one) => ({
    ...{ column: one.column, problem: one.problem, text: rowProblemText(one, reader) },
    offered: (one.offered ?? []).map(({ customerId, companyName, domain }) => ({ customerId, companyName, domain })),
  }));
  const days = daysIn(cells, reader.dateOrder);
  return { number, cells: { ...cells }, days, state, customer, problems, ...rowOutcome(row, reader), reference };
}
