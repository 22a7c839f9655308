import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ids, openSandbox, type Reply, type Sandbox } from './sandbox-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ customers: 1234 });
});
afterAll(() => sandbox.close());

const namesIn = ({ json }: Reply): string[] => json.items.map(({ companyProfile }) => companyProfile.companyName);

const search = (Field: string, Value: string, Operator = 'starts_with') =>
  sandbox.get(`/v1/customers?size=0&filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`);

/** Follows the links as a client must: with every header they name. */
async function everyPage(path: string): Promise<Reply[]> {
  const pages = [await sandbox.get(path)];
  for (let next = pages[0]!.json.links.next; next !== undefined; next = pages.at(-1)!.json.links.next) {
    const headers = next.headers.map(({ key, value }) => [key, value] as const);
    pages.push(await sandbox.get(`/v1${next.uri}`, Object.fromEntries(headers)));
  }
  return pages;
}

describe('the list', () => {
  test('holds a hundred customers a page unless asked otherwise', async () => {
    const { json } = await sandbox.get('/v1/customers');
    expect([json.totalCount, json.items.length]).toEqual([100, 100]);
  });

  test('leads through every customer once, page by page', async () => {
    const pages = await everyPage('/v1/customers?size=500');
    expect(pages.map(({ json }) => json.totalCount)).toEqual([500, 500, 234]);
    expect(new Set(pages.flatMap(namesIn)).size).toBe(1234);
    expect(pages.at(-1)?.json.continuationToken).toBeUndefined();
  });

  test('gives the same token in the body as in the link', async () => {
    const { json } = await sandbox.get('/v1/customers?size=2');
    expect(json.links.next?.headers).toEqual([{ key: 'MS-ContinuationToken', value: json.continuationToken }]);
    expect(json.links.next?.uri).toBe('/customers?size=2&seekOperation=Next');
  });

  test('gives no more than 500 also for size 0, which asks for all', async () => {
    expect((await sandbox.get('/v1/customers?size=0')).json.totalCount).toBe(500);
  });

  test('keeps address, contact and billing to itself', async () => {
    const { text, json } = await sandbox.get('/v1/customers?size=1');
    expect(Object.keys(json.items[0]!)).not.toContain('billingProfile');
    expect(text).not.toContain('Tania');
  });

  test.each([
    ['/v1/customers?size=many', {}],
    ['/v1/customers?seekOperation=Next', {}],
    ['/v1/customers?seekOperation=Next', { 'MS-ContinuationToken': 'AAAA' }],
    ['/v1/customers', { 'MS-ContinuationToken': 'Mg==' }],
    ['/v1/customers?seekOperation=Last', {}],
    ['/v1/customers?filter=contoso', {}],
  ])('refuses %s with %j', async (path, headers) => {
    const { status, json } = await sandbox.get(path, headers);
    expect([status, json.code]).toEqual([400, 2000]);
  });
});

describe('the search', () => {
  test('finds names by their beginning, ignoring case', async () => {
    expect(namesIn(await search('CompanyName', 'tAILw'))).toEqual(['Tailwind Traders', 'Tailwind Toys']);
    expect(namesIn(await search('CompanyName', 'wind'))).not.toContain('Tailwind Traders');
  });

  test.each(['ALPINE SKIDHUS Å', '罗斯文', 'fincher "', "margie's", '[click](https://'])(
    'finds %s',
    async (beginning) => {
      expect(namesIn(await search('CompanyName', beginning))).toHaveLength(1);
    },
  );

  test('finds domains by their beginning', async () => {
    expect(namesIn(await search('Domain', 'CONTOSO.'))).toEqual(['Contoso Ltd']);
  });

  test('finds generated customers as well as reading them all would', async () => {
    const all = (await everyPage('/v1/customers?size=0')).flatMap(namesIn);
    for (const beginning of ['a', 'amber', 'Amber A', 'silver b', 'no such company']) {
      const expected = all.filter((name) => name.toLowerCase().startsWith(beginning.toLowerCase()));
      expect(namesIn(await search('CompanyName', beginning))).toEqual(expected);
    }
  });

  test('goes on over several pages', async () => {
    const filter = encodeURIComponent('{"Field":"CompanyName","Value":"c","Operator":"starts_with"}');
    const pages = await everyPage(`/v1/customers?size=3&filter=${filter}`);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.flatMap(namesIn)).toEqual(namesIn(await search('CompanyName', 'c')));
  });

  test('knows no other operator and no other field', async () => {
    expect((await search('CompanyName', 'c', 'substring')).status).toBe(400);
    expect((await search('Country', 'US')).status).toBe(400);
  });
});

describe('one customer', () => {
  test('has its contact in the billing profile', async () => {
    const { billingProfile } = (await sandbox.get(`/v1/customers/${ids.contoso}`)).json;
    expect(billingProfile).toMatchObject({ firstName: 'Tania', lastName: 'Carr', email: 'tania.carr@contoso.com' });
    expect(billingProfile.defaultAddress.phoneNumber).toBe('4255550101');
  });

  test('may have no contact', async () => {
    const { billingProfile } = (await sandbox.get(`/v1/customers/${ids.fourthCoffee}`)).json;
    expect(Object.keys(billingProfile)).not.toEqual(expect.arrayContaining(['firstName', 'lastName', 'email']));
  });

  test('is found by an id in capitals', async () => {
    expect((await sandbox.get(`/v1/Customers/${ids.contoso.toUpperCase()}`)).status).toBe(200);
  });

  test('is found when it is generated', async () => {
    const [page] = await everyPage('/v1/customers?size=500');
    const { id } = page!.json.items[499]!;
    expect((await sandbox.get(`/v1/customers/${id}`)).json.id).toBe(id);
  });

  test.each([
    [ids.nobody, 404, 1000],
    ['not-a-guid', 400, 2000],
  ])('%s gives %i', async (id, status, code) => {
    const reply = await sandbox.get(`/v1/customers/${id}`);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });
});
