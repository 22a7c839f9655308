import { randomUUID } from 'node:crypto';
import type { Clock } from '../../services/clock.ts';
import type { AcceptanceRecords } from './agreements/acceptance-records.ts';
import { plainJson, type Answer, controlRefused } from './answer.ts';
import { type CustomerDirectory, requestedCustomer } from './customers/customer-directory.ts';
import type { Faults } from './faults.ts';
import { isJsonObject, parseJson } from './json-input.ts';
import type { EnhancedAttestations } from './attestations/enhanced-attestations.ts';
import type { OrderBook } from './orders/order-book.ts';
import type { RequestLog } from './request-listener.ts';
import type { Call, Route } from './route.ts';
import type { SwitchBoard } from './switches.ts';
import { issueToken, type TokenRequest } from './tokens.ts';

interface ControlRoutesOptions {
  readonly directory: CustomerDirectory;
  readonly records: AcceptanceRecords;
  readonly orders: OrderBook;
  readonly attestations: EnhancedAttestations;
  readonly switches: SwitchBoard;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly clock: Clock;
  /** Signs and dates tokens. */
  readonly tokenIssuer: Parameters<typeof issueToken>[1];
}

/** For tests and the demo. Microsoft has nothing like it. */
export function controlRoutes(options: ControlRoutesOptions): readonly Route[] {
  const { directory, records, orders, switches, faults, requests, clock, tokenIssuer } = options;
  const route = (method: string, path: string, handle: Route['handle']): Route => {
    return { method, pattern: `/sandbox/${path}`, handle };
  };
  return [
    route('GET', 'state', () => plainJson(200, { ...stateOf(directory, records), orders: orders.orders })),
    route('POST', 'tokens', async (call) =>
      plainJson(200, { access_token: await issueToken(parseTokenRequest(call), tokenIssuer) }),
    ),
    route('POST', 'faults', (call) => done(() => faults.plan(parseJson(call.body)))),
    route('DELETE', 'faults', () => done(() => faults.clear())),
    route('GET', 'switches', () => plainJson(200, switches.current)),
    route('POST', 'switches', (call) =>
      done(
        () => switches.set(parseJson(call.body)),
        () => switches.current,
      ),
    ),
    route('POST', 'customers', (call) => plainJson(200, addCustomer(call, directory))),
    route('DELETE', 'customers/{customerId}', (call) =>
      done(() => directory.remove(requestedCustomer(call, directory).id)),
    ),
    route('POST', 'customers/{customerId}/direct-acceptance', (call) =>
      done(() => records.addDirectAcceptance(requestedCustomer(call, directory).id)),
    ),
    route('GET', 'requests', () => plainJson(200, requests.summary())),
    route('GET', 'clock', () => plainJson(200, { now: clock.now().toISOString() })),
    route('POST', 'reset', () => done(() => reset(options))),
  ];
}

function done(act: () => void, result: () => object = () => ({})): Answer {
  act();
  return plainJson(200, result());
}

function parseTokenRequest(call: Call): TokenRequest {
  const input = parseJson(call.body);
  const { oid, kind, mfa = true } = isJsonObject(input) ? input : {};
  if (kind !== 'app+user' && kind !== 'app-only') throw controlRefused('kind must be app+user or app-only.');
  if (oid !== undefined && typeof oid !== 'string') throw controlRefused('oid must be a text.');
  return { kind, oid, mfa: mfa === true };
}

function stateOf(directory: CustomerDirectory, records: AcceptanceRecords) {
  const customers: object[] = [];
  const agreements: Record<string, unknown> = {};
  const directAcceptances: string[] = [];
  for (const customer of directory.all()) {
    const { id, companyName, domain } = customer;
    customers.push({ id, companyName, domain });
    const recorded = records.agreementsOf(customer);
    if (recorded.length > 0) agreements[id] = recorded;
    if (records.hasAcceptedDirectly(customer)) directAcceptances.push(id);
  }
  return { customers, agreements, directAcceptances };
}

/** Adds a customer: one that left before, by id, or a new one without any acceptance. */
function addCustomer(call: Call, directory: CustomerDirectory): { readonly id: string } {
  const input = parseJson(call.body);
  const { companyName, id = randomUUID() } = isJsonObject(input) ? input : {};
  if (typeof companyName !== 'string' || companyName === '') throw controlRefused('companyName must be a text.');
  if (typeof id !== 'string') throw controlRefused('id must be a text.');
  const domain = `${companyName.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}.onmicrosoft.com`;
  const address = { country: 'US', city: 'Redmond', addressLine1: '1 Microsoft Way', postalCode: '98052' };
  directory.add({ id: id.toLowerCase(), companyName, domain, address, culture: 'en-US' });
  return { id: id.toLowerCase() };
}

function reset({ directory, records, orders, attestations, switches, faults, requests }: ControlRoutesOptions): void {
  directory.reset();
  records.reset();
  orders.reset();
  attestations.reset();
  switches.reset();
  faults.clear();
  requests.clear();
}
