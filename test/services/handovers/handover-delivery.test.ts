import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { SendOutcome } from '../../../services/conversations/send-outcome.ts';
import type { Database } from '../../../services/database/database.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import { createOneOpenHandover } from '../../../services/database/migrations/0014-one-open-handover.ts';
import { HandoverCardsStore } from '../../../services/handovers/handover-cards-store.ts';
import { HandoverDelivery, type HandoverNews } from '../../../services/handovers/handover-delivery.ts';
import { rowFrom } from '../../../services/handovers/handover-row.ts';
import type { Handover } from '../../../services/handovers/handover.ts';
import { HandoversStore } from '../../../services/handovers/handovers-store.ts';
import type { AgentId, CustomerId, HandoverId } from '../../../services/ids.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

const personOf = (digit: number, name: string) => ({
  agentId: `aaaaaaaa-0000-4000-8000-00000000000${digit}` as AgentId,
  name,
});
const [ada, bo, hanna, gerrit] = [personOf(1, 'Ada'), personOf(2, 'Bo'), personOf(3, 'Hanna'), personOf(4, 'Gerrit')];
const start = new Date('2026-03-09T13:05:00Z');

describe.each(engines)('delivering hand-overs on $engine', ({ create, engine }) => {
  let place: TestDatabase;
  let database: Database;
  let handovers: HandoversStore;
  let cards: HandoverCardsStore;
  let log: CapturedLog;
  let now: Date;
  let shown: HandoverNews[];
  let answer: (news: HandoverNews) => SendOutcome | Promise<SendOutcome>;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    handovers = new HandoversStore(database, new Evidence(database));
    cards = new HandoverCardsStore(database);
    log = new CapturedLog();
    now = start;
    shown = [];
    answer = ({ agentId }) => ({ kind: 'sent', to: { conversationId: `chat-${agentId}`, activityId: randomUUID() } });
  });

  afterEach(() => place.remove());

  const pass = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
  const made = (changes: Partial<Handover> = {}): Handover => ({
    handoverId: randomUUID() as string as HandoverId,
    customerId: randomUUID() as string as CustomerId,
    companyName: 'Contoso Ltd',
    from: hanna,
    note: '',
    state: { kind: 'open' },
    createdAt: now,
    changedAt: now,
    ...changes,
  });
  const run = async () => {
    const show = async (news: HandoverNews) => {
      const outcome = await answer(news);
      shown.push(news);
      return outcome;
    };
    const clock = { now: () => now };
    const delivery = new HandoverDelivery({ handovers, cards, messenger: { show }, clock, log });
    await delivery.run(new AbortController().signal);
  };
  const take = ({ handoverId }: Handover, by: typeof ada) =>
    handovers.change(handoverId, { kind: 'open' }, { state: { kind: 'taken', by }, actor: by.agentId, now });
  const claim = async () => {
    const card = await cards.claimDue(now, new Date(now.getTime() + 60_000));
    if (!card) throw new Error('nothing was due');
    return card;
  };

  test.each(['giveUp', 'postpone'] as const)('%s leaves a change due that came during the attempt', async (end) => {
    const handover = await handovers.add(made(), [ada]);
    const card = await claim();
    await take(handover, bo);
    await (end === 'giveUp' ? cards.giveUp(card) : cards.postpone(card, new Date(now.getTime() + 3_600_000)));
    await run();
    expect(log.lines).toEqual([]);
    const left = await database.query
      .selectFrom('handover_cards')
      .selectAll()
      .where('card_id', '=', card.card_id)
      .execute();
    expect(left).toMatchObject([{ version: 1, attempts: 0, due_at: null }]);
  });

  test('is given up after the eighth attempt of one change, and begins anew with the next', async () => {
    const handover = await handovers.add(made(), [ada]);
    answer = () => ({ kind: 'failed', status: 502 });
    for (let times = 0; times < 12; times++) {
      await run();
      pass(200);
    }
    expect(shown).toHaveLength(8);
    await take(handover, bo);
    await run();
    expect(shown.slice(8).map(({ agentId }) => agentId)).toEqual([hanna.agentId]);
  });

  test('shows an open hand-over in a new message where the old one is gone', async () => {
    const handover = await handovers.add(made(), [ada, bo]);
    await run();
    await take(handover, bo);
    answer = ({ stand }) =>
      stand ? { kind: 'failed', status: 403 } : { kind: 'sent', to: { conversationId: 'c', activityId: 'new' } };
    await run();
    const back = { state: { kind: 'open' }, actor: bo.agentId, now } as const;
    await handovers.change(handover.handoverId, { kind: 'taken', heldBy: bo.agentId }, back);
    await run();
    expect(shown.at(-1)).toMatchObject({ stand: undefined, handover: { state: { kind: 'open' } } });
    expect(shown.filter(({ agentId, stand }) => agentId === ada.agentId && stand)).toHaveLength(1);
  });

  test('goes on past a card that trips us up, which is in the log by its id and is tried again later', async () => {
    const broken = await handovers.add(made(), [ada]);
    const good = await handovers.add(made(), [ada, bo]);
    answer = ({ handover }) => {
      if (handover.handoverId === broken.handoverId) throw new TypeError('no such field');
      return { kind: 'sent', to: { conversationId: 'c', activityId: 'a' } };
    };
    for (let times = 0; times < 5; times++) await run();
    expect(shown.map(({ handover: { handoverId } }) => handoverId)).toEqual([good.handoverId, good.handoverId]);
    const ids = { handoverId: broken.handoverId, agentId: ada.agentId };
    expect(log.lines).toMatchObject([{ level: 'error', fields: { ...ids, failures: 1 } }]);
    answer = () => ({ kind: 'sent', to: { conversationId: 'c', activityId: 'a' } });
    pass(10);
    await run();
    expect(shown.at(-1)?.handover.handoverId).toBe(broken.handoverId);
  });

  test('keeps one of two that are sent of one customer at the same moment', async () => {
    const customerId = randomUUID() as string as CustomerId;
    const [one, other] = await Promise.all([
      handovers.add(made({ customerId }), [ada, bo]),
      new HandoversStore(await place.open(), new Evidence(database)).add(made({ customerId, from: gerrit }), [ada, bo]),
    ]);
    expect(one).toEqual(other);
    await run();
    expect(shown).toHaveLength(2);
    await take(one, ada);
    const third = await handovers.add(made({ customerId, from: gerrit }), [bo]);
    expect(third.handoverId).toBe(one.handoverId);
    const closed = { state: { kind: 'closed', by: ada }, actor: ada.agentId, now } as const;
    await handovers.change(one.handoverId, { kind: 'taken', heldBy: ada.agentId }, closed);
    const next = made({ customerId, from: gerrit });
    expect((await handovers.add(next, [bo])).handoverId).toBe(next.handoverId);
  });

  test('ends duplicates of before when the database is migrated: the taken one counts, and all senders hear of it', async () => {
    const drop =
      engine === 'postgres'
        ? sql`drop trigger invitations_hastened on customers`
        : sql`drop trigger invitations_hastened`;
    await sql`drop index handovers_one_unfinished`.execute(database.query);
    await drop.execute(database.query);
    const rest =
      engine === 'postgres' ? sql`drop function hasten_invitations` : sql`drop trigger invitations_hastened_by_listing`;
    await rest.execute(database.query);
    const customerId = randomUUID() as string as CustomerId;
    const older = await handovers.add(made({ customerId }), [ada, bo]);
    pass(1);
    const newer = await handovers.add(made({ customerId, from: gerrit }), [ada, bo]);
    const alone = await handovers.add(made(), [ada]);
    await take(newer, bo);

    await createOneOpenHandover(database.query as Parameters<typeof createOneOpenHandover>[0], engine);
    expect((await handovers.get(older.handoverId)).state).toEqual({ kind: 'closed', by: hanna });
    expect((await handovers.findUnfinished(customerId))?.handoverId).toBe(newer.handoverId);
    expect((await handovers.get(alone.handoverId)).state.kind).toBe('open');
    await run();
    const heard = shown.filter(({ handover }) => handover.customerId === customerId);
    expect(heard.map(({ handover: { handoverId } }) => handoverId)).toEqual([newer.handoverId]);
    const closed = { state: { kind: 'closed', by: bo }, actor: bo.agentId, now } as const;
    await handovers.change(newer.handoverId, { kind: 'taken', heldBy: bo.agentId }, closed);
    shown = [];
    await run();
    expect(shown.map(({ agentId }) => agentId).toSorted()).toEqual([hanna.agentId, gerrit.agentId].toSorted());
    await expect(
      database.query
        .insertInto('handovers')
        .values(rowFrom(made({ customerId: alone.customerId })))
        .execute(),
    ).rejects.toThrow();
  });

  test('asks without waiting for writers whether anything was accepted', async () => {
    await handovers.add(made(), [ada]);
    const other = await place.open();
    const isWriting = Promise.withResolvers<undefined>();
    const isSeen = Promise.withResolvers<undefined>();
    const writing = other.query.transaction().execute(async (query) => {
      await query.updateTable('handovers').set({ note: 'being written' }).execute();
      isWriting.resolve(undefined);
      await isSeen.promise;
    });
    await isWriting.promise;
    expect(await handovers.settleAccepted(now, 10)).toEqual([]);
    isSeen.resolve(undefined);
    await writing;
  });

  test('finds unfinished ones by their own index', async () => {
    if (engine === 'postgres') return;
    const asked = sql<{ detail: string }>`explain query plan
      select handover_id from handovers where state in ('open', 'taken') limit 100`;
    const { rows } = await asked.execute(database.query);
    expect(rows.map(({ detail }) => detail).join()).toContain('handovers_one_unfinished');
  });

  test('ends what was accepted, by whom it was confirmed', async () => {
    const handover = await handovers.add(made(), [ada]);
    await database.query
      .insertInto('customers')
      .values({
        ...{ customer_id: handover.customerId, company_name: 'Contoso Ltd', domain: 'contoso.example' },
        ...{ listed_in_round: 1, first_listed_at: toInstantText(now), left_at: null, status: 'direct' },
        ...{ accepted_on: null, unconfirmed_since: null, read_at: toInstantText(now), failed_reads: 0 },
        ...{ read_due_at: toInstantText(now), claimed_until: null },
      })
      .execute();
    await run();
    expect((await handovers.get(handover.handoverId)).state).toEqual({ kind: 'settled', by: undefined });
  });
});
