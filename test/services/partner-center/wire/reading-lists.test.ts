import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from '@jest/globals';
import { acceptanceFrom } from '../../../../services/agreements/acceptance.ts';
import { PartnerCenterResponseError } from '../../../../services/partner-center/http/partner-center-error.ts';
import { type Damaged, damagedAt } from '../damage.ts';
import {
  agent,
  attestation,
  customer,
  customerToCreate,
  documented,
  openClient,
  openNewCustomersClient,
  requestId,
  templateId,
} from '../support.ts';

/** Answers everything with the same body; over real HTTP, which is quicker than to intercept thousands of calls. */
let answer = '';
const server = createServer((_, response) => response.end(answer)).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const { client, logged } = openClient({ baseUrl });
const newCustomers = openNewCustomersClient({ baseUrl });
const address = customerToCreate.address;

const sampleOf = (file: string): unknown => JSON.parse(documented(file).slice(1));

/** What a call makes of this answer. */
async function reading<T>(json: unknown, call: () => Promise<T>): Promise<PromiseSettledResult<T>> {
  answer = json === undefined ? '' : `\uFEFF${JSON.stringify(json)}`;
  const [result] = await Promise.allSettled([call()]);
  return result;
}

/** For every damage: what `check` finds wrong. A whole walk in one test names all of it at once. */
async function walk(damages: readonly Damaged[], check: (damaged: Damaged) => Promise<string | undefined>) {
  const wrong: string[] = [];
  for (const damaged of damages) {
    logged.length = 0;
    const found = await check(damaged);
    if (found !== undefined) wrong.push(`${damaged.what}: ${found}`);
  }
  expect(damages.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
}

const leftOut = (): number =>
  logged.reduce((sum, { fields }) => sum + (typeof fields['leftOut'] === 'number' ? fields['leftOut'] : 0), 0);

interface List {
  readonly file: string;
  readonly call: () => Promise<readonly unknown[]>;
  /** Where the list stands in the sample. */
  readonly items?: string;
  /** The item that is damaged; those before and after it are good. */
  readonly damaged: number;
  /** Items of the sample, its damaged one included. */
  readonly count: number;
}

const both = (file: string, damaged: number, call: () => Promise<readonly unknown[]>): List => {
  return { file, call, damaged, count: (sampleOf(file) as { items: unknown[] }).items.length };
};

const lists: Readonly<Record<string, List>> = {
  listCustomers: both('customers.json', 1, async () => {
    const page = await client.listCustomers(agent, { limit: 10 });
    return [...page.customers, ...page.others];
  }),
  findCustomers: both('customers.json', 1, async () => {
    const search = { field: 'companyName', startsWith: 'Cont', limit: 10 } as const;
    return (await client.findCustomers(agent, search)).customers;
  }),
  listAttestations: both('customer-agreements.json', 1, () => client.listAttestations(agent, customer)),
  findAttestations: both('customer-agreements.json', 0, () => client.findAttestations(agent, customer, () => true)),
  listIndirectProviders: both('relationships.json', 0, () => client.listIndirectProviders(agent)),
  listIndirectResellers: both('relationships.json', 1, () => client.listIndirectResellers(agent)),
};

describe.each(Object.entries(lists))('%s', (_, { file, call, damaged, count }) => {
  const sample = sampleOf(file) as { items: unknown[] };
  const shapes: readonly [string, unknown, string[]][] = [
    ['a collection', sample, ['items', String(damaged)]],
    ['a bare list', sample.items, [String(damaged)]],
  ];

  test.each(shapes)('keeps the good items of %s whatever is wrong with one', async (_shape, whole, at) => {
    const good = await reading(whole, call);
    if (good.status === 'rejected') throw good.reason;
    expect(good.value).toHaveLength(count);
    // The attestations come newest first, the others as they are listed.
    const isGood = (item: unknown) =>
      sample.items.length === 2 ? !matches(item, sample.items[damaged]) : !matches(item, sample.items[1]);
    const kept = good.value.filter(isGood);
    await walk(damagedAt(whole, at), async ({ json }) => {
      const result = await reading(json, call);
      if (result.status === 'rejected') return `threw ${String(result.reason)}`;
      const lost = kept.filter((item) => !result.value.some((other) => isSame(item, other)));
      if (lost.length > 0) return `lost ${lost.length} good items`;
      const there = itemsIn(json).length;
      const accounted = result.value.length + leftOut() + notCounted(json, file);
      return accounted === there ? undefined : `${there} items, but ${accounted} read or counted`;
    });
  });

  test.each([5, 'x', true, {}, { '0': {} }])('does not take %j in place of a list for none', async (items) => {
    for (const whole of [items, { ...sample, items }]) {
      const result = await reading(whole, call);
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(PartnerCenterResponseError) });
    }
  });

  test('reads null for items as none', async () => {
    const { totalCount: _, ...rest } = sample as unknown as Record<string, unknown>;
    await expect(reading({ ...rest, items: null }, call)).resolves.toMatchObject({ status: 'fulfilled', value: [] });
  });
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether what was read came of this item: each has an id or a day of its own. */
function matches(read: unknown, item: unknown): boolean {
  const { id, dateAgreed = '' } = item as { id?: string; dateAgreed?: string };
  return JSON.stringify(read).includes(id ?? dateAgreed.slice(0, 10));
}

function itemsIn(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : (json as { items: unknown[] }).items;
}

/** Relationships of the past, and customers of somebody else's, are understood and not meant. */
function notCounted(json: unknown, file: string): number {
  const items = itemsIn(json) as ({ state?: unknown } | null)[];
  if (file !== 'relationships.json') return 0;
  return items.filter((item) => typeof item?.state === 'string' && /^(odd)$/i.test(item.state)).length;
}

describe('agreements', () => {
  const sample = sampleOf('customer-agreements.json') as { items: unknown[] };
  const alone = { ...sample, totalCount: 1, items: sample.items.slice(0, 1) };

  const statusOf = async (json: unknown) => {
    const attestations = await reading(json, () => client.listAttestations(agent, customer));
    return acceptanceFrom({ attestations, direct: { status: 'fulfilled', value: false } }, undefined).kind;
  };

  test.each([
    ['two records', sample],
    ['one record', alone],
    ['a bare list of one', alone.items],
  ])('of %s never read as no acceptance, whatever is wrong with the answer', async (_, whole) => {
    await walk(damagedAt(whole), async ({ json }) => {
      // An empty list is the one way to say that there is none.
      if (Array.isArray(json) && json.length === 0) return undefined;
      const status = await statusOf(json);
      return status === 'attested' || status === 'unknown' ? undefined : `reads as ${status}`;
    });
  });

  test('that are none read as no acceptance', async () => {
    for (const none of [[], { items: [] }, { totalCount: 0, items: [] }, { items: null }, { totalCount: 0 }])
      expect(await statusOf(none)).toBe('none');
  });
});

/** Calls whose answer is one object, and what in it may make the answer unreadable. */
const objects: Readonly<Record<string, readonly [file: string, call: () => Promise<unknown>, needs: RegExp]>> = {
  getAgreementTemplate: ['agreement-metadata.json', () => client.getAgreementTemplate(agent), /items|all of it/],
  getTemplateDocument: [
    'template-document.json',
    () => client.getTemplateDocument(agent, templateId, { country: 'US', language: 'en-US' }),
    /Uri|all of it/,
  ],
  createAttestation: [
    'create-agreement.json',
    () => client.createAttestation(agent, customer, attestation, requestId),
    /dateAgreed|type|all of it/,
  ],
  hasDirectAcceptance: ['direct-acceptance.json', () => client.hasDirectAcceptance(agent, customer), /./],
  findCustomer: ['customer.json', () => client.findCustomer(agent, customer), /^(id|all of it) /],
  getPartnerName: ['profile-organization.json', () => client.getPartnerName(agent), /companyName|all of it/],
  findCountryRules: ['country-rules.json', () => newCustomers.client.findCountryRules(agent, 'US'), /iso2Code|all of/],
  'findCountryRules, older': [
    'country-rules-older.json',
    () => newCustomers.client.findCountryRules(agent, 'US'),
    /iso2Code|all of it/,
  ],
  checkAddress: [
    'address-validation-partial.json',
    () => newCustomers.client.checkAddress(agent, address),
    /status|all/,
  ],
  createCustomer: [
    'create-customer.json',
    () => newCustomers.client.createCustomer(agent, customerToCreate, requestId),
    /^(id|all of it) /,
  ],
  getRelationshipRequest: [
    'relationship-request.json',
    () => newCustomers.client.getRelationshipRequest(agent, undefined),
    /url|all of it/,
  ],
};

test.each(Object.entries(objects))('%s reads its answer or tells what is wrong with it', async (_, of) => {
  const [file, call, needs] = of;
  await walk(damagedAt(sampleOf(file)), async ({ what, json }) => {
    const result = await reading(json, call);
    if (result.status === 'fulfilled') return undefined;
    if (!(result.reason instanceof PartnerCenterResponseError)) return `threw ${String(result.reason)}`;
    if (!needs.test(what)) return 'is unreadable for something that it can do without';
    const { detail, issues } = result.reason;
    if (detail === 'not-json') return json === undefined ? undefined : 'is said to be no JSON';
    return issues.length > 0 && !issues.join().includes('odd') ? undefined : `tells ${JSON.stringify(issues)}`;
  });
});

describe('a direct acceptance', () => {
  const signed = async (isSigned: unknown) => reading({ isSigned }, () => client.hasDirectAcceptance(agent, customer));

  test('is read from a text too', async () => {
    await expect(signed('True')).resolves.toMatchObject({ value: true });
    await expect(signed('false')).resolves.toMatchObject({ value: false });
  });

  test.each([null, undefined, 7, '', 'odd', {}, []])('is never taken for missing where it says %j', async (odd) => {
    await expect(signed(odd)).resolves.toMatchObject({ status: 'rejected' });
  });
});
