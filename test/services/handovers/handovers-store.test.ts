import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../services/database/database.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import { HandoverCardsStore } from '../../../services/handovers/handover-cards-store.ts';
import type { Handover } from '../../../services/handovers/handover.ts';
import { HandoversStore } from '../../../services/handovers/handovers-store.ts';
import type { AgentId, CustomerId, HandoverId } from '../../../services/ids.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const handoverId = '6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c' as HandoverId;
const sender = { agentId: 'aaaaaaaa-0000-4000-8000-000000000003' as AgentId, name: 'Helpdesk' };
const ada = { agentId: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId, name: 'Ada' };
const bo = { agentId: 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId, name: 'Bo' };
const createdAt = new Date('2026-03-09T13:05:00Z');
const minutesLater = (minutes: number) => new Date(createdAt.getTime() + minutes * 60_000);
const handover: Handover = {
  handoverId,
  customerId,
  companyName: 'Contoso Ltd',
  from: sender,
  note: 'Tania said yes on the phone.\nShe is the owner.',
  state: { kind: 'open' },
  createdAt,
  changedAt: createdAt,
};

describe.each(engines)('hand-overs on $engine', ({ create }) => {
  let files: TestDatabase;
  let database: Database;
  let handovers: HandoversStore;
  let cards: HandoverCardsStore;

  beforeEach(async () => {
    files = await create();
    database = await files.open();
    handovers = new HandoversStore(database, new Evidence(database));
    cards = new HandoverCardsStore(database);
    await handovers.add(handover, [ada, bo]);
  });

  afterEach(() => files.remove());

  const take = (by: typeof ada, now: Date) =>
    handovers.change(handoverId, { kind: 'open' }, { state: { kind: 'taken', by }, actor: by.agentId, now });
  const claim = (now: Date) => cards.claimDue(now, new Date(now.getTime() + 60_000));
  const claimAll = async (now: Date) => {
    const claimed = [await claim(now), await claim(now), await claim(now), await claim(now)];
    return claimed.filter((card) => card !== undefined);
  };

  test('keeps one hand-over however often it is sent', async () => {
    expect(await handovers.add({ ...handover, note: 'another' }, [ada])).toEqual(handover);
    expect(await claimAll(createdAt)).toHaveLength(2);
  });

  test('is offered to each candidate, and not to the sender', async () => {
    const offered = await claimAll(createdAt);
    expect(offered.map((card) => card.agent_id).sort()).toEqual([ada.agentId, bo.agentId]);
  });

  test('is offered once to a colleague who was not asked before, while it is open', async () => {
    const late = { agentId: '99999999-0000-4000-8000-000000000009' as AgentId };
    expect(await handovers.listNotAsked(ada.agentId, 5)).toEqual([]);
    expect(await handovers.listNotAsked(late.agentId, 5)).toEqual([handoverId]);
    for (const card of await claimAll(createdAt)) await cards.markShown(card, { conversationId: 'c', activityId: 'a' });
    await handovers.ask(late, [handoverId], minutesLater(1));
    await handovers.ask(late, [handoverId], minutesLater(1));
    expect((await claimAll(minutesLater(1))).map((card) => card.agent_id)).toEqual([late.agentId]);
    await take(ada, minutesLater(2));
    expect(await handovers.listNotAsked('99999999-0000-4000-8000-000000000008' as AgentId, 5)).toEqual([]);
  });

  test('gives it to the first of two who take it at once', async () => {
    const now = minutesLater(1);
    const taken = await Promise.all([take(ada, now), take(bo, now)]);
    expect(taken.filter((isTaken) => isTaken)).toHaveLength(1);
    expect((await handovers.get(handoverId)).state.kind).toBe('taken');
  });

  test('tells the sender and the others, not the one who took it', async () => {
    for (const card of await claimAll(createdAt)) await cards.markShown(card, { conversationId: 'c', activityId: 'a' });
    await take(ada, minutesLater(1));
    const told = await claimAll(minutesLater(2));
    expect(told.map((card) => card.agent_id).sort()).toEqual([bo.agentId, sender.agentId]);
  });

  test('shows a change that came while an earlier one was being shown', async () => {
    const [card] = await claimAll(createdAt);
    if (!card) throw new Error('nothing was due');
    await take(card.agent_id === ada.agentId ? bo : ada, minutesLater(1));
    await cards.markShown(card, { conversationId: 'c', activityId: 'a' });
    const due = await claimAll(minutesLater(2));
    expect(due.map((one) => one.card_id)).toContain(card.card_id);
  });

  test('takes up again what an instance held when it died', async () => {
    expect(await claimAll(createdAt)).toHaveLength(2);
    expect(await claimAll(minutesLater(0.5))).toEqual([]);
    expect(await claimAll(minutesLater(2))).toHaveLength(2);
  });

  test('lets only its holder give it back', async () => {
    await take(ada, minutesLater(1));
    const back = (actor: typeof ada) =>
      handovers.change(
        handoverId,
        { kind: 'taken', heldBy: actor.agentId },
        { state: { kind: 'open' }, actor: actor.agentId, now: minutesLater(2) },
      );
    expect(await back(bo)).toBe(false);
    expect(await back(ada)).toBe(true);
    expect((await handovers.findUnfinished(customerId))?.state).toEqual({ kind: 'open' });
  });

  test('ends when the customer has been confirmed since, and not by an older acceptance', async () => {
    await saveCustomer(minutesLater(-5));
    expect(await handovers.settleAccepted(minutesLater(1), 10)).toEqual([]);
    await database.query
      .updateTable('customers')
      .set({ read_at: toInstantText(minutesLater(3)) })
      .execute();
    expect(await handovers.settleAccepted(minutesLater(4), 10)).toEqual([handoverId]);
    expect((await handovers.get(handoverId)).state).toEqual({ kind: 'settled', by: undefined });
    expect(await handovers.findUnfinished(customerId)).toBeUndefined();
  });

  async function saveCustomer(readAt: Date): Promise<void> {
    const day = toInstantText(readAt);
    await database.query
      .insertInto('customers')
      .values({
        customer_id: customerId,
        company_name: 'Contoso Ltd',
        domain: 'contoso.onmicrosoft.com',
        listed_in_round: 1,
        first_listed_at: day,
        left_at: null,
        status: 'direct',
        accepted_on: null,
        unconfirmed_since: null,
        read_at: day,
        failed_reads: 0,
        read_due_at: day,
        claimed_until: null,
      })
      .execute();
  }
});
