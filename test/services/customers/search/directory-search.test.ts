import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { CustomerSummary } from '../../../../services/customer.ts';
import { seedCustomers } from '../../../../sandbox/partner-center/customers/customer.ts';
import { DirectoryStore } from '../../../../services/customers/directory/directory-store.ts';
import type { Database } from '../../../../services/database/database.ts';
import { customersByStart } from '../../../../services/database/search-customers.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import { engines, type TestDatabase } from '../../../support/databases/databases.ts';
import { anyCharacter } from '../../../support/any-character.ts';

const now = new Date('2026-03-03T12:00:00.000Z');

const demo: readonly CustomerSummary[] = seedCustomers.map(({ id, companyName, domain }) => {
  return { customerId: id as CustomerId, companyName, domain };
});
const more = [
  customer(1, 'Müller Söhne', 'soehne.example'),
  customer(2, 'Mueller Brothers', 'brothers.example'),
  customer(3, 'Ærø Færge', 'faerge.example'),
  customer(4, 'A. Datum B.V.', 'adatum.example'),
  customer(5, 'Proseware 100%_real "quoted"', 'proseware.example'),
];

function customer(number: number, companyName: string, domain: string): CustomerSummary {
  return { customerId: `dddddddd-0000-4000-8000-00000000000${number}` as CustomerId, companyName, domain };
}

