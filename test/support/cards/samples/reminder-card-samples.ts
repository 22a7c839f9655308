import { reminderCard } from '../../../../cards/reminders/reminder-card.ts';
import { reminderDigestCard } from '../../../../cards/reminders/reminder-digest-card.ts';
import { reminderPlanCard } from '../../../../cards/reminders/reminder-plan-card.ts';
import { reminderPolicyCard } from '../../../../cards/reminders/reminder-policy-card.ts';
import { reminderPreferencesCard } from '../../../../cards/reminders/reminder-preferences-card.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { CustomerStatus } from '../../../../services/customers/customer-status.ts';
import type { AgentId, CustomerId, ReminderMessageId } from '../../../../services/ids.ts';
import type { Owner, ReminderCase } from '../../../../services/reminders/reminder.ts';
import { type PolicyForm, usualPolicy } from '../../../../services/reminders/policy/reminder-policy.ts';
import type { CardSample } from '../card-sample.ts';
import type { SampleWords } from '../card-sample-words.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const messageId = '7e6f5a4b-3c2d-4e1f-8a9b-0c1d2e3f4a5b' as ReminderMessageId;
const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const otherAgentId = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
const timeZone = 'Europe/Stockholm';
const today = '2026-03-09' as CalendarDay;
const postponedUntil = new Date('2026-03-16T08:00:00Z');
const offers = { attest: true, invite: true, handOver: false };
const noOffers = { attest: false, invite: false, handOver: true };
const renewal = { day: '2026-04-01' as CalendarDay, for: 'renewal' } as const;
const order = { day: '2026-03-20' as CalendarDay, for: 'order' } as const;
const renewalSoon = { kind: 'needed-by', neededFor: 'renewal', neededBy: renewal.day } as const;
const orderSoon = { kind: 'needed-by', neededFor: 'order', neededBy: order.day } as const;
const again = { kind: 'again', times: 2, last: new Date('2026-03-02T09:00:00Z') } as const;

/** Reminders and what belongs to them, in each of their states. */
export function reminderSamples(words: SampleWords): readonly CardSample[] {
  return [
    ...singleSamples(words),
    ...digestSamples(words),
    ...planSamples(words),
    ...preferencesSamples(),
    ...policySamples(words),
  ];
}

function singleSamples(words: SampleWords): readonly CardSample[] {
  const sample = (
    name: string,
    reminded: Partial<ReminderCase>,
    data: Partial<Parameters<typeof reminderCard>[0]> = {},
  ): CardSample => ({
    name: `reminderCard: ${name}`,
    card: (language) =>
      reminderCard({ language, timeZone, reminded: caseOf(words, reminded), offers, agentId, ...data }),
  });
  const mine = ownerOf(words, 'assigned', agentId);
  const attested = { status: 'attested', acceptedOn: '2026-03-08' as CalendarDay } as const;
  const fromList = { from: { kind: 'unconfirmed', place: { filter: 'mine', page: 2 } } } as const;
  const fromDigest = { from: { kind: 'reminder', messageId } } as const;
  return [
    sample('first', {}),
    sample('again, mine', { reason: again, owner: mine }),
    sample('renewal due', renewalDue),
    sample('before an order', { reason: orderSoon, neededBy: order, owner: ownerOf(words, 'invited') }),
    sample('postponed before', { reason: { kind: 'postponed' }, owner: ownerOf(words, 'confirmed') }),
    sample('may not confirm', {}, { offers: noOffers }),
    sample('from a digest', { reason: again }, fromDigest),
    sample('from the list', {}, fromList),
    sample('postponed', { postponedUntil }, fromDigest),
    sample('muted', { isMuted: true }),
    sample('just muted', { isMuted: true }, { ...fromList, remindedInstead: [words.agentName, words.firstName] }),
    ...[4, 5].map((count) =>
      sample(
        `just muted, ${count} instead`,
        { isMuted: true },
        { remindedInstead: Array(count).fill(words.agentName) },
      ),
    ),
    sample('just muted, nobody left', { isMuted: true }, { remindedInstead: [] }),
    sample('taken over', { owner: mine }, { justDone: 'taken' }),
    sample('assigned', { owner: ownerOf(words, 'assigned') }, { justDone: 'assigned' }),
    ...(['waiting', 'ready', 'expired'] as const).map((linkStage) => sample(`link ${linkStage}`, { linkStage })),
    sample('unknown', { status: 'unknown', unconfirmedSince: undefined }),
    sample('settled directly', { status: 'direct' }),
    sample('settled by confirming', { ...attested, owner: ownerOf(words, 'confirmed') }, fromDigest),
  ];
}

function digestSamples(words: SampleWords): readonly CardSample[] {
  const one = caseOf(words);
  const other = (data: Partial<ReminderCase>) => caseOf({ ...words, companyName: words.otherCompanyName }, data);
  const open = [
    other({ reason: orderSoon, neededBy: order }),
    caseOf(words, renewalDue),
    other({ reason: again }),
    one,
    other({ reason: { kind: 'postponed' } }),
  ];
  const treated = [
    other({ status: 'direct' }),
    caseOf(words, { status: 'attested' }),
    other({ postponedUntil }),
    caseOf(words, { isMuted: true }),
    other({ unconfirmedSince: undefined }),
  ];
  const settled = [other({ status: 'direct' }), caseOf(words, { status: 'attested' })];
  const sample = (name: string, cases: readonly ReminderCase[], others: number, isAnybodyNamed = true): CardSample => ({
    name: `reminderDigestCard: ${name}`,
    card: (language) => reminderDigestCard({ language, timeZone, messageId, cases, others, isAnybodyNamed }),
  });
  return [
    sample('five and more', open, 1_234),
    sample('two and one more', open.slice(0, 2), 1),
    sample('one alone', open.slice(0, 1), 0),
    sample('nobody named for those without an owner', open.slice(0, 2), 0, false),
    sample('some settled', treated, 0),
    sample('all settled', settled, 0),
    sample('all settled, one more due', settled, 1),
    sample('all settled, more due', settled, 3),
  ];
}

