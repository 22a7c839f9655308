import { assignCard } from '../../../../cards/reminders/assign-card.ts';
import { severalCard } from '../../../../cards/reminders/several-card.ts';
import { unconfirmedCard } from '../../../../cards/reminders/unconfirmed-card.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { AgentId, CustomerId, ReminderMessageId } from '../../../../services/ids.ts';
import type { ListCounts, Owner, ReminderCase } from '../../../../services/reminders/reminder.ts';
import { type ListFilter, listFilters } from '../../../../services/reminders/unconfirmed-page.ts';
import type { CardSample } from '../card-sample.ts';
import type { SampleWords } from '../card-sample-words.ts';

const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const otherAgentId = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
const timeZone = 'Europe/Stockholm';
const privateChatUrl = 'https://teams.microsoft.com/l/chat/0/0?users=28:agreement-desk';
const today = '2026-03-09' as CalendarDay;
const messageId = '7e6f5a4b-3c2d-4e1f-8a9b-0c1d2e3f4a5b' as ReminderMessageId;
const read = { customers: 96_000, read: 96_000, isListed: true };
const reading = { ...read, read: 12_400 };
const listing = { customers: 2_600, read: 1_100, isListed: false };

/** The list of unconfirmed customers, the choice of several and of an owner, in each of their states. */
export function unconfirmedSamples(words: SampleWords): readonly CardSample[] {
  return [...listSamples(words), ...severalSamples(words), ...assignSamples(words)];
}

function listSamples(words: SampleWords): readonly CardSample[] {
  const rows = Array.from({ length: 10 }, (_, index) => rowOf(words, index));
  const counts = countsOf({
    all: 1_236,
    mine: 40,
    nobody: 18,
    none: 836,
    overdue: 1,
    renewal: 400,
    invited: 12,
    stopped: 2,
  });
  const none = countsOf({});
  const [first, ...others] = rows;
  const done = [first, ...others].flatMap((row) => (row ? [row.customer] : []));
  const notDone = done.map((customer, index) => ({ customer, why: index % 2 === 0 ? 'settled' : 'failed' }) as const);
  const unheard = done.map(({ companyName }) => companyName);
  const sample = (name: string, data: Partial<Parameters<typeof unconfirmedCard>[0]>): CardSample => ({
    name: `unconfirmedCard: ${name}`,
    card: (language) =>
      unconfirmedCard({
        ...{ language, timeZone, today, place: { filter: 'all', page: 1 }, rows, hasMore: true, counts },
        progress: read,
        ...data,
      }),
  });
  const last = { place: { filter: 'nobody', page: 3 }, rows: rows.slice(0, 2), hasMore: false } as const;
  return [
    sample('first page', {}),
    sample('later page, from a digest, still reading', {
      place: { filter: 'mine', page: 2, messageId },
      progress: reading,
    }),
    sample('last page, no owner', last),
    sample('all on one page', { rows: rows.slice(0, 3), hasMore: false }),
    sample('in a channel', { privateChatUrl, hasMore: false, progress: listing }),
    sample('more than are counted', { counts: { ...counts, all: { count: 1_000, isMore: true } } }),
    sample('without any acceptance', { place: { filter: 'none', page: 1 } }),
    sample('renewals', { place: { filter: 'renewal', page: 1 } }),
    sample('invited', { place: { filter: 'invited', page: 1 } }),
    sample('stopped by their owners', {
      place: { filter: 'stopped', page: 1 },
      rows: rows.slice(4, 5),
      hasMore: false,
    }),
    sample('found, and more', { search: { words: words.typed, others: [] } }),
    sample('found', { rows: rows.slice(0, 3), hasMore: false, search: { words: words.typed, others: [] } }),
    sample('found before', {
      ...{ rows: rows.slice(0, 3), hasMore: false, search: { words: '', others: [] } },
      place: { filter: 'all', page: 1, found: rows.map(({ customer }) => customer.customerId) },
    }),
    sample('one found', { rows: rows.slice(0, 1), hasMore: false, search: { words: words.typed, others: [] } }),
    sample('not found', { rows: [], search: { words: words.typed, others: done } }),
    ...listFilters.map((filter) =>
      sample(`nobody under ${filter}`, { place: { filter, page: 1 }, rows: [], hasMore: false }),
    ),
    ...[0, 1, 10].flatMap((count) => [
      sample(`assigned ${count}`, {
        outcome: { kind: 'assigned', to: words.agentName, done: done.slice(0, count), notDone: notDone.slice(count) },
      }),
      sample(`stopped ${count}`, {
        outcome: { kind: 'stopped', unheard: unheard.slice(0, count), done: done.slice(0, count), notDone: [] },
      }),
    ]),
    sample('assigned, two not', {
      outcome: { kind: 'assigned', to: words.agentName, done, notDone: notDone.slice(0, 2) },
    }),
    ...[0, 1, 10].map((count) =>
      sample(`invited ${count}`, {
        outcome: {
          kind: 'invited',
          done: done.slice(0, count),
          notDone: done.slice(count).map((customer) => ({ customer, why: 'skipped' })),
        },
      }),
    ),
    sample('stopped, hardly heard of', {
      outcome: { kind: 'stopped', unheard: unheard.slice(0, 6), done, notDone: [] },
    }),
    sample('none', { rows: [], hasMore: false, counts: none }),
    sample('none, from a digest', { place: { filter: 'all', page: 1, messageId }, rows: [], counts: none }),
    sample('none so far', { rows: [], counts: none, progress: reading }),
    sample('none, of a reseller', { rows: [], counts: none, progress: { ...read, read: 0, isForProviderAlone: true } }),
    sample('none, in a channel', { rows: [], counts: none, privateChatUrl }),
  ];
}

