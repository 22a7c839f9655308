import { assignCard } from '../../../cards/reminders/assign-card.ts';
import { type UnconfirmedList, unconfirmedCard } from '../../../cards/reminders/unconfirmed-card.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { AgentId, CustomerId } from '../../../services/ids.ts';
import type { Owner, ReminderCase } from '../../../services/reminders/reminder.ts';
import type { CardSample } from './card-sample.ts';
import type { SampleWords } from './card-sample-words.ts';

const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const otherAgentId = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
const timeZone = 'Europe/Stockholm';
const privateChatUrl = 'https://teams.microsoft.com/l/chat/0/0?users=28:agreement-desk';
const done = { customers: 96_000, read: 96_000, isListed: true };
const reading = { ...done, read: 12_400 };
const listing = { customers: 2_600, read: 1_100, isListed: false };

/** The list of unconfirmed customers and the choice of an owner, in each of their states. */
export function unconfirmedSamples(words: SampleWords): readonly CardSample[] {
  return [...listSamples(words), ...assignSamples(words)];
}

function listSamples(words: SampleWords): readonly CardSample[] {
  const rows = Array.from({ length: 8 }, (_, index) => rowOf(words, index));
  const empty: UnconfirmedList = { rows: [], total: 0, isMoreThanTotal: false, hasMore: false };
  const full: UnconfirmedList = { rows, total: 1_236, isMoreThanTotal: false, hasMore: true };
  const sample = (name: string, data: Partial<Parameters<typeof unconfirmedCard>[0]>): CardSample => ({
    name: `unconfirmedCard: ${name}`,
    card: (language) =>
      unconfirmedCard({
        ...{ language, timeZone, owner: 'all', page: 1, list: full, progress: done },
        ...data,
      }),
  });
  return [
    sample('first page', {}),
    sample('later page, still reading', {
      owner: 'mine',
      page: 2,
      list: { ...full, total: 40 },
      progress: reading,
    }),
    sample('last page, nobody’s', {
      owner: 'nobody',
      page: 3,
      list: { ...empty, rows: rows.slice(0, 2), total: 18 },
    }),
    sample('in a channel', { privateChatUrl, list: { ...empty, rows, total: 8 }, progress: listing }),
    sample('more than are counted', { list: { ...full, total: 10_000, isMoreThanTotal: true } }),
    sample('none', { list: empty }),
    sample('none of mine', { owner: 'mine', list: empty }),
    sample('none forgotten', { owner: 'nobody', list: empty }),
    sample('none so far', { list: empty, progress: reading }),
    sample('none, of a reseller', { list: empty, progress: { ...done, read: 0, isForProviderAlone: true } }),
    sample('none, in a channel', { privateChatUrl, list: empty }),
  ];
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
    sample('mine', { owner: { ...owner, agentId, because: 'assigned' }, mayTake: false }),
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
    acceptedOn: undefined,
    unconfirmedSince: index === 7 ? undefined : new Date(Date.UTC(2026, 0, 1 + index * 5)),
    reason: { kind: 'first' },
    owner: index % 2 === 0 ? owner : undefined,
    neededBy: index < 2 ? { day: '2026-03-20' as CalendarDay, for: index === 0 ? 'order' : 'renewal' } : undefined,
    postponedUntil: undefined,
    isMuted: false,
  };
}

function idOf(index: number): CustomerId {
  return `0c39d6d5-c70d-4c55-bc02-f620844f3f${10 + index}` as CustomerId;
}