function planSamples(words: SampleWords): readonly CardSample[] {
  const nothing = { neededBy: '', neededFor: 'renewal', remindOn: '' };
  const sample = (
    name: string,
    reminded: Partial<ReminderCase>,
    data: Partial<Parameters<typeof reminderPlanCard>[0]> = {},
  ): CardSample => ({
    name: `reminderPlanCard: ${name}`,
    card: (language) =>
      reminderPlanCard({
        ...{ language, timeZone, today, offers, agentId },
        reminded: caseOf(words, reminded),
        form: nothing,
        problems: {},
        ...data,
      }),
  });
  const planned = { neededBy: order, owner: ownerOf(words, 'assigned') };
  return [
    sample('fresh', {}),
    sample('planned', planned, { form: { ...nothing, neededBy: order.day, neededFor: 'order' }, justDone: 'planned' }),
    sample('no day any more', {}, { justDone: 'unplanned' }),
    sample(
      'wrong days',
      {},
      {
        form: { ...nothing, neededBy: '2026-03-01', remindOn: words.typed },
        problems: { neededBy: 'not-ahead', remindOn: 'not-a-date' },
      },
    ),
    sample('postponed', { postponedUntil }, { from: { kind: 'reminder', messageId } }),
    sample('from the status', {}, { back: 'status' }),
    sample('muted, may not confirm', { isMuted: true }, { offers: noOffers }),
    sample('settled', { status: 'direct' }),
  ];
}

function preferencesSamples(): readonly CardSample[] {
  const sample = (name: string, data: Partial<Parameters<typeof reminderPreferencesCard>[0]>): CardSample => ({
    name: `reminderPreferencesCard: ${name}`,
    card: (language) =>
      reminderPreferencesCard({
        ...{ language, today, policy: usualPolicy, mayChangePolicy: false },
        ...{ delivery: 'digest', pausedUntil: '', problem: undefined, isSaved: false },
        ...data,
      }),
  });
  return [
    sample('usual', { mayChangePolicy: true }),
    sample('saved', { delivery: 'single', pausedUntil: '2026-03-23', isSaved: true }),
    sample('wrong day', { pausedUntil: '2026-03-01', problem: 'not-ahead' }),
    sample('no day', { pausedUntil: 'soon', problem: 'not-a-date' }),
    sample('other days, one message', {
      policy: { ...usualPolicy, firstAfterDays: 1, workingDays: [7, 1, 3], dailyCap: 1 },
    }),
    sample('switched off', { delivery: 'off', policy: { ...usualPolicy, isOn: false } }),
  ];
}

function policySamples(words: SampleWords): readonly CardSample[] {
  const usual: PolicyForm = {
    isOn: 'on',
    firstAfterDays: '3',
    intervalsDays: '7, 14, 30',
    daysBeforeNeeded: '14',
    workingDays: '1,2,3,4,5',
    workFrom: '09:00',
    workUntil: '17:00',
    dailyCap: '3',
    defaultRecipients: otherAgentId,
  };
  const agents = [
    { agentId, name: words.agentName },
    { agentId: otherAgentId, name: `${words.firstName} ${words.lastName}` },
  ];
  const sample = (name: string, data: Partial<Parameters<typeof reminderPolicyCard>[0]>): CardSample => ({
    name: `reminderPolicyCard: ${name}`,
    card: (language) => reminderPolicyCard({ language, form: usual, wrong: [], isSaved: false, agents, ...data }),
  });
  const typed = { ...usual, firstAfterDays: words.typed, intervalsDays: words.typed, workFrom: '25', workUntil: '' };
  const wrong = [
    'firstAfterDays',
    'intervalsDays',
    'daysBeforeNeeded',
    'workingDays',
    'workFrom',
    'workUntil',
  ] as const;
  return [
    sample('usual', {}),
    sample('saved', { isSaved: true }),
    sample('nobody known', { agents: [] }),
    sample('all wrong', {
      form: { ...typed, daysBeforeNeeded: '-1', workingDays: '', dailyCap: '0' },
      wrong: [...wrong, 'dailyCap', 'defaultRecipients'],
    }),
    sample('many agents', {
      agents: Array.from({ length: 70 }, (_, index) => ({
        agentId: `bbbbbbbb-0000-4000-8000-0000000000${10 + index}` as AgentId,
        name: words.agentName,
      })),
    }),
  ];
}

const renewalDue: Partial<ReminderCase> = {
  status: 'renewal-due' satisfies CustomerStatus,
  acceptedOn: '2022-06-15' as CalendarDay,
  reason: renewalSoon,
  neededBy: renewal,
};

function caseOf(words: SampleWords, data: Partial<ReminderCase> = {}): ReminderCase {
  return {
    customer: { customerId, companyName: words.companyName, domain: words.domain },
    status: 'none',
    acceptedOn: undefined,
    unconfirmedSince: new Date('2026-02-05T23:30:00Z'),
    reason: { kind: 'first' },
    owner: undefined,
    neededBy: undefined,
    postponedUntil: undefined,
    isMuted: false,
    isStoppedByOwner: false,
    invitedAt: undefined,
    linkStage: undefined,
    ...data,
  };
}

function ownerOf({ agentName }: SampleWords, because: Owner['because'], id: AgentId = otherAgentId): Owner {
  return { agentId: id, name: agentName, because };
}
