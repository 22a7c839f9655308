import { expect, test } from '@jest/globals';
import { generatedCustomer, generatedIndexOf } from '../../../sandbox/partner-center/customers/generated-customers.ts';
import { seedCustomers } from '../../../sandbox/partner-center/customers/customer.ts';

const named = (companyName: string) => seedCustomers.find((customer) => customer.companyName === companyName);

test('the demo has sixty customers, each with an id, a name and a domain of its own', () => {
  expect(seedCustomers).toHaveLength(60);
  for (const field of ['id', 'companyName', 'domain'] as const) {
    expect(new Set(seedCustomers.map((customer) => customer[field])).size).toBe(60);
  }
});

test('the demo shows every status', () => {
  for (const name of ['Contoso Ltd', 'Litware', 'Lucerne Publishing', 'VanArsdel']) {
    expect([named(name)?.attestedOn, named(name)?.acceptedDirectly]).toEqual([undefined, undefined]);
  }
  expect(named('Fabrikam')?.attestedOn).toEqual(['2025-09-15']);
  expect(named('Wide World Importers')?.attestedOn).toEqual(['2022-05-17']);
  expect(named('Adventure Works')?.acceptedDirectly).toBe(true);
});

test.each(['contoso', 'fabrikam', 'adventure', 'wide', 'litware', 'lucerne', 'vanarsdel'])(
  '%s means one customer',
  (beginning) => {
    const matches = seedCustomers.filter(({ companyName }) => companyName.toLowerCase().startsWith(beginning));
    expect(matches).toHaveLength(1);
  },
);

test.each([/'/, /"/, /&/, /[åäö]/i, /ß/, /\p{Script=Han}/u, /^\[.*\]\(https:/, /^.{150,}$/])(
  'some name matches %s',
  (pattern) => {
    expect(seedCustomers.some(({ companyName }) => pattern.test(companyName))).toBe(true);
  },
);

test('a generated customer can be found by its id, and none has the id, name or domain of another', () => {
  const seen = new Set<string>();
  for (let index = 60; index < 50_000; index += 1) {
    const { id, companyName, domain } = generatedCustomer(index);
    expect(generatedIndexOf(id)).toBe(index);
    seen.add(id).add(companyName).add(domain);
  }
  expect(seen.size).toBe(3 * (50_000 - 60));
});

test('an id that was not generated leads to no customer', () => {
  const { id } = generatedCustomer(999_999);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(generatedIndexOf(`${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`)).toBeUndefined();
});
