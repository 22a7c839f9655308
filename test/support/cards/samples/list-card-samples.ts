import { listActCard, listCard, listNotReadCard } from '../../../../cards/bulk/list-card.ts';
import { pageLink } from '../../../../cards/kit/page-link.ts';
import type { BulkList } from '../../../../services/bulk/bulk-list.ts';
import { type BulkListState, bulkRowStates } from '../../../../services/bulk/bulk-states.ts';
import type { ListAct } from '../../../../services/bulk/list-acts.ts';
import type { AgentId, BulkListId } from '../../../../services/ids.ts';
import type { SampleWords } from '../card-sample-words.ts';
import type { CardSample } from '../card-sample.ts';

const states: readonly BulkListState[] = [
  ...(['checking', 'review', 'running', 'paused', 'waiting-for-sign-in', 'stopped', 'done'] as const),
];
const acts: readonly ListAct[] = ['confirm', 'assign', 'invite', 'mute'];

export function listSamples({ companyName, typed }: SampleWords): readonly CardSample[] {
  const list: BulkList = {
    listId: '7b2f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c' as BulkListId,
    agentId: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
    ...{
      act: 'confirm',
      fileName: companyName,
      unreadColumns: [],
      state: 'review',
      dateOrder: undefined,
      dateQuestion: undefined,
    },
    counts: {
      ...Object.fromEntries(bulkRowStates.map((state, at) => [state, (at + 1) * 1_203])),
    } as BulkList['counts'],
    ...{ createdAt: new Date('2026-03-09T13:05:00Z'), startedAt: undefined, endedAt: undefined },
  };
  const place = { view: 'lists', list: list.listId };
  const withLink = pageLink('6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c');
  const none = Object.fromEntries(bulkRowStates.map((state) => [state, 0])) as BulkList['counts'];
  const ofOne = { ...none, unchecked: 1 };
  const sample = (name: string, changes: Partial<BulkList>): CardSample => ({
    name: `listCard: ${name}`,
    card: (language) => withLink(listCard({ language, list: { ...list, ...changes } }), place, language),
  });
  return [
    { name: 'listActCard: all', card: (language) => listActCard({ language, list, acts }) },
    {
      name: 'listActCard: one customer',
      card: (language) => listActCard({ language, list: { ...list, counts: ofOne }, acts: ['invite', 'mute'] }),
    },
    ...states.map((state) => sample(state, { state })),
    sample('a date that can be read in two ways', { dateQuestion: { example: '03/04/2026' } }),
    sample('columns that are not read', { unreadColumns: [typed, companyName] }),
    sample('more columns that are not read than are named', { unreadColumns: Array.from({ length: 9 }, () => typed) }),
    sample('nothing is ready', { counts: { ...list.counts, ready: 0 } }),
    sample('a selection to be invited', { act: 'invite', fileName: undefined }),
    {
      name: 'listNotReadCard: words',
      card: (language) => withLink(listNotReadCard({ language, why: typed }), { view: 'lists' }, language),
    },
  ];
}
