import { afterEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import { CountriesStore } from '../../../../services/customers/directory/countries-store.ts';
import { DirectoryStore } from '../../../../services/customers/directory/directory-store.ts';
import { makeSearchable } from '../../../../services/customers/search/make-searchable.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import { NotAllowedError } from '../../../../services/identity/not-allowed-error.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import { type CustomerFilter, listSorts } from '../../../../services/reminders/lists/customer-filter.ts';
import { nextOf } from '../../../../services/reminders/lists/customer-walk.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';

let world: ReminderWorld;
let ada: Agent;

afterEach(() => world.close());

async function open(create: (typeof engines)[number]['create']): Promise<void> {
  world = await ReminderWorld.open(create);
  ada = await world.addAgent('Ada');
}

const daysAgo = (days: number) => new Date(world.now.getTime() - days * 24 * 60 * 60_000);

async function names(filter: CustomerFilter, { agent = ada, pageSize = 50 } = {}): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.desk.lists.list(agent, { filter, cursor, pageSize });
    found.push(...page.rows.map(({ customer }) => customer.companyName));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

describe.each(engines)('the list of customers ($name)', ({ create }) => {
  test('names each customer once, by name whatever its case, however small the pages are', async () => {
    await open(create);
    const all = ['alpha', 'Beta', 'beta', 'Gamma', 'Åre', 'ängel', '中文', '0 Degrees'];
    for (const [at, name] of all.entries()) {
      await world.addCustomer(name, { status: at % 2 === 0 ? 'none' : 'direct' });
    }
    const listed = await names({});
    expect(listed.toSorted()).toEqual(all.toSorted());
    expect(listed.slice(0, 5)).toEqual(['0 Degrees', 'alpha', 'Beta', 'beta', 'Gamma']);
    expect(await names({}, { pageSize: 1 })).toEqual(listed);
    expect(await names({ sort: '-name' }, { pageSize: 3 })).toEqual(listed.toReversed());
  });

  test('is filtered by status, owner, time and what was typed, all at once', async () => {
    await open(create);
    const sam = await world.addAgent('Sam');
    await world.addCustomer('Contoso Nord', { owner: sam, since: daysAgo(30) });
    await world.addCustomer('Contoso Syd', { owner: ada, since: daysAgo(3) });
    await world.addCustomer('Contoso Ost', { owner: sam, status: 'attested' });
    await world.addCustomer('Fabrikam', { since: daysAgo(20) });
    await makeSearchable(world.database, await new DirectoryStore(world.database).listByName({ from: 0, count: 10 }));
    const day = daysAgo(10).toISOString().slice(0, 10) as CalendarDay;

    expect(await names({ statuses: ['none'], sort: '-since' })).toEqual(['Contoso Syd', 'Fabrikam', 'Contoso Nord']);
    expect(await names({ owner: sam.agentId, sort: 'name' })).toEqual(['Contoso Nord', 'Contoso Ost']);
    expect(await names({ owner: 'nobody' })).toEqual(['Fabrikam']);
    expect(await names({ unconfirmedSince: day })).toEqual(['Contoso Nord', 'Fabrikam']);
    expect(await names({ words: 'contoso', statuses: ['none'], unconfirmedSince: day })).toEqual(['Contoso Nord']);
    expect(await names({ words: 'contoso', owner: ada.agentId })).toEqual(['Contoso Syd']);
  });

  test('counts what a search found only where that is all of it', async () => {
    await open(create);
    for (let at = 0; at < 60; at += 1) await world.addCustomer(`Contoso ${at}`, { status: at < 3 ? 'direct' : 'none' });
    await makeSearchable(world.database, await new DirectoryStore(world.database).listByName({ from: 0, count: 60 }));
    const counted = async (filter: CustomerFilter) => {
      const { count, isCut } = await world.desk.lists.list(ada, { filter, pageSize: 20 });
      return [count, isCut];
    };
    expect(await counted({ words: 'contoso 59' })).toEqual([{ count: 1, isMore: false }, false]);
    expect(await counted({ words: 'contoso' })).toEqual([undefined, true]);
    expect(await counted({ words: 'contoso', statuses: ['direct'] })).toEqual([undefined, true]);
  });

  test('is filtered by country, and says in which countries there are customers', async () => {
    await open(create);
    const countries = new CountriesStore(world.database);
    const places = { Alpha: 'SE', Beta: 'se', Gamma: 'NO', Delta: 'DE', Epsilon: undefined, Zeta: 'Sweden' };
    for (const [at, [name, country]] of Object.entries(places).entries()) {
      const customerId = await world.addCustomer(name, { owner: ada, since: daysAgo(at + 1) });
      expect((await world.desk.lists.listCountries(ada)).isComplete).toBe(false);
      await countries.note(customerId, country);
    }
    const settled = await world.addCustomer('Eta', { status: 'attested' });
    await countries.note(settled, 'SE');

    expect(await names({ country: 'SE' }, { pageSize: 2 })).toEqual(['Alpha', 'Beta', 'Eta']);
    expect(await names({ country: 'SE', sort: 'since' })).toEqual(['Beta', 'Alpha']);
    expect(await names({ country: 'SE', owner: ada.agentId, sort: 'name' })).toEqual(['Alpha', 'Beta']);
    expect(await names({ country: 'FI' })).toEqual([]);
    expect(await world.desk.lists.listCountries(ada)).toEqual({ countries: ['DE', 'NO', 'SE'], isComplete: true });
    const { rows } = await world.desk.lists.list(ada, { filter: { country: 'NO' }, pageSize: 5 });
    expect(rows.map(({ customer, country }) => [customer.companyName, country])).toEqual([['Gamma', 'NO']]);
  });

  test('shows what needs somebody, the most urgent first', async () => {
    await open(create);
    const later = await world.addCustomer('Later', { since: daysAgo(40) });
    const order = await world.addCustomer('Order', { owner: ada });
    const renewal = await world.addCustomer('Renewal');
    await world.addCustomer('Settled', { status: 'attested' });
    await world.desk.reminders.setNeededBy(ada, order, { day: '2026-11-18' as CalendarDay, for: 'order' });
    await world.desk.reminders.setNeededBy(ada, renewal, { day: '2026-11-10' as CalendarDay, for: 'renewal' });
    await world.desk.reminders.setNeededBy(ada, later, { day: '2027-03-01' as CalendarDay, for: 'order' });

    expect(await names({ view: 'due' })).toEqual(['Renewal', 'Order']);
    expect(await names({ view: 'overdue' })).toEqual(['Renewal']);
    expect(await names({ view: 'order' }, { pageSize: 1 })).toEqual(['Order', 'Later']);
    expect(await names({ view: 'mine' })).toEqual(['Order']);
    expect(await names({ view: 'unconfirmed', sort: 'since' })).toEqual(['Later', 'Order', 'Renewal']);
    expect(await world.desk.lists.countViews(ada, ['due', 'refused', 'expired', 'handed-over'])).toEqual([
      { view: 'due', count: 2, isMore: false },
      { view: 'refused', count: 0, isMore: false },
      { view: 'expired', count: 0, isMore: false },
      { view: 'handed-over', count: 0, isMore: false },
    ]);
  });

  test('goes on behind the last one that was shown, also where that one has left the list', async () => {
    await open(create);
    const customers = [];
    for (const name of ['A', 'B', 'C', 'D']) customers.push(await world.addCustomer(name, { owner: ada }));
    const filter: CustomerFilter = { view: 'mine', sort: 'name' };
    const first = await world.desk.lists.list(ada, { filter, pageSize: 2 });
    await world.setStatus(customers[0] ?? ('' as never), 'direct');
    const second = await world.desk.lists.list(ada, { filter, pageSize: 2, cursor: first.next });

    expect(second.rows.map(({ customer }) => customer.companyName)).toEqual(['C', 'D']);
    expect(first.count).toEqual({ count: 4, isMore: false });
    expect(second.count).toBeUndefined();
    const nonsense = await world.desk.lists.list(ada, { filter, pageSize: 2, cursor: 'nonsense' });
    expect(nonsense.rows.map(({ customer }) => customer.companyName)).toEqual(['B', 'C']);
  });

  test('is complete where a view has more than a thousand, also if a filter leaves only the last of them', async () => {
    await open(create);
    const all = Array.from({ length: 1_150 }, (_, at) => `Nobody’s ${at + 1_000}`);
    await world.addCustomers(all, 'none');
    await world.addCustomers(['Last', 'Very last'], 'renewal-due');
    expect(await names({ view: 'nobody' }, { pageSize: 200 })).toEqual([...all, 'Last', 'Very last']);
    const filter: CustomerFilter = { view: 'nobody', statuses: ['renewal-due'] };
    expect(await names(filter, { pageSize: 1 })).toEqual(['Last', 'Very last']);
    const pages = [filter, { view: 'nobody' } as const].map((asked) =>
      world.desk.lists.list(ada, { filter: asked, pageSize: 50 }),
    );
    expect((await Promise.all(pages)).map(({ count }) => count)).toEqual([
      { count: 2, isMore: false },
      { count: 1_000, isMore: true },
    ]);
  });

  test('is not cut short by a row that cannot be read', async () => {
    await open(create);
    await world.addCustomer('Good');
    const odd = await world.addCustomer('Odd');
    await world.database.query
      .updateTable('customers')
      .set({ accepted_on: 'no day' as CalendarDay, read_at: 'never' as never })
      .where('customer_id', '=', odd)
      .execute();
    expect(await names({})).toEqual(['Good', 'Odd']);
  });

  test('is for nobody without a role', async () => {
    await open(create);
    const nobody = await world.addAgent('Nobody', { roles: [] });
    await expect(names({}, { agent: nobody })).rejects.toThrow(NotAllowedError);
    await expect(world.desk.lists.countViews(nobody, ['mine'])).rejects.toThrow(NotAllowedError);
    await expect(world.desk.lists.listCountries(nobody)).rejects.toThrow(NotAllowedError);
  });
});

// Among a million customers, many are open since the same moment.
test.each(listSorts)('a page by %s is read in the order of an index', async (sort) => {
  const [{ engine, create }] = engines;
  await open(create);
  const after = { key: 'm', customerId: ada.agentId as unknown as CustomerId };
  const walk = { statuses: ['none'], conditions: [sql`left_at is null`], sort, after, count: 51 } as const;
  const asked = sql<{ detail: string }>`explain query plan ${nextOf(walk, engine)}`;
  const { rows } = await asked.execute(world.database.query);
  expect(rows.filter(({ detail }) => detail.includes('TEMP B-TREE'))).toEqual([]);
});
