import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { demoRoleDirectory } from '../../support/microsoft/demo-identity.ts';
import {
  type PartnerCenterSandbox,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { CustomersService } from '../../../services/customers/customers-service.ts';
import { CountriesStore } from '../../../services/customers/directory/countries-store.ts';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import { SuggestionsStore } from '../../../services/customers/directory/suggestions-store.ts';
import { DirectoryStore } from '../../../services/customers/directory/directory-store.ts';
import type { DirectoryNotes } from '../../../services/customers/directory/directory-notes.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { capabilityTable } from '../../../services/identity/capabilities.ts';
import { NotAllowedError } from '../../../services/identity/not-allowed-error.ts';
import type { AgentId, CustomerId } from '../../../services/ids.ts';
import { notesIn } from '../../support/worlds/directory-notes.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { agent as agentId, openClient } from '../partner-center/support.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';

const agent: Agent = { agentId, name: 'Ada Lindqvist', timeZone: 'Europe/Stockholm' };
let sandbox: PartnerCenterSandbox;
let place: TestDatabase;
let directory: DirectoryStore;
let listing: DirectoryListingStore;
let suggestions: SuggestionsStore;
let notes: DirectoryNotes;
let countries: CountriesStore;
let service: CustomersService;

const now = new Date('2026-03-03T12:00:00Z');
const later = new Date('2026-03-03T13:00:00Z');

beforeAll(async () => {
  sandbox = await startPartnerCenterSandbox({ keys: sharedKeys });
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  place = await engines[0].create();
  const database = await place.open();
  directory = new DirectoryStore(database);
  suggestions = new SuggestionsStore(database);
  listing = new DirectoryListingStore(database);
  notes = notesIn(database);
  countries = new CountriesStore(database);
  await listing.prepare(now);
  service = customersService();
});

afterEach(() => place.remove());

function customersService(): CustomersService {
  const { client: partnerCenter } = openClient({ baseUrl: sandbox.url, accessTokens: { getToken } });
  const clock = { now: () => new Date() };
  const roleDirectory = demoRoleDirectory;
  const capabilities = capabilityTable;
  const authorization = new AuthorizationService({ roleDirectory, partnerCenter, capabilities, clock });
  return new CustomersService({ partnerCenter, authorization, directory, listing, suggestions, notes });
}

async function getToken(): Promise<string> {
  const body = JSON.stringify({ oid: agentId, kind: 'app+user' });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/sandbox/tokens`, { method: 'POST', headers, body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Puts customers into the directory that Partner Center does not have, which then is all there is. */
async function list(...names: string[]): Promise<void> {
  await add(...names);
  const round = await listing.claimDue(now, later);
  if (round) await listing.finish(round, { customers: names.length, customersRead: 0, dueAt: later });
}

async function add(...names: string[]): Promise<void> {
  const customers = names.map((companyName, at) => {
    return { customerId: `dddddddd-0000-4000-8000-${String(at).padStart(12, '0')}` as CustomerId, companyName };
  });
  await directory.upsertListed(
    customers.map((customer) => ({ ...customer, domain: 'other.example' })),
    1,
    now,
  );
}

async function find(words: string, plain = words) {
  const match = await service.findCustomers(agent, words, plain);
  if (match.kind === 'none') return { kind: match.kind, names: [] };
  const customers = match.kind === 'one' ? [match.customer] : match.customers;
  return { kind: match.kind, names: customers.map(({ companyName }) => companyName) };
}

describe('whom a list begins with', () => {
  test('is somebody from the first moment, before any status is known', async () => {
    await add('Proseware Inc', 'Relecloud');
    const names = async (isOpenOnly: boolean) =>
      (await service.suggest(agent, { isOpenOnly })).map(({ companyName }) => companyName);
    expect(await names(true)).toEqual(['Proseware Inc', 'Relecloud']);
    expect(await names(false)).toEqual(['Proseware Inc', 'Relecloud']);
  });
});

describe('the customer an agent means', () => {
  test('is not taken from a directory that does not hold all customers yet', async () => {
    await add('Tailwind Consulting');
    expect((await find('tailwind')).kind).toBe('some');
    await list('Tailwind Consulting');
    expect(await find('tailwind')).toEqual({ kind: 'one', names: ['Tailwind Consulting'] });
  });

  test('is found in the middle of its name, which Partner Center cannot', async () => {
    await list('Proseware Inc', 'Relecloud');
    expect(await find('sewar')).toEqual({ kind: 'one', names: ['Proseware Inc'] });
  });

  test('is the one that is called exactly so', async () => {
    await list('Proseware', 'Proseware Inc', 'The Proseware Company');
    expect(await find('PROSEWARE')).toEqual({ kind: 'one', names: ['Proseware'] });
  });

  test('is to be chosen where several fit, at most five of them, the best first', async () => {
    await list('Big Proseware', 'Proseware A', 'Proseware B');
    expect(await find('prosew')).toEqual({ kind: 'some', names: ['Proseware A', 'Proseware B', 'Big Proseware'] });
    await list(...Array.from('ABCDEFG', (letter) => `Proseware ${letter}`));
    expect(await find('prosew')).toMatchObject({ kind: 'too-many', names: { length: 5 } });
  });

  test('is offered and not taken when the only one that is near is called otherwise', async () => {
    await list('Proseware Inc');
    expect(await find('prosewrae')).toEqual({ kind: 'some', names: ['Proseware Inc'] });
  });

  test('is found at Partner Center while the directory does not have it', async () => {
    expect(await find('fabri')).toEqual({ kind: 'one', names: ['Fabrikam'] });
    await list('Proseware Inc');
    expect(await find('tailwindtoys.onm')).toEqual({ kind: 'one', names: ['Tailwind Toys'] });
  });

  test('is rather the one at Partner Center than one with a typing error in the directory', async () => {
    await list('Contosso');
    expect(await find('contoso')).toEqual({ kind: 'one', names: ['Contoso Ltd'] });
  });

  test('is nobody where neither knows one', async () => {
    await list('Proseware Inc');
    expect(await find('no such company')).toEqual({ kind: 'none', names: [] });
    expect(await find('dddddddd-0000-4000-8000-000000000000')).toEqual({ kind: 'none', names: [] });
  });

  test('is told to nobody without a role', async () => {
    await list('Proseware Inc');
    const nobody = { ...agent, agentId: 'aaaaaaaa-0000-4000-8000-000000000005' as AgentId };
    await expect(service.findCustomers(nobody, 'proseware')).rejects.toThrow(NotAllowedError);
  });
});

describe('a customer that is named in another way', () => {
  test('is taken by its tenant id in any dress, and two ids are a choice', async () => {
    const contoso = (await sandboxCustomer('Contoso Ltd')).id;
    const fabrikam = (await sandboxCustomer('Fabrikam')).id;
    expect(await find(`tenant id: {${contoso.toUpperCase()}}.`)).toEqual({ kind: 'one', names: ['Contoso Ltd'] });
    expect(await find(`https://admin.microsoft.com/?tid=${contoso}`)).toEqual({ kind: 'one', names: ['Contoso Ltd'] });
    expect(await find(`${contoso}, ${fabrikam}`)).toEqual({ kind: 'some', names: ['Contoso Ltd', 'Fabrikam'] });
  });

  test.each(['contoso.com', 'www.contoso.com', 'https://www.contoso.com/', 'tania.carr@contoso.com', '@contoso.com'])(
    'is offered and not taken by %s, which Partner Center does not list',
    async (words) => {
      const expected = { kind: 'some', names: ['Contoso Ltd'] };
      expect(await find(words)).toEqual(expected);
      await list('Contoso Ltd', 'Proseware Communications');
      expect(await find(words)).toEqual(expected);
      expect((await find('proseware.com')).kind).toBe('some');
    },
  );

  test('is taken by a domain that is its name', async () => {
    await list('Booking.com B.V.', 'Booking Communications');
    expect(await find('booking.com')).toEqual({ kind: 'one', names: ['Booking.com B.V.'] });
    expect(await find('booking.nl')).toMatchObject({ kind: 'some', names: { length: 2 } });
  });

  test('is taken by "and" for "&", and the other way round', async () => {
    await list('Brown & Daughters', 'Smith and Sons', 'Brown Bakery');
    expect(await find('brown and daughters')).toEqual({ kind: 'one', names: ['Brown & Daughters'] });
    expect(await find('brown und daughters')).toEqual({ kind: 'one', names: ['Brown & Daughters'] });
    expect(await find('smith & sons')).toEqual({ kind: 'one', names: ['Smith and Sons'] });
  });

  test('is taken by another spelling of its legal form, and offered by another form', async () => {
    await list('Proseware Ltd', 'Relecloud GmbH');
    expect(await find('Proseware Limited')).toEqual({ kind: 'one', names: ['Proseware Ltd'] });
    expect(await find('Relecloud AB')).toEqual({ kind: 'some', names: ['Relecloud GmbH'] });
    expect(await find('Relecloud Incorporated')).toEqual({ kind: 'some', names: ['Relecloud GmbH'] });
  });

  test('is offered with the others that one message names', async () => {
    await list('Proseware Ltd', 'Relecloud GmbH', 'Litware');
    expect(await find('proseware, relecloud')).toEqual({ kind: 'some', names: ['Proseware Ltd', 'Relecloud GmbH'] });
    expect(await find('proseware; relecloud and litware')).toMatchObject({ kind: 'some', names: { length: 3 } });
  });

  test('is offered where most of the words fit it, and the rest fits nobody', async () => {
    await list('Proseware Consulting Group', 'Relecloud');
    expect(await find('proseware consulting berlin')).toEqual({ kind: 'some', names: ['Proseware Consulting Group'] });
    expect((await find('no such cloud anywhere')).kind).toBe('none');
  });

  test('is not taken by letters in the midst of a word', async () => {
    await list('Southridge Video');
    expect(await find('out')).toEqual({ kind: 'some', names: ['Southridge Video'] });
  });

  test('is taken by its name before the words around it are left out', async () => {
    await list('For Sale Signs', 'Sale Office', 'Contoso Office', 'Contoso');
    expect(await find('for sale signs', 'sale signs')).toEqual({ kind: 'one', names: ['For Sale Signs'] });
    expect(await find('of contoso', 'contoso')).toEqual({ kind: 'one', names: ['Contoso'] });
  });
});

async function sandboxCustomer(name: string): Promise<{ id: string }> {
  const { customers } = (await (await fetch(`${sandbox.url}/sandbox/state`)).json()) as {
    customers: { id: string; companyName: string }[];
  };
  const found = customers.find(({ companyName }) => companyName === name);
  if (!found) throw new Error(`no customer ${name}`);
  return found;
}

test('the country of a customer that somebody looks at is known from then on', async () => {
  const contoso = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;
  await directory.upsertListed([{ customerId: contoso, companyName: 'Contoso Ltd', domain: 'contoso.com' }], 1, now);
  expect(await countries.list()).toEqual({ countries: [], isComplete: false });
  const { country } = await service.getCustomer(agent, contoso);
  expect(country).toMatch(/^[A-Z]{2}$/);
  expect(await countries.list()).toEqual({ countries: [country], isComplete: true });
});
