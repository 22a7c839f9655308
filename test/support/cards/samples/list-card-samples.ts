import { listActCard, listCard, listNotReadCard } from '../../../../cards/bulk/list-card.ts';
import { pageLink } from '../../../../cards/kit/page-link.ts';
import type { BulkList, BulkRow } from '../../../../services/bulk/bulk-list.ts';
import { type BulkListState, bulkRowStates } from '../../../../services/bulk/bulk-states.ts';
import type { ListAct } from '../../../../services/bulk/list-acts.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { AgentId, BulkListId, CustomerId } from '../../../../services/ids.ts';
import type { SampleWords } from '../card-sample-words.ts';
import type { CardSample } from '../card-sample.ts';

const states: readonly BulkListState[] = [
  ...(['checking', 'review', 'running', 'paused', 'waiting-for-sign-in', 'stopped', 'done'] as const),
];
const acts: readonly ListAct[] = ['confirm', 'assign', 'invite', 'mute'];

export function listSamples({ companyName, domain, typed }: SampleWords): readonly CardSample[] {
  const list: BulkList = {
    listId: '7b2f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c' as BulkListId,
    agentId: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
    ...{
      act: 'confirm',
      fileName: companyName,
      unreadColumns: [],
      unknownColumns: [],
      state: 'review',
      dateOrder: undefined,
      dateQuestion: undefined,
    },
    counts: {
      ...Object.fromEntries(bulkRowStates.map((state, at) => [state, (at + 1) * 1_203])),
    } as BulkList['counts'],
    ...{ createdAt: new Date('2026-03-09T13:05:00Z'), startedAt: undefined, endedAt: undefined },
  };
  const today = '2026-03-09' as CalendarDay;
  const named = { customerId: 'cccccccc-0000-4000-8000-000000000001' as CustomerId, companyName };
  const offered = Array.from({ length: 3 }, () => ({ ...named, domain }));
  const row: BulkRow = {
    ...{ number: 12_034, cells: { customer: typed }, state: 'problem', customer: undefined, problems: [] },
    ...{ outcome: undefined, reference: undefined },
  };
  const wrong: readonly BulkRow[] = [
    { ...row, problems: [{ column: 'customer', problem: 'several-customers', offered }] },
    { ...row, cells: {}, problems: [{ column: 'customer', problem: 'missing' }] },
    { ...row, state: 'failed', customer: named, outcome: 'changed' },
  ];
  const place = { view: 'lists', list: list.listId };
  const withLink = pageLink('6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c');
  const none = Object.fromEntries(bulkRowStates.map((state) => [state, 0])) as BulkList['counts'];
  const ofOne = { ...none, unchecked: 1 };
  const sample = (name: string, changes: Partial<BulkList>, rows: readonly BulkRow[] = []): CardSample => ({
    name: `listCard: ${name}`,
    card: (language) => {
      const card = listCard({ language, list: { ...list, ...changes }, wrong: rows, today });
      return withLink(card, place, language);
    },
  });
  return [
    { name: 'listActCard: all', card: (language) => listActCard({ language, list, acts }) },
    {
      name: 'listActCard: one customer',
      card: (language) => listActCard({ language, list: { ...list, counts: ofOne }, acts: ['invite', 'mute'] }),
    },
    {
      name: 'listActCard: columns that nobody understands',
      card: (language) => listActCard({ language, list: { ...list, unknownColumns: [typed, companyName] }, acts }),
    },
    ...states.map((state) => sample(state, { state })),
    sample('a date that can be read in two ways', { dateQuestion: { example: '03/04/2026' } }),
    sample('columns that are not read', { unreadColumns: [typed, companyName] }),
    sample('more columns that are not read than are named', { unreadColumns: Array.from({ length: 9 }, () => typed) }),
    sample('rows to correct, and more of them', {}, wrong),
    sample('a row to correct, and one more', { counts: { ...list.counts, problem: 2 } }, wrong.slice(0, 1)),
    sample('nothing is ready', { counts: { ...list.counts, ready: 0 } }),
    sample('a selection to be invited', { act: 'invite', fileName: undefined }),
    {
      name: 'listNotReadCard: words',
      card: (language) => withLink(listNotReadCard({ language, why: typed }), { view: 'lists' }, language),
    },
  ];
}
