import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BulkList, BulkRow } from '../../../services/bulk/bulk-list.ts';
import { ListCardsStore } from '../../../services/bulk/list-cards-store.ts';
import type { BulkAct } from '../../../services/bulk/list/list-row.ts';
import type { BulkListId } from '../../../services/ids.ts';
import { engines } from '../../support/databases/databases.ts';
import { type BulkInstance, BulkWorld, type Cells, goodContact, idOf } from '../../support/worlds/bulk-world.ts';

const names = ['Litware', 'Contoso Ltd', 'Lucerne Publishing', 'VanArsdel'];
const confirming = (...customers: readonly string[]): readonly Cells[] =>
  customers.map((customer, at) => ({ ...goodContact, email: `person-${at}@customer.example`, customer }));

describe.each(engines)('a list that runs on $engine', ({ create }) => {
  let world: BulkWorld;
  let desk: BulkInstance;

  beforeEach(async () => {
    world = await BulkWorld.open(create);
    desk = await world.openInstance();
    await world.list(desk);
  });

  afterEach(() => world.close());

  async function started(act: BulkAct, rows: readonly Cells[]): Promise<BulkListId> {
    const { listId } = await desk.open(world.admin, act, rows);
    // As people press.
    await Promise.all([desk.bulk.start(world.admin, listId), desk.bulk.start(world.admin, listId)]);
    return listId;
  }

  const listNow = (listId: BulkListId): Promise<BulkList> => desk.get(world.admin, listId);
  const rowsNow = (listId: BulkListId): Promise<readonly BulkRow[]> => desk.rowsOf(world.admin, listId);
  const outcomes = async (listId: BulkListId) =>
    (await rowsNow(listId)).map(({ state, outcome }) => [state, outcome].join(' '));

  const untold = async () =>
    (await desk.ledger.database.query.selectFrom('attestations').select('told_at').execute()).filter(
      (entry) => entry.told_at === null,
    ).length;

  async function untilDone(listId: BulkListId): Promise<void> {
    await desk.runUntil('the end of the list', async () => {
      world.ledger.clock.advanceMinutes(1);
      return (await listNow(listId)).state === 'done';
    });
  }

  const recorded = async () =>
    (await Promise.all(names.map((name) => world.ledger.recordedFor(idOf(name))))).map(({ length }) => length);

  test('confirms each customer once, through the ledger and the evidence log, and tells nobody row by row', async () => {
    const listId = await started('confirm', confirming(...names));
    await desk.run();
    expect(await listNow(listId)).toMatchObject({ state: 'done', counts: { done: 4, ready: 0, underway: 0 } });
    expect(await recorded()).toEqual([1, 1, 1, 1]);
    const { query } = desk.ledger.database;
    const entries = await query.selectFrom('attestations').selectAll().execute();
    const rows = await rowsNow(listId);
    expect(rows.map(({ reference }) => reference).toSorted()).toEqual(
      entries.map(({ attestation_id }) => attestation_id).toSorted(),
    );
    const told = await query
      .selectFrom('evidence_entries')
      .select('entry')
      .where('kind', 'like', 'attestation-%')
      .execute();
    const facts = told.map(({ entry }) => JSON.parse(entry) as Record<string, unknown>);
    expect(facts).toHaveLength(8);
    for (const fact of facts)
      expect(fact).toMatchObject({ by: 'agent', surface: 'background', zone: world.admin.timeZone });
    await desk.ledger.reconcile();
    expect(desk.ledger.told).toEqual([]);
  });

  test('sends nothing for a customer that has accepted meanwhile', async () => {
    const { listId } = await desk.open(world.admin, 'confirm', confirming('Litware', 'Contoso Ltd'));
    await world.ledger.control.acceptDirectly(idOf('Litware'));
    await desk.bulk.start(world.admin, listId);
    await desk.run();
    expect(await outcomes(listId)).toEqual(['skipped direct', 'done recorded']);
    expect(await world.ledger.recordedFor(idOf('Litware'))).toEqual([]);
  });

  test('waits for what became of a confirmation whose answer was lost, and does not send it again', async () => {
    const listId = await started('confirm', confirming('Litware', 'Contoso Ltd'));
    const lost = { method: 'POST', path: '/agreements$', times: 1 };
    await world.ledger.control.fault({ ...lost, reset: 'after' }, { ...lost, reset: 'before' });
    await world.ledger.control.fault({ method: 'GET', path: '/agreements', status: 500, times: 4 });
    await untilDone(listId);
    expect((await outcomes(listId)).toSorted()).toEqual(['done recorded', 'failed not-recorded']);
    expect((await recorded()).reduce((sum, count) => sum + count)).toBe(1);
    expect(await untold()).toBe(0);
    expect(desk.ledger.told).toEqual([]);
  });

  test('ends no row whose outcome does not count as told yet', async () => {
    const { query } = desk.ledger.database;
    await sql`create unique index only_one_told on attestations (state) where told_at is not null`.execute(query);
    const listId = await started('confirm', confirming('Litware', 'Contoso Ltd'));
    await desk.run();
    expect((await outcomes(listId)).toSorted()).toEqual(['done recorded', 'underway ']);
    await sql`drop index only_one_told`.execute(query);
    await untilDone(listId);
    expect(await outcomes(listId)).toEqual(['done recorded', 'done recorded']);
    expect(await untold()).toBe(0);
  });

  test('tries again later where Partner Center is busy, or does not say where a customer stands', async () => {
    const listId = await started('confirm', confirming('Litware', 'Contoso Ltd'));
    await world.ledger.control.fault(
      { method: 'POST', path: '/agreements$', status: 429, times: 1 },
      { method: 'GET', path: `${idOf('Contoso Ltd')}/agreements`, status: 503, times: 12 },
    );
    await desk.run();
    expect((await listNow(listId)).state).toBe('running');
    await untilDone(listId);
    expect(await outcomes(listId)).toEqual(['done recorded', 'done recorded']);
    expect((await recorded()).slice(0, 2)).toEqual([1, 1]);
  });

  test('waits for a sign-in, and goes on after it', async () => {
    const listId = await started('confirm', confirming(...names));
    desk.ledger.hasLostSignIns = true;
    await desk.run();
    expect(await listNow(listId)).toMatchObject({ state: 'waiting-for-sign-in', counts: { failed: 0, done: 0 } });
    desk.ledger.hasLostSignIns = false;
    await untilDone(listId);
    expect(await recorded()).toEqual([1, 1, 1, 1]);
  });

  test('refuses the rows of an agent who lost the role meanwhile', async () => {
    const listId = await started('confirm', confirming('Litware', 'Contoso Ltd'));
    desk.ledger.hasLostRoles = true;
    world.ledger.clock.advanceMinutes(6);
    await desk.run();
    desk.ledger.hasLostRoles = false;
    world.ledger.clock.advanceMinutes(6);
    expect(await outcomes(listId)).toEqual(['failed not-allowed', 'failed not-allowed']);
    expect((await recorded()).slice(0, 2)).toEqual([0, 0]);
  });

  test('is paused, goes on, and is stopped', async () => {
    const listId = await started('confirm', confirming(...names));
    await desk.bulk.pause(world.admin, listId);
    await desk.run();
    expect(await listNow(listId)).toMatchObject({ state: 'paused', counts: { ready: 4 } });
    let rows = 0;
    desk.beforeTurn = async () => {
      rows += 1;
      if (rows === 5) await desk.bulk.stop(world.admin, listId);
    };
    await desk.bulk.resume(world.admin, listId);
    await desk.run();
    const { counts, state } = await listNow(listId);
    expect(state).toBe('stopped');
    expect(counts.done + counts['not-done']).toBe(4);
    expect(counts['not-done']).toBeGreaterThan(0);
    const left = await desk.bulk.listRows(world.admin, listId, { filter: 'not-done', limit: 10 });
    expect(left?.rows.map((row) => row.state)).toEqual(Array(counts['not-done']).fill('not-done'));
    expect((await recorded()).reduce((sum, count) => sum + count)).toBe(counts.done);
    expect(await desk.bulk.resume(world.admin, listId)).toMatchObject({ state: 'stopped' });
  });

  test('has a card that follows it until what was begun has ended, also where it was stopped', async () => {
    const listId = await started('confirm', confirming('Litware'));
    const cards = new ListCardsStore(desk.ledger.database);
    await desk.ledger.database.query.updateTable('bulk_rows').set({ state: 'underway' }).execute();
    await desk.bulk.stop(world.admin, listId);
    await cards.save(await listNow(listId), { conversationId: 'chat', activityId: 'card' });
    const [shown] = await cards.listShown();
    expect(shown?.list).toMatchObject({ state: 'stopped', counts: { underway: 1 } });
    await desk.run();
    expect(await listNow(listId)).toMatchObject({ state: 'stopped', counts: { 'not-done': 1, underway: 0 } });
    expect(await cards.take(await listNow(listId), shown?.shows ?? '')).toBe(true);
    expect(await cards.listShown()).toEqual([]);
  });

  test('is shared by two instances, and what one held when it died is taken up', async () => {
    const listId = await started('confirm', confirming(...names));
    const other = await world.openInstance();
    const row = { table: 'bulk_rows', until: new Date(world.ledger.clock.now().getTime() + 60_000).toISOString() };
    await desk.ledger.database.query
      .updateTable('bulk_rows')
      .set({ claimed_until: row.until as never, state: 'underway' })
      .where('number', '=', 2)
      .execute();
    await Promise.all([desk.run(), other.run()]);
    expect(await listNow(listId)).toMatchObject({ state: 'running', counts: { done: 3, underway: 1 } });
    world.ledger.clock.advanceMinutes(2);
    await Promise.all([desk.run(), other.run()]);
    expect(await listNow(listId)).toMatchObject({ state: 'done', counts: { done: 4 } });
    expect(await recorded()).toEqual([1, 1, 1, 1]);
  });

  test('goes on past a row that is damaged', async () => {
    const { listId } = await desk.open(world.admin, 'confirm', confirming('Litware', 'Contoso Ltd'));
    await desk.ledger.database.query.updateTable('bulk_rows').set({ cells: '{' }).where('number', '=', 2).execute();
    await desk.bulk.start(world.admin, listId);
    await desk.run();
    expect(await outcomes(listId)).toEqual(['failed changed', 'done recorded']);
  });

  test('confirms what is due again, and what is confirmed once more for a reason', async () => {
    const rows = [{ ...goodContact, customer: 'Fabrikam', reason: 'Another person signed' }];
    const listId = await started('confirm', rows);
    await desk.run();
    expect(await outcomes(listId)).toEqual(['done recorded']);
    const again = await started('confirm', [{ ...goodContact, customer: 'Fabrikam', email: 'new@customer.example' }]);
    await desk.run();
    expect(await outcomes(again)).toEqual(['skipped confirmed']);
  });

  test('notes invitations, gives customers away and mutes them, as by hand', async () => {
    const invited = await started('invite', [{ customer: 'Litware' }, { customer: 'Contoso Ltd' }]);
    const assigned = await started('assign', [{ customer: 'Litware', owner: world.sales.name }]);
    const muted = await started('mute', [
      { customer: 'Litware' },
      { customer: 'Contoso Ltd', mutedUntil: '2099-12-31' },
    ]);
    await desk.run();
    expect(await outcomes(invited)).toEqual(['done invited', 'done invited']);
    expect(await outcomes(assigned)).toEqual(['done assigned']);
    expect(await outcomes(muted)).toEqual(['done muted', 'done muted']);
    const { services, database } = desk.ledger;
    expect(await services.invitations.findLast(world.admin, idOf('Litware'))).toMatchObject({
      invitedBy: world.admin.agentId,
    });
    const { query } = database;
    const [owner] = await query
      .selectFrom('follow_ups')
      .select('owner_id')
      .where('customer_id', '=', idOf('Litware'))
      .execute();
    expect(owner).toEqual({ owner_id: world.sales.agentId });
    const mutes = await query
      .selectFrom('reminder_mutes')
      .select(['customer_id', 'until'])
      .orderBy('customer_id')
      .execute();
    expect(mutes.map(({ until }) => until?.slice(0, 10) ?? null).toSorted()).toEqual(['2099-12-31', null].toSorted());
  });
});
