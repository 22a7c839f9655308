import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CustomerSummary } from '../../../../services/customer.ts';
import { DirectoryStore } from '../../../../services/customers/directory/directory-store.ts';
import type { Database } from '../../../../services/database/database.ts';
import { toInstantText } from '../../../../services/database/instant-text.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import { engines } from '../../../support/databases/databases.ts';
import type { TestDatabase } from '../../../support/databases/databases.ts';

const first = new Date('2026-03-03T12:00:00.000Z');
const later = new Date('2026-03-04T12:00:00.000Z');
const customerId = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;
const contoso: CustomerSummary = { customerId, companyName: 'Contoso Ltd', domain: 'contoso.onmicrosoft.com' };

describe.each(engines)('a customer in the directory on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let store: DirectoryStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    store = new DirectoryStore(database);
    await store.upsertListed([contoso], 1, first);
  });

  afterEach(async () => {
    await place.remove();
  });

  const namesFor = async (words: string) => (await store.search(words, 6)).map(({ companyName }) => companyName);
  const row = () => database.query.selectFrom('customers').selectAll().executeTakeFirstOrThrow();

  test('has no known status when it is new, and is to be read at once', async () => {
    expect(await store.find(customerId)).toEqual({
      ...contoso,
      status: 'unknown',
      acceptedOn: undefined,
      unconfirmedSince: undefined,
      readAt: undefined,
    });
    expect(await row()).toMatchObject({ read_due_at: toInstantText(first), first_listed_at: toInstantText(first) });
    expect(await store.find('cccccccc-0000-4000-8000-000000000002' as CustomerId)).toBeUndefined();
  });

  test('keeps what is known of it when it is listed again', async () => {
    await database.query
      .updateTable('customers')
      .set({ status: 'attested', accepted_on: '2026-01-31' as never, read_at: toInstantText(first) })
      .execute();
    await store.upsertListed([contoso], 2, later);
    expect(await store.find(customerId)).toMatchObject({ status: 'attested', acceptedOn: '2026-01-31', readAt: first });
    expect(await row()).toMatchObject({ listed_in_round: 2, read_due_at: toInstantText(first) });
  });

  test('stays in a later round when a page of an earlier one comes late', async () => {
    await store.upsertListed([contoso], 3, later);
    await store.upsertListed([{ ...contoso, companyName: 'Old name' }], 2, first);
    expect(await row()).toMatchObject({ listed_in_round: 3, company_name: 'Contoso Ltd' });
  });

  test('may have a name with NUL, which is left out', async () => {
    await store.upsertListed([{ ...contoso, companyName: 'Con\0toso', domain: 'con\0toso.example' }], 2, later);
    expect(await row()).toMatchObject({ company_name: 'Contoso', domain: 'contoso.example' });
  });

  test.each([
    ['accepted_on', '2026-02-31'],
    ['unconfirmed_since', 'some time ago'],
    ['read_at', '0'.repeat(30)],
  ])('counts as not known where its %s cannot be read, and is found all the same', async (column, text) => {
    await database.query
      .updateTable('customers')
      .set({ status: 'renewal-due', [column]: text })
      .execute();
    const unknown = { status: 'unknown', acceptedOn: undefined, unconfirmedSince: undefined, readAt: undefined };
    expect(await store.find(customerId)).toEqual({ ...contoso, ...unknown });
    expect(await store.search('contoso', 6)).toEqual([expect.objectContaining({ ...contoso, ...unknown })]);
  });

  test('is found by its new name when it changed, and no more by the old one', async () => {
    await store.upsertListed([{ ...contoso, companyName: 'Northwind', domain: 'northwind.example' }], 2, later);
    expect(await namesFor('northwind')).toEqual(['Northwind']);
    expect(await namesFor('nrothwind')).toEqual(['Northwind']);
    for (const words of ['contoso', 'contso']) expect(await namesFor(words)).toEqual([]);
  });

  test('is not found once it has left, and again when it came back', async () => {
    await database.query
      .updateTable('customers')
      .set({ left_at: toInstantText(first) })
      .execute();
    for (const words of ['Contoso Ltd', 'tos', 'contso', 'cccc-0000']) expect(await namesFor(words)).toEqual([]);
    await store.upsertListed([contoso], 2, later);
    expect(await namesFor('tos')).toEqual(['Contoso Ltd']);
  });

  test('is there once, however many instances list it at once', async () => {
    const instances = await Promise.all([place.open(), place.open(), place.open()]);
    const names = ['Litware', 'Fabrikam', 'Trey Research', 'Lamna Healthcare'];
    const page = [...names.entries()].map(([at, companyName]) => {
      return { ...contoso, customerId: customerId.replace(/.$/, String(at + 2)) as CustomerId, companyName };
    });
    const pages = [page, page.toReversed(), [...page, ...page]];
    await Promise.all(instances.map((each, at) => new DirectoryStore(each).upsertListed(pages[at] ?? [], 1, first)));
    for (const name of names) expect(await namesFor(name)).toEqual([name]);
  });
});
