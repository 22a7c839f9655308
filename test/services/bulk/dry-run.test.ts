import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BulkRow } from '../../../services/bulk/bulk-list.ts';
import { dayAt } from '../../../services/calendar-day.ts';
import { ListTooLongError } from '../../../services/bulk/list-errors.ts';
import { engines } from '../../support/databases/databases.ts';
import {
  type BulkInstance,
  BulkWorld,
  type Cells,
  goodContact,
  idOf,
  numbered,
} from '../../support/worlds/bulk-world.ts';

describe.each(engines)('the dry run of a list on $engine', ({ create }) => {
  let world: BulkWorld;
  let desk: BulkInstance;

  beforeEach(async () => {
    world = await BulkWorld.open(create);
    desk = await world.openInstance();
  });

  afterEach(() => world.close());

  async function checked(act: 'confirm' | 'invite' | 'assign' | 'mute', rows: readonly Cells[]) {
    const list = await desk.open(world.admin, act, rows);
    return { list, rows: await desk.rowsOf(world.admin, list.listId) };
  }

  const told = ({ state, customer, problems, outcome }: BulkRow) => ({
    state,
    name: customer?.companyName,
    problems: problems.map(({ column, problem }) => `${column} ${problem}`),
    outcome,
  });

  test('finds customers by id, domain and whole name, and offers those with a name like it', async () => {
    await world.list(desk);
    const { list, rows } = await checked('confirm', [
      { ...goodContact, customer: idOf('Contoso Ltd') },
      { ...goodContact, customer: 'litware.onmicrosoft.com' },
      { ...goodContact, customer: 'Lucerne Publishing' },
      { ...goodContact, customer: 'VanArsdel Limited' },
      { ...goodContact, customer: 'Tailwind' },
      { ...goodContact, customer: 'Nobody Knows Them' },
      { ...goodContact },
    ]);
    expect(list).toMatchObject({ state: 'review', counts: { ready: 3, problem: 4, unchecked: 0 } });
    expect(rows.map(told)).toEqual([
      { state: 'ready', name: 'Contoso Ltd', problems: [], outcome: undefined },
      { state: 'ready', name: 'Litware', problems: [], outcome: undefined },
      { state: 'ready', name: 'Lucerne Publishing', problems: [], outcome: undefined },
      { state: 'problem', name: undefined, problems: ['customer unknown-customer'], outcome: undefined },
      { state: 'problem', name: undefined, problems: ['customer unknown-customer'], outcome: undefined },
      { state: 'problem', name: undefined, problems: ['customer unknown-customer'], outcome: undefined },
      { state: 'problem', name: undefined, problems: ['customer missing'], outcome: undefined },
    ]);
    expect(rows[4]?.problems[0]?.offered?.map(({ companyName }) => companyName)).toEqual(
      ['Tailwind Traders', 'Tailwind Toys'].toSorted(),
    );
  });

  test('says what is wrong in each field, and all of it at once', async () => {
    await world.list(desk);
    const { rows } = await checked('confirm', [
      { customer: 'Litware', firstName: 'Tania', email: 'not an address', dateAgreed: '2031-01-01' },
      { ...goodContact, customer: 'Contoso Ltd', dateAgreed: 'last week', ground: 'Brieftaube' },
      { ...goodContact, customer: 'Lucerne Publishing', ground: 'Signerat exemplar' },
    ]);
    expect(rows.map(told)).toMatchObject([
      { problems: ['lastName missing', 'email not-an-email', 'dateAgreed in-the-future'] },
      { problems: ['dateAgreed not-a-date', 'ground not-a-ground'] },
      {},
    ]);
  });

  test('takes a day that has begun where the agent is, and no other', async () => {
    await world.list(desk);
    const now = world.ledger.clock.now();
    const dateAgreed = dayAt(now, 'Pacific/Kiritimati');
    const states: unknown[] = [];
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const agent = { ...world.admin, timeZone };
      await desk.ledger.services.agents.saveChanged(agent, now);
      const { listId } = await desk.open(agent, 'confirm', [{ ...goodContact, customer: 'Litware', dateAgreed }]);
      states.push(...(await desk.rowsOf(agent, listId)).map(told).map(({ state, problems }) => [state, ...problems]));
    }
    expect(states).toEqual([['ready'], ['problem', 'dateAgreed in-the-future']]);
  });

  test('names the row that is about the same customer already', async () => {
    await world.list(desk);
    const { rows } = await checked('invite', [
      { customer: 'Litware' },
      { customer: 'Contoso Ltd' },
      { customer: idOf('Litware') },
    ]);
    expect(rows.map(({ state }) => state)).toEqual(['ready', 'ready', 'problem']);
    expect(rows[2]?.problems).toEqual([{ column: 'customer', problem: 'duplicate', of: 2 }]);
  });

  test('leaves out who has accepted', async () => {
    await world.list(desk, {
      'Adventure Works': 'direct',
      Fabrikam: 'attested',
      'Wide World Importers': 'renewal-due',
    });
    const { rows } = await checked('confirm', [
      { ...goodContact, customer: 'Adventure Works' },
      { ...goodContact, customer: 'Fabrikam' },
      { ...goodContact, customer: 'Wide World Importers' },
    ]);
    expect(rows.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['skipped', 'direct'],
      ['skipped', 'confirmed'],
      ['ready', undefined],
    ]);
  });

  test('asks once how dates are read that can be read in two ways', async () => {
    await world.list(desk);
    const { list } = await checked('confirm', [
      { ...goodContact, customer: 'Litware', dateAgreed: '03/04/2026' },
      { ...goodContact, customer: 'Contoso Ltd', dateAgreed: '25/03/2026' },
      { ...goodContact, customer: 'Lucerne Publishing', dateAgreed: '04/03/2026' },
    ]);
    expect(list).toMatchObject({ dateQuestion: { example: '03/04/2026' }, counts: { asked: 2, ready: 1 } });
    expect((await desk.bulk.start(world.admin, list.listId))?.state).toBe('review');
    await desk.bulk.chooseDateOrder(world.admin, list.listId, 'day-first');
    await desk.run();
    expect(await desk.get(world.admin, list.listId)).toMatchObject({
      ...{ state: 'review', dateQuestion: undefined, counts: { asked: 0, ready: 3 } },
    });
  });

  test('checks a row again that was corrected, and the one it was a duplicate of', async () => {
    await world.list(desk);
    const { list } = await checked('invite', [
      { customer: 'Litware' },
      { customer: 'Litware' },
      { customer: 'Contso' },
    ]);
    const corrected = await desk.bulk.correct(world.admin, list.listId, {
      number: 4,
      cells: { customer: 'Contoso Ltd' },
    });
    expect(corrected).toMatchObject({ state: 'ready', customer: { companyName: 'Contoso Ltd' } });
    await desk.bulk.correct(world.admin, list.listId, { number: 2, cells: { customer: 'Lucerne Publishing' } });
    const rows = await desk.rowsOf(world.admin, list.listId);
    expect(rows.map(({ state, customer }) => [state, customer?.companyName])).toEqual([
      ['ready', 'Lucerne Publishing'],
      ['ready', 'Litware'],
      ['ready', 'Contoso Ltd'],
    ]);
  });

  test('is made again where something else is to happen with the customers', async () => {
    await world.list(desk);
    const { list } = await checked('confirm', [{ customer: 'Litware' }, { customer: 'Contoso Ltd', email: 'none' }]);
    expect(list.counts).toMatchObject({ problem: 2 });
    expect(await desk.bulk.chooseAct(world.admin, list.listId, 'invite')).toMatchObject({ act: 'invite' });
    await desk.run();
    expect(await desk.get(world.admin, list.listId)).toMatchObject({ state: 'review', counts: { ready: 2 } });
    expect(await desk.bulk.chooseAct(world.sales, list.listId, 'mute')).toBeUndefined();
    await expect(desk.bulk.chooseAct(world.admin, list.listId, 'create')).rejects.toMatchObject({ act: 'create' });
  });

  test('knows colleagues by name, and days on which reminders begin again', async () => {
    await world.list(desk);
    const assigned = await checked('assign', [
      { customer: 'Litware', owner: world.sales.name.toUpperCase() },
      { customer: 'Contoso Ltd', owner: 'Somebody Else' },
      { customer: 'Lucerne Publishing' },
    ]);
    expect(assigned.rows.map(told)).toMatchObject([
      { state: 'ready' },
      { problems: ['owner unknown-owner'] },
      { problems: ['owner missing'] },
    ]);
    const muted = await checked('mute', [
      { customer: 'Litware' },
      { customer: 'Contoso Ltd', mutedUntil: '2020-01-01' },
      { customer: 'Lucerne Publishing', mutedUntil: 'for ever' },
    ]);
    expect(muted.rows.map(told)).toMatchObject([
      { state: 'ready' },
      { problems: ['mutedUntil not-later'] },
      { problems: ['mutedUntil not-a-date'] },
    ]);
  });

  test('proposes the contact of a customer that was chosen on the page', async () => {
    await world.list(desk);
    const { listId } = await desk.bulk.openSelection(world.admin, {
      ...{ act: 'confirm', customerIds: [idOf('Contoso Ltd')], cells: { dateAgreed: '2026-03-02' } },
    });
    await desk.run();
    const [row] = await desk.rowsOf(world.admin, listId);
    expect(row).toMatchObject({ state: 'ready', cells: { firstName: 'Tania', email: 'tania.carr@contoso.com' } });
  });

  test('asks Partner Center for a customer that is too new for the directory', async () => {
    const { rows } = await checked('invite', [{ customer: 'Litware' }, { customer: idOf('Contoso Ltd') }]);
    expect(rows.map(({ state }) => state)).toEqual(['ready', 'ready']);
  });

  test('goes on where it was when the process ended over it', async () => {
    const { listId } = await desk.bulk.open(world.admin, {
      ...{ act: 'invite', rows: numbered(Array.from({ length: 60 }, () => ({ customer: 'Litware' }))) },
    });
    const stopping = new AbortController();
    let turns = 0;
    desk.beforeTurn = () => {
      if (++turns === 30) stopping.abort();
      return Promise.resolve();
    };
    await desk.run(stopping.signal);
    expect(await desk.get(world.admin, listId)).toMatchObject({ state: 'checking', counts: { unchecked: 10 } });
    const other = await world.openInstance();
    await other.run();
    expect(await other.get(world.admin, listId)).toMatchObject({ state: 'review', counts: { ready: 1, problem: 59 } });
  });

  test('is seen by nobody else, and made by nobody who may not do the act', async () => {
    await world.list(desk);
    const { list } = await checked('invite', [{ customer: 'Litware' }]);
    expect(await desk.bulk.get(world.sales, list.listId)).toBeUndefined();
    expect(await desk.bulk.start(world.sales, list.listId)).toBeUndefined();
    expect(await desk.rowsOf(world.sales, list.listId)).toEqual([]);
    desk.ledger.hasLostRoles = true;
    world.ledger.clock.advanceMinutes(6);
    await expect(desk.bulk.start(world.admin, list.listId)).rejects.toMatchObject({ code: 'not-allowed-no-role' });
  });

  test('takes no list without rows, and none that does not end', async () => {
    const open = (rows: Iterable<Cells>) =>
      desk.bulk.open(world.admin, { act: 'invite', fileName: 'x.csv', rows: numbered(rows) });
    await expect(open([])).rejects.toMatchObject({ code: 'list-empty' });
    const broken = (function* () {
      yield { customer: 'Litware' };
      throw new ListTooLongError(1);
    })();
    await expect(open(broken)).rejects.toMatchObject({ code: 'list-too-long' });
    expect(await desk.bulk.list(world.admin)).toEqual([]);
    expect(await desk.ledger.database.query.selectFrom('bulk_rows').selectAll().execute()).toEqual([]);
  });
});
