import { randomUUID } from 'node:crypto';
import { StatementSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type CalendarDay, addDays } from '../../../services/calendar-day.ts';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import type { CustomerStatus } from '../../../services/customers/customer-status.ts';
import { DirectoryProgressService } from '../../../services/customers/directory/directory-progress-service.ts';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import type { AcceptanceLinkRow } from '../../../services/database/tables/agreement-tables.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import type { CustomerId } from '../../../services/ids.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { NotAllowedError } from '../../../services/identity/not-allowed-error.ts';
import { ActivityStore } from '../../../services/reports/activity-store.ts';
import { DailyCounts, StatusCounter, StatusCountsStore } from '../../../services/reports/status-counts.ts';
import { LinkCounter } from '../../../services/reports/link-counts.ts';
import { ReportsService } from '../../../services/reports/reports-service.ts';
import { engines } from '../../support/databases/databases.ts';
import { intendedAttestation } from '../../support/worlds/ledger-rows.ts';
import { ReminderWorld } from '../../support/worlds/reminder-world.ts';

const today = '2026-11-18' as CalendarDay;

describe.each(engines)('the report on $engine', ({ create }) => {
  let world: ReminderWorld;
  let ada: Agent;
  let sam: Agent;

  beforeEach(async () => {
    world = await ReminderWorld.open(create);
    ada = await world.addAgent('Ada');
    sam = await world.addAgent('Sam');
    await new DirectoryListingStore(world.database).prepare(world.now);
  });

  afterEach(async () => {
    await world.close();
  });

  const parts = () => ({
    authorization: world.authorization,
    listing: new DirectoryListingStore(world.database),
    counter: new StatusCounter(world.database),
    linkCounter: new LinkCounter(world.database),
    dailyCounts: new StatusCountsStore(world.database),
    activity: new ActivityStore(world.database),
    agents: new AgentsStore(world.database),
    ...{ clock: world.clock, log: world.log },
  });
  const report = (agent = ada) => {
    const progress = new DirectoryProgressService(parts());
    return new ReportsService({ ...parts(), progress }).getReport(agent);
  };
  const countDaily = () => new DailyCounts(parts()).run();

  const addCustomers = async (statuses: Partial<Record<CustomerStatus, number>>) => {
    for (const [status, count] of Object.entries(statuses)) {
      for (let index = 0; index < count; index++) {
        await world.addCustomer(`${status} ${String(index)}`, { status: status as CustomerStatus });
      }
    }
  };
  const setProgress = async (customers: number | null, read: number) => {
    await world.database.query.updateTable('directory_listing').set({ customers, customers_read: read }).execute();
  };
  const confirm = async (agent: Agent, daysAgo: number, state: 'recorded' | 'refused' = 'recorded') => {
    const intendedAt = new Date(world.now.getTime() - daysAgo * 24 * 60 * 60_000);
    await world.database.query
      .insertInto('attestations')
      .values(
        intendedAttestation({
          agent_id: agent.agentId,
          intended_at: toInstantText(intendedAt),
          state,
        }),
      )
      .execute();
  };
  const addLink = async (customerId: CustomerId, state: AcceptanceLinkRow['state'], day: number) => {
    const ids = { link_id: randomUUID(), draft_id: randomUUID(), template_id: randomUUID(), request_id: randomUUID() };
    const of = { customer_id: customerId, company_name: 'Contoso Ltd', agent_id: ada.agentId, agent_name: ada.name };
    const created_at = toInstantText(new Date(world.now.getTime() + day * 24 * 60 * 60_000));
    const link = { ...ids, ...of, country: 'SE', language: 'sv-SE', state, created_at, mail_tries: 0, attempts: 0 };
    await world.database.query
      .insertInto('acceptance_links')
      .values(link as never)
      .execute();
  };
  const invite = async (agent: Agent) => {
    await world.database.query
      .insertInto('invitations')
      .values({
        ...{ invitation_id: randomUUID() as never, customer_id: randomUUID() as never, company_name: 'Contoso Ltd' },
        ...{ agent_id: agent.agentId, agent_name: agent.name, invited_at: toInstantText(world.now) },
      })
      .execute();
  };

  test('counts the customers of each status, but not those who left', async () => {
    await addCustomers({ direct: 2, attested: 3, 'renewal-due': 1, none: 4, unknown: 1 });
    const left = await world.addCustomer('Gone', { status: 'none' });
    await world.database.query
      .updateTable('customers')
      .set({ left_at: toInstantText(world.now) })
      .where('customer_id', '=', left)
      .execute();
    const { counts, countedAt } = await report();
    expect(counts).toEqual({ direct: 2, attested: 3, 'renewal-due': 1, none: 4, unknown: 1 });
    expect(countedAt).toEqual(world.now);
  });

  test('counts what agents did one agent after the other where the engine holds the process meanwhile', async () => {
    const agents = [ada, sam, await world.addAgent('Eva')];
    for (const agent of agents) for (const daysAgo of [1, 40]) await confirm(agent, daysAgo);
    await invite(sam);
    const counted = jest.spyOn(StatementSync.prototype, 'all');
    const activities = await parts().activity.list(new Date(world.now.getTime() - 30 * 24 * 60 * 60_000));
    const lengths = counted.mock.results.map(({ value }) => (value as unknown[]).length);
    counted.mockRestore();
    expect([...activities.values()].map(({ confirmed }) => confirmed)).toEqual(
      agents.map(() => ({ recently: 1, inAll: 2 })),
    );
    expect(activities.get(sam.agentId)?.invited).toEqual({ recently: 1, inAll: 1 });
    expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(1);
    if (world.database.engine === 'embedded') expect(lengths.length).toBeGreaterThanOrEqual(agents.length + 2);
  });

  test('is for who may see a status', async () => {
    const nobody = await world.addAgent('Nobody', { roles: [] });
    await expect(report(nobody)).rejects.toThrow(NotAllowedError);
  });

  test('keeps the counts of a day once, in UTC, whichever instance is first', async () => {
    await addCustomers({ none: 2, attested: 18, unknown: 1 });
    await setProgress(21, 20);
    await Promise.all([countDaily(), countDaily()]);
    await addCustomers({ direct: 1 });
    await countDaily();
    const counts = { direct: 0, attested: 18, 'renewal-due': 0, none: 2, unknown: 1 };
    const store = new StatusCountsStore(world.database);
    expect(await store.listAfter(addDays(today, -1))).toEqual([{ day: today, counts }]);
    world.pass({ hours: 14 });
    await countDaily();
    expect((await store.listAfter(today)).map(({ day }) => day)).toEqual([addDays(today, 1)]);
    expect(world.log.lines.filter(({ phrase }) => phrase === 'customers counted')).toHaveLength(2);
  });

  test('reads old days that lack a status as none, and leaves out a day that is none', async () => {
    const days = [addDays(today, -7), 'one day' as CalendarDay];
    for (const day of days) {
      await world.database.query.insertInto('status_counts').values({ day, status: 'none', count: 3 }).execute();
    }
    const counts = { direct: 0, attested: 0, 'renewal-due': 0, none: 3, unknown: 0 };
    const store = new StatusCountsStore(world.database);
    expect(await store.listAfter(addDays(today, -30))).toEqual([{ day: days[0], counts }]);
    expect((await report()).trend).toEqual({ kind: 'from', day: today });
  });

  test('keeps no counts of a directory that is not listed, or still being read', async () => {
    await addCustomers({ attested: 5, unknown: 5 });
    for (const [customers, read] of [
      [null, 0],
      [0, 0],
      [10, 5],
      [100, 94],
    ] as const) {
      await setProgress(customers, read);
      await countDaily();
    }
    expect(await report()).toMatchObject({ trend: { kind: 'not-kept' }, isRead: false });
  });

  test('compares weeks as soon as there are two, and says from when', async () => {
    await addCustomers({ attested: 1 });
    await setProgress(1, 1);
    await countDaily();
    expect((await report()).trend).toEqual({ kind: 'from', day: addDays(today, 7) });
    world.pass({ days: 7 });
    await addCustomers({ none: 3 });
    await countDaily();
    const { trend } = await report();
    expect(trend).toMatchObject({
      kind: 'weeks',
      weeks: [
        { day: today, counts: { attested: 1, none: 0 } },
        { day: addDays(today, 7), counts: { attested: 1, none: 3 } },
      ],
    });
  });

  test('says who confirmed how many, lately and in all, and who invited', async () => {
    expect(await report()).toMatchObject({ agents: [], others: { agents: 0 } });
    for (const daysAgo of [1, 29, 31, 400]) await confirm(ada, daysAgo);
    for (const daysAgo of [40, 50, 60]) await confirm(sam, daysAgo);
    await confirm(sam, 1, 'refused');
    await invite(sam);
    expect((await report()).agents).toEqual([
      { name: 'Ada', confirmed: { recently: 2, inAll: 4 }, invited: { recently: 0, inAll: 0 } },
      { name: 'Sam', confirmed: { recently: 0, inAll: 3 }, invited: { recently: 1, inAll: 1 } },
    ]);
  });

  test('names the eight who confirmed most, and adds up the others', async () => {
    for (let index = 0; index < 10; index++) {
      const agent = await world.addAgent(`Agent ${String(index)}`);
      for (let count = 0; count <= index; count++) await confirm(agent, 2);
    }
    const { agents, others } = await report();
    expect(agents.map(({ name }) => name)).toEqual(
      Array.from({ length: 8 }, (_, index) => `Agent ${String(9 - index)}`),
    );
    expect(others).toEqual({
      agents: 2,
      confirmed: { recently: 3, inAll: 3 },
      invited: { recently: 0, inAll: 0 },
    });
  });

  test('tells how many customers wait with a link, are ready for their agreement, or let it run out', async () => {
    const names = ['Ready', 'Waiting', 'Uncertain', 'Expired', 'Renewed'];
    const added: CustomerId[] = [];
    for (const name of names) added.push(await world.addCustomer(name));
    const [ready, waiting, uncertain, expired, renewed] = added as [
      CustomerId,
      CustomerId,
      CustomerId,
      CustomerId,
      CustomerId,
    ];
    const accepted = await world.addCustomer('Accepted', { status: 'attested' });
    await world.run();
    await addLink(ready, 'accepted', 0);
    await addLink(waiting, 'sent', 0);
    await addLink(uncertain, 'uncertain', 0);
    await addLink(expired, 'expired', 0);
    await addLink(renewed, 'expired', -1);
    await addLink(renewed, 'made', 0);
    await addLink(accepted, 'expired', 0);

    expect((await report()).links).toEqual({ 'link-ready': 1, 'link-waiting': 3, 'link-expired': 1 });
  });
});