function severalSamples(words: SampleWords): readonly CardSample[] {
  const rows = Array.from({ length: 20 }, (_, index) => rowOf(words, index));
  const agents = Array.from({ length: 70 }, (_, index) => ({
    agentId: `bbbbbbbb-0000-4000-8000-0000000000${10 + index}` as AgentId,
    name: words.agentName,
  }));
  const sample = (name: string, data: Partial<Parameters<typeof severalCard>[0]>): CardSample => ({
    name: `severalCard: ${name}`,
    card: (language) =>
      severalCard({
        ...{ language, timeZone, today, place: { filter: 'nobody', page: 1 }, rows, hasMore: true, agents },
        ...{ mayInvite: true, form: { ticked: [], assignee: '' }, elsewhere: [] },
        ...data,
      }),
  });
  return [
    sample('twenty, many agents', {}),
    sample('nothing chosen', { problem: 'nothing-chosen', hasMore: false }),
    sample('nobody chosen', { problem: 'no-assignee', form: { ticked: [idOf(1), idOf(2)], assignee: '' } }),
    sample('second page, too many', {
      place: { filter: 'nobody', page: 3 },
      problem: 'too-many',
      form: { ticked: [idOf(1)], assignee: agentId },
      elsewhere: rows.map(({ customer }) => customer),
    }),
    sample('nobody known', { agents: [], rows: rows.slice(0, 3), hasMore: false }),
    sample('nobody known, may not invite', { agents: [], rows: rows.slice(0, 3), hasMore: false, mayInvite: false }),
  ];
}

function countsOf(counts: Partial<Record<ListFilter, number>>): ListCounts {
  return Object.fromEntries(
    listFilters.map((filter) => [filter, { count: counts[filter] ?? 0, isMore: false }]),
  ) as ListCounts;
}

function assignSamples(words: SampleWords): readonly CardSample[] {
  const { companyName, domain, agentName, typed } = words;
  const owner: Owner = { agentId: otherAgentId, name: agentName, because: 'invited' };
  const sample = (name: string, data: Partial<Parameters<typeof assignCard>[0]>): CardSample => ({
    name: `assignCard: ${name}`,
    card: (language) =>
      assignCard({
        ...{ language, owner, mayTake: true },
        customer: { customerId: idOf(1), companyName, domain },
        agents: [
          { agentId, name: agentName },
          { agentId: otherAgentId, name: words.firstName },
        ],
        ...data,
      }),
  });
  return [
    sample('owned by another', {}),
    sample('mine, from the list', {
      from: { kind: 'unconfirmed', place: { filter: 'mine', page: 2 } },
      owner: { ...owner, agentId, because: 'assigned' },
      mayTake: false,
    }),
    sample('unknown agent', { owner: undefined, problem: { kind: 'unknown-agent', name: typed } }),
    sample('nobody chosen', { problem: { kind: 'missing' } }),
    sample('nobody known', { agents: [] }),
  ];
}

function rowOf(words: SampleWords, index: number): ReminderCase {
  const { companyName, otherCompanyName, domain, agentName } = words;
  const owner: Owner = { agentId, name: agentName, because: 'assigned' };
  return {
    customer: { customerId: idOf(index), companyName: index % 2 === 0 ? companyName : otherCompanyName, domain },
    status: index % 3 === 2 ? 'renewal-due' : 'none',
    acceptedOn: index % 3 === 2 ? ('2022-06-15' as CalendarDay) : undefined,
    unconfirmedSince: index === 7 ? undefined : new Date(Date.UTC(2026, 0, 1 + index * 5)),
    reason: { kind: 'first' },
    owner: index % 2 === 0 ? owner : undefined,
    neededBy: neededBys[index],
    postponedUntil: index === 6 ? new Date('2026-03-20T07:00:00Z') : undefined,
    isMuted: index === 5,
    isStoppedByOwner: index === 4,
    invitedAt: index === 3 ? new Date('2026-02-20T09:00:00Z') : undefined,
    linkStage: linkStages[index],
  };
}

const linkStages: readonly ReminderCase['linkStage'][] = ['waiting', undefined, 'ready', undefined, 'expired'];

const neededBys: readonly ReminderCase['neededBy'][] = [
  { day: '2026-03-02' as CalendarDay, for: 'order' },
  { day: '2026-03-20' as CalendarDay, for: 'renewal' },
  { day: '2026-03-08' as CalendarDay, for: 'renewal' },
  { day: '2026-03-21' as CalendarDay, for: 'order' },
];

function idOf(index: number): CustomerId {
  return `0c39d6d5-c70d-4c55-bc02-f620844f3f${10 + index}` as CustomerId;
}