describe.each(engines)('the customer directory on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let store: DirectoryStore;

  beforeAll(async () => {
    place = await create();
    database = await place.open();
    store = new DirectoryStore(database);
    await store.upsertListed([...demo, ...more], 1, now);
  });

  afterAll(async () => {
    await place.remove();
  });

  const namesFor = async (words: string) => (await store.search(words, 6)).map(({ companyName }) => companyName);
  const fitsFor = async (words: string) => (await store.search(words, 6)).map(({ fit }) => fit);

  test.each([
    ['the whole name', 'Contoso Ltd', 'Contoso Ltd'],
    ['another case', 'cONTOSO', 'Contoso Ltd'],
    ['the middle of a name', 'ontos', 'Contoso Ltd'],
    ['two letters in the middle of a word', 'gt', 'Wingtip Toys'],
    ['words in another order', 'messenger consolidated', 'Consolidated Messenger'],
    ['parts of words', 'ucern ublish', 'Lucerne Publishing'],
    ['a domain', 'tailwindtoys.onmicrosoft.com', 'Tailwind Toys'],
    ['a domain not typed to its end', 'tailwindtoys.onmicr', 'Tailwind Toys'],
    ['a part of a domain', 'ndtoy', 'Tailwind Toys'],
    ['a domain of its own', 'soehne.example', 'Müller Söhne'],
    ['initials without their dots', 'datum bv', 'A. Datum B.V.'],
    ['a name with an apostrophe, without', 'margies travel', "Margie's Travel"],
    ['letters without their accents', 'etoile', 'Fromagerie Belle Étoile'],
    ['ae for ä', 'baeckerei', 'Bäckerei Morgenrot'],
    ['a for ä', 'backerei', 'Bäckerei Morgenrot'],
    ['oe for ö, twice', 'hoetorget moebler', 'Hötorget Möbler AB'],
    ['ss for ß', 'grosshandel', 'Großhandel Südwind KG'],
    ['ß as it is', 'GROẞHANDEL', 'Großhandel Südwind KG'],
    ['an accent as a character of its own', 'Bokfo\u0308rlag', 'Litera Bokförlag AB'],
    ['aa for å', 'skidhus aare', 'Alpine Skidhus Åre AB'],
    ['o for ø', 'aero', 'Ærø Færge'],
    ['characters from the middle of a Chinese name', '软件', '启明软件科技有限公司'],
    ['one Chinese character', '斯', '罗斯文商贸有限公司'],
    ['Markdown', '[Click](', '[Click](https://example.com) Trading'],
    ['signs that mean something to a database', '100%_real "quoted" * (:', 'Proseware 100%_real "quoted"'],
  ])('finds a customer by %s', async (_, words, name) => {
    expect((await namesFor(words))[0]).toBe(name);
  });

  test('finds Müller and Mueller by either', async () => {
    const both = ['Mueller Brothers', 'Müller Söhne'];
    for (const words of ['mueller', 'Müller', 'MÜLLER', 'müll']) expect(await namesFor(words)).toEqual(both);
  });

  test.each([
    ['contso', 'Contoso Ltd'],
    ['cnotoso', 'Contoso Ltd'],
    ['cotnoso', 'Contoso Ltd'],
    ['fabirkam', 'Fabrikam'],
    ['fabrikan', 'Fabrikam'],
    ['lucerne publshing', 'Lucerne Publishing'],
    ['lucenre pulbishing', 'Lucerne Publishing'],
    ['adventurewroks.onmicrosoft.com', 'Adventure Works'],
    ['baekcerei', 'Bäckerei Morgenrot'],
  ])('offers for %s, which nobody is called, %s', async (words, name) => {
    const [best] = await store.search(words, 6);
    expect(best).toMatchObject({ companyName: name, fit: 'near' });
  });

  test('knows no typing errors in words of less than four letters', async () => {
    expect(await namesFor('lmt')).toEqual([]);
  });

  test('puts the whole name first, then what begins so, then words that do, then parts', async () => {
    await store.upsertListed(
      [
        customer(6, 'Zone Omega', 'one.example'),
        customer(7, 'Megazone', 'two.example'),
        customer(8, 'Zone', 'three.example'),
        customer(9, 'Big Zones', 'four.example'),
      ],
      1,
      now,
    );
    expect(await namesFor('zone')).toEqual(['Zone', 'Zone Omega', 'Big Zones', 'Megazone']);
    expect(await fitsFor('zone')).toEqual(['exact', 'start', 'word', 'part']);
  });

  test('finds by any part of an id when nothing is called so', async () => {
    const [fabrikam] = await store.search('fabrikam', 1);
    const id = fabrikam?.customerId ?? '';
    expect(await namesFor(id.toUpperCase())).toEqual(['Fabrikam']);
    expect(await namesFor(id.slice(3))).toContain('Fabrikam');
  });

  test('finds nothing by nothing', async () => {
    for (const words of ['', '  ', '"', '%', '*', '\u0000', '…']) expect(await namesFor(words)).toEqual([]);
  });

  test('finds whatever part of a name or domain is typed', async () => {
    const part = fc
      .constantFrom(...more, ...demo)
      .chain((one) => fc.constantFrom(one.companyName, one.domain).map((text) => ({ one, text })))
      .chain(({ one, text }) =>
        fc.tuple(fc.nat(text.length - 3), fc.integer({ min: 3, max: 30 })).map(([from, length]) => {
          return { one, words: text.slice(from, from + length) };
        }),
      )
      .filter(({ words }) => !'.onmicrosoft.com'.includes(words.slice(-3)) && /[\p{L}\p{N}]{2}/u.test(words));
    await fc.assert(
      fc.asyncProperty(part, async ({ one, words }) => {
        expect((await store.search(words, 50)).map(({ customerId }) => customerId)).toContain(one.customerId);
      }),
      { numRuns: 60 },
    );
  });

  test('answers whatever is typed', async () => {
    const anything = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 60 }),
      fc.stringMatching(/^[a-c"*%_\\'() .^:{}+-]{0,30}$/),
      fc.constant('x'.repeat(10_000)),
      fc.constant('zq w '.repeat(2_000)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (words) => {
        expect((await store.search(words, 6)).length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 100 },
    );
  });

  test('says whether there are more of a kind than it looks for', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      customerId: `eeeeeeee-0000-4000-8000-0000000000${String(at).padStart(2, '0')}` as CustomerId,
      ...{ companyName: `Zzyzx ${at < 50 ? 'Road' : 'Street'} ${at}`, domain: `zzyzx${at}.example` },
    }));
    await store.upsertListed(many, 1, now);
    const lookedFor = async (words: string) => {
      const { found, hasMore } = await store.searchFurther(words, 200);
      return [found.length, hasMore];
    };
    expect(await lookedFor('zzyzx road')).toEqual([50, false]);
    expect((await lookedFor('zzyzx'))[1]).toBe(true);
    expect(await lookedFor('no such name')).toEqual([0, false]);
  });
});

test('the beginning of a name is looked up in the order of an index', async () => {
  const [{ engine, create }] = engines;
  const place = await create();
  const { query } = await place.open();
  const asked = sql<{ detail: string }>`explain query plan ${customersByStart(engine, '\n con', 50)}`;
  const plan = (await asked.execute(query)).rows.map(({ detail }) => detail).join('; ');
  expect(plan).toContain('customer_search_by_start');
  expect(plan).not.toContain('TEMP B-TREE');
  await place.remove();
});
