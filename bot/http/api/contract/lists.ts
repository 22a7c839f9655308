import { z } from 'zod';
import { dateOrders } from '../../../../services/bulk/bulk-list.ts';
import { bulkListStates, bulkRowStates, rowFilters } from '../../../../services/bulk/bulk-states.ts';
import { mostListBytes } from '../../../../services/bulk/list/list-limits.ts';
import { bulkActs, listColumns } from '../../../../services/bulk/list/list-row.ts';
import { operation } from './operation.ts';
import { bulkListIdIn, customerIdIn, day, instant, uuid, pageSizes } from './values.ts';

const one = z.object({ listId: bulkListIdIn });
const tag = 'Lists';
const longestCell = 1_000;
const mostChosen = 1_000;
const whole = (least: number) => z.coerce.number().int().min(least);
const act = z.enum(bulkActs).meta({ id: 'ListAct' });
const column = z.enum(listColumns).meta({ id: 'ListColumn' });
const formats = ['text/csv; charset=utf-8', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
const format = z.enum(['xlsx', 'csv']).default('xlsx');

const list = z
  .object({
    listId: uuid,
    act,
    fileName: z.string().nullable().meta({ description: 'Null for customers that were chosen on the page.' }),
    unreadColumns: z.array(z.string()).meta({
      description: 'What columns of the file are called that are not understood, or that the act does not use.',
    }),
    state: z.enum(bulkListStates),
    dateQuestion: z
      .object({ example: z.string(), dayFirst: day, monthFirst: day })
      .nullable()
      .meta({ description: 'A date that can be read in two ways, until somebody says how.' }),
    counts: z.record(z.enum(bulkRowStates), z.int()).meta({ description: 'How many rows are in which state.' }),
    createdAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'CustomerList' });

const row = z
  .object({
    number: z.int().meta({ description: 'As the file counts its rows.' }),
    cells: z.record(z.string(), z.string()).meta({ description: 'By column.' }),
    days: z.record(z.string(), day).meta({ description: 'What stands in the columns of days, as it is read.' }),
    state: z.enum(bulkRowStates),
    customer: z.object({ customerId: uuid, companyName: z.string() }).nullable(),
    problems: z.array(
      z.object({
        column,
        problem: z.string(),
        text: z.string().meta({ description: 'What to write instead, for people.' }),
        offered: z
          .array(z.object({ customerId: uuid, companyName: z.string(), domain: z.string() }))
          .meta({ description: 'Customers that are called like this. None is taken without being chosen.' }),
      }),
    ),
    outcome: z.string().meta({ description: 'What became of it, for people.' }),
    next: z.string().meta({ description: 'What to do, for people; empty where there is nothing.' }),
    reference: z.string().nullable(),
  })
  .meta({ id: 'ListRow' });

export const listOperations = {
  listLists: operation({
    id: 'listLists',
    method: 'get',
    path: '/lists',
    tag,
    summary: 'My lists of customers, newest first',
    answer: z.object({ lists: z.array(list) }),
  }),
  uploadList: operation({
    id: 'uploadList',
    method: 'post',
    path: '/lists',
    tag,
    summary: 'Upload a CSV file or workbook of customers, for one act on each of them',
    description:
      'Nothing is done yet: each row is checked first. 422 with `list-not-readable` and a sentence for what cannot be read.',
    query: z.object({ act, name: z.string().min(1).max(500).meta({ description: 'Of the file.' }) }),
    upload: { mostBytes: mostListBytes, isStreamed: true },
    answer: list,
    status: 201,
  }),
  listChosen: operation({
    id: 'listChosen',
    method: 'post',
    path: '/lists/chosen',
    tag,
    summary: 'The same with customers that are chosen one by one',
    body: z.object({
      act,
      customerIds: z.array(customerIdIn).min(1).max(mostChosen),
      cells: z.partialRecord(column, z.string().trim().min(1).max(longestCell)).default({}),
    }),
    answer: list,
    status: 201,
  }),
  getListTemplate: operation({
    id: 'getListTemplate',
    method: 'get',
    isLive: true,
    path: '/list-template',
    tag,
    summary: 'An empty list to fill in, in the language that was asked for',
    query: z.object({ act, format }),
    files: formats,
  }),
  getList: operation({
    id: 'getList',
    method: 'get',
    path: '/lists/{listId}',
    tag,
    summary: 'How far a list of mine is',
    params: one,
    answer: list,
  }),
  listListRows: operation({
    id: 'listListRows',
    method: 'get',
    path: '/lists/{listId}/rows',
    tag,
    summary: 'Its rows: what would happen to each, or what has',
    params: one,
    query: z.object({
      show: z.enum(rowFilters).optional(),
      after: whole(0)
        .optional()
        .meta({ description: '`next` of the page before.', override: { type: 'integer' } }),
      limit: whole(1)
        .max(pageSizes.most)
        .default(pageSizes.usual)
        .meta({ override: { type: 'integer', minimum: 1, maximum: pageSizes.most, default: pageSizes.usual } }),
    }),
    answer: z.object({ rows: z.array(row), next: z.int().nullable() }).meta({ id: 'ListRowPage' }),
  }),
  correctListRow: operation({
    id: 'correctListRow',
    method: 'put',
    path: '/lists/{listId}/rows/{number}',
    tag,
    summary: 'Write a row anew; it is checked again',
    description: '409 with `list-row-begun` where something has been begun with it.',
    params: one.extend({ number: whole(1).meta({ override: { type: 'integer' } }) }),
    body: z.object({ cells: z.partialRecord(column, z.string().trim().max(longestCell)) }),
    answer: row,
  }),
  chooseDateOrder: operation({
    id: 'chooseDateOrder',
    method: 'put',
    path: '/lists/{listId}/date-order',
    tag,
    summary: 'Say, once for the whole list, how dates are read that can be read in two ways',
    params: one,
    body: z.object({ order: z.enum(dateOrders) }),
    answer: list,
  }),
  actOnList: operation({
    id: 'actOnList',
    method: 'post',
    path: '/lists/{listId}/acts',
    tag,
    summary: 'Start what is ready, pause, go on, or stop for good',
    description: 'What its state does not allow changes nothing: the answer says where it stands.',
    params: one,
    body: z.object({ act: z.enum(['start', 'pause', 'resume', 'stop']) }),
    answer: list,
  }),
  exportList: operation({
    id: 'exportList',
    method: 'get',
    isLive: true,
    path: '/lists/{listId}/file',
    tag,
    summary:
      'Its rows with what became of each; or those alone that were not done and can be, to correct and upload again',
    params: one,
    query: z.object({ rows: z.enum(['all', 'to-correct']).default('all'), format }),
    files: formats,
  }),
};
