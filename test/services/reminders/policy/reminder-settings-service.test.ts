import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseCalendarDay } from '../../../../services/calendar-day.ts';
import { CustomerNotFoundError } from '../../../../services/customers/customer-not-found-error.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import { NotAllowedError } from '../../../../services/identity/not-allowed-error.ts';
import { usualPolicy, usualPreferences } from '../../../../services/reminders/policy/reminder-policy.ts';
import type { ListFilter } from '../../../../services/reminders/unconfirmed-page.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';

const pageSize = 8;

describe.each(engines)('what agents say about reminders on $engine', ({ create }) => {
  let world: ReminderWorld;
  let ada: Agent;
  let sam: Agent;
  let hanna: Agent;

  beforeEach(async () => {
    world = await ReminderWorld.open(create);
    ada = await world.addAgent('Ada');
    sam = await world.addAgent('Sam', { roles: ['sales-agent'] });
    hanna = await world.addAgent('Hanna', { roles: ['helpdesk-agent'] });
  });

  afterEach(async () => {
    await world.close();
  });

  const names = async (agent: Agent, filter: ListFilter) => {
    const { rows } = await world.desk.unconfirmed.list(agent, { filter, page: 0, pageSize });
    return rows.map(({ customer }) => customer.companyName);
  };

  test('is kept: the policy as a whole, by who may, and only when nothing is wrong with it', async () => {
    const { settings } = world.desk;
    expect(await settings.getPolicy(sam)).toEqual(usualPolicy);
    const changed = { ...usualPolicy, workingDays: [7, 1], workFrom: '08:30', defaultRecipients: [sam.agentId] };
    await expect(settings.savePolicy(sam, changed)).rejects.toThrow(NotAllowedError);
    expect(await settings.savePolicy(ada, changed)).toEqual({ kind: 'saved' });
    expect(await settings.getPolicy(hanna)).toEqual(changed);

    const wrong = {
      ...changed,
      dailyCap: 0,
      intervalsDays: [],
      workFrom: '25:00',
      workUntil: 'late',
      workingDays: [8],
    };
    expect(await settings.savePolicy(ada, wrong)).toEqual({
      kind: 'invalid',
      problems: {
        dailyCap: 'out-of-range',
        intervalsDays: 'missing',
        workFrom: 'not-a-time',
        workUntil: 'not-a-time',
        workingDays: 'out-of-range',
      },
    });
    const short = { ...changed, workFrom: '09:00', workUntil: '10:30' };
    expect(await settings.savePolicy(ada, short)).toEqual({ kind: 'invalid', problems: { workUntil: 'too-short' } });
    expect(await settings.getPolicy(ada)).toEqual(changed);
  });

  test('is kept for each agent', async () => {
    const mine = { delivery: 'single', pausedUntil: new Date('2026-12-01T08:00:00Z'), hasOptedOut: true } as const;
    await world.desk.settings.savePreferences(sam, mine);
    expect(await world.desk.settings.getPreferences(sam)).toEqual(mine);
    expect(await world.desk.settings.getPreferences(ada)).toEqual(usualPreferences);
  });

  test('decides who owns a customer: who was assigned, else who did something last', async () => {
    const contoso = await world.addCustomer('Contoso');
    const owner = async () => (await world.desk.reminders.showCase(ada, contoso)).case.owner;
    await world.owners.recordOwner(contoso, { agentId: ada.agentId, because: 'invited' }, world.now);
    expect(await owner()).toEqual({ agentId: ada.agentId, name: 'Ada', because: 'invited' });
    await world.owners.recordOwner(contoso, { agentId: sam.agentId, because: 'confirmed' }, world.now);
    expect(await owner()).toEqual({ agentId: sam.agentId, name: 'Sam', because: 'confirmed' });
    await world.desk.owners.takeOver(ada, contoso);
    await world.owners.recordOwner(contoso, { agentId: sam.agentId, because: 'confirmed' }, world.now);
    expect(await owner()).toEqual({ agentId: ada.agentId, name: 'Ada', because: 'assigned' });
  });

  test('gives customers only to who may do something about them', async () => {
    const contoso = await world.addCustomer('Contoso');
    await expect(world.desk.owners.takeOver(hanna, contoso)).rejects.toThrow(NotAllowedError);
    expect(await world.desk.owners.assign(hanna, contoso, hanna.agentId)).toBe('not-assignable');
    expect(await world.desk.owners.assign(hanna, contoso, sam.agentId)).toBe('assigned');
    expect((await world.desk.owners.listAssignable(hanna)).map(({ name }) => name)).toEqual(['Ada', 'Sam']);
  });

  test('lists a customer whose row cannot be read with what can be, beside all others', async () => {
    const ada = await world.addAgent('Ada');
    const [odd, whole] = [await world.addCustomer('Odd'), await world.addCustomer('Whole')];
    const { query } = world.database;
    const dates = { unconfirmed_since: 'some time ago' as never, accepted_on: '2026-02-31' as never };
    await query.updateTable('customers').set(dates).where('customer_id', '=', odd).execute();
    const needed = { needed_by: 'soon' as never, needed_for: 'order', last_sent_at: 'once' as never } as const;
    await query.updateTable('follow_ups').set(needed).where('customer_id', '=', odd).execute();
    const { rows } = await world.desk.unconfirmed.list(ada, { filter: 'all', page: 0, pageSize });
    const known = { status: 'unknown', acceptedOn: undefined, unconfirmedSince: undefined, neededBy: undefined };
    expect(rows).toContainEqual(
      expect.objectContaining({ customer: expect.objectContaining({ customerId: odd }), ...known }),
    );
    expect(rows.map(({ customer }) => customer.customerId)).toContain(whole);
  });

  test('lists who is unconfirmed, the most urgent first, by owner and by page', async () => {
    const since = (day: number) => new Date(Date.UTC(2026, 9, day));
    for (let day = 1; day <= 9; day++) await world.addCustomer(`C${String(day)}`, { since: since(day), owner: sam });
    const needed = await world.addCustomer('Needed', { since: since(20) });
    await world.addCustomer('Attested', { status: 'attested' });
    await world.addCustomer('Unread', { status: 'unknown' });
    const left = await world.addCustomer('Left', { since: since(1) });
    await world.database.query
      .updateTable('customers')
      .set({ left_at: '2026-11-01T00:00:00.000Z' as never })
      .where('customer_id', '=', left)
      .execute();
    await world.desk.reminders.setNeededBy(ada, needed, { day: parseCalendarDay('2026-12-24')!, for: 'order' });

    const first = await world.desk.unconfirmed.list(ada, { filter: 'all', page: 0, pageSize });
    expect(first).toMatchObject({
      page: 0,
      hasMore: true,
      counts: { all: { count: 10, isMore: false }, nobody: { count: 1 } },
    });
    expect(first.rows[0]).toMatchObject({ status: 'none', neededBy: { day: '2026-12-24', for: 'order' } });
    expect(first.rows.map(({ customer }) => customer.companyName)).toEqual([
      ...['Needed', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'],
    ]);
    const last = await world.desk.unconfirmed.list(ada, { filter: 'all', page: 7, pageSize });
    expect(last).toMatchObject({ page: 1, hasMore: false });
    expect(last.rows.map(({ customer }) => customer.companyName)).toEqual(['C8', 'C9']);
    expect(await names(ada, 'nobody')).toEqual(['Needed']);
    expect(await names(ada, 'mine')).toEqual([]);
    expect(await names(sam, 'mine')).toHaveLength(8);
  });

  describe('for a customer that neither the directory nor Partner Center knows', () => {
    const nobody = 'dddddddd-0000-4000-8000-000000000001' as CustomerId;
    const inAWeek = () => new Date(world.now.getTime() + 7 * 24 * 60 * 60_000);
    const day = parseCalendarDay('2026-12-24')!;
    const acts: readonly (readonly [name: string, act: () => Promise<unknown>])[] = [
      ['put off', () => world.desk.reminders.snooze(ada, nobody, inAWeek())],
      ['put off to a day', () => world.desk.reminders.remindLater(ada, nobody, day)],
      ['muted', () => world.desk.reminders.mute(ada, nobody)],
      ['needed by a day', () => world.desk.reminders.setNeededBy(ada, nobody, { day, for: 'order' })],
      ['taken over', () => world.desk.owners.takeOver(ada, nobody)],
      ['given to somebody', () => world.desk.owners.assign(ada, nobody, sam.agentId)],
    ];
    const kept = async () => {
      const { query } = world.database;
      const mutes = await query.selectFrom('reminder_mutes').selectAll().execute();
      return mutes.length + (await query.selectFrom('follow_ups').selectAll().execute()).length;
    };

    test.each(acts)('nothing is kept when it is %s', async (_name, act) => {
      await expect(act()).rejects.toThrow(CustomerNotFoundError);
      expect(await kept()).toBe(0);
    });

    test.each(acts)('it is kept when a customer too new for the directory is %s', async (_name, act) => {
      world.newCustomers.add(nobody);
      await act();
      expect(await kept()).toBe(1);
    });
  });
});
