import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../services/clock.ts';
import { AcceptanceRecords } from './agreements/acceptance-records.ts';
import { guarded } from './admission.ts';
import { agreementsRoutes } from './agreements/agreements-routes.ts';
import { attestationsRoutes } from './attestations/attestations-routes.ts';
import { EnhancedAttestations } from './attestations/enhanced-attestations.ts';
import { hostedPageRoutes } from './attestations/hosted-page.ts';
import { auditRoute } from './agreements/audit-routes.ts';
import { cartsRoutes } from './orders/carts-routes.ts';
import { controlRoutes } from './control-routes.ts';
import { CustomerDirectory } from './customers/customer-directory.ts';
import { createCustomerRoute } from './customers/create-customer-route.ts';
import { customersRoutes } from './customers/customers-routes.ts';
import { Faults } from './faults.ts';
import { OrderBook } from './orders/order-book.ts';
import type { PartnerType } from './partners/partner.ts';
import { profilesRoutes } from './partners/profiles-routes.ts';
import { relationshipRequestRoute, relationshipsRoutes } from './partners/relationships-routes.ts';
import { requestListener, RequestLog } from './request-listener.ts';
import { routeTable, type Route } from './route.ts';
import { SandboxKeys } from '../entra/sandbox-keys.ts';
import { TokenCheck } from './tokens.ts';
import { SwitchBoard } from './switches.ts';
import { templateFileRoutes, templateRoute } from './agreements/template-routes.ts';
import { validationRoutes } from './customers/validation-routes.ts';

export interface PartnerCenterSandboxOptions {
  /** 0, or left out, for any free port. */
  readonly port?: number;
  /** The folder in which changes outlive a restart. When left out, they are kept in memory only. */
  readonly dataDir?: string;
  /** The kind of partner that calls; direct bill when left out. */
  readonly partner?: PartnerType;
  /** How many customers the partner has; 60 when left out. */
  readonly customers?: number;
  readonly clock?: Clock;
  /** Those with which Entra signs; those of `dataDir` when left out. */
  readonly keys?: SandboxKeys;
  /** Of the world, by which tokens live; the machine's when left out. */
  readonly tokenClock?: Clock;
}

export interface PartnerCenterSandbox {
  /** Base address without `/v1`. */
  readonly url: string;
  /** Cuts all connections, and resolves when the port is free. */
  close(): Promise<void>;
}

/** Starts Partner Center on loopback. Rejects with the system's error when the port is taken. */
export async function startPartnerCenterSandbox(options: PartnerCenterSandboxOptions): Promise<PartnerCenterSandbox> {
  const clock = options.clock ?? { now: () => new Date() };
  const directory = new CustomerDirectory(options.customers ?? 60, options.dataDir);
  const records = new AcceptanceRecords(options.dataDir);
  const orders = new OrderBook(options.dataDir);
  const attestations = new EnhancedAttestations(options.dataDir);
  const faults = new Faults();
  const requests = new RequestLog();
  const { keys = new SandboxKeys(options.dataDir), tokenClock = { now: () => new Date() } } = options;
  const tokenIssuer = { keys, clock: tokenClock };
  const tokens = new TokenCheck(tokenIssuer);
  const closing = new AbortController();
  const findRoute = routeTable(
    routesOf({ options, clock, directory, records, orders, attestations, faults, requests, tokenIssuer }),
  );
  const server = createServer(requestListener({ findRoute, faults, requests, clock, tokens, closing: closing.signal }));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    directory.close();
    records.close();
    orders.close();
    attestations.close();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      closing.abort();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      directory.close();
      records.close();
      orders.close();
      attestations.close();
    },
  };
}

interface Parts {
  readonly options: PartnerCenterSandboxOptions;
  readonly clock: Clock;
  readonly directory: CustomerDirectory;
  readonly records: AcceptanceRecords;
  readonly orders: OrderBook;
  readonly attestations: EnhancedAttestations;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly tokenIssuer: { readonly keys: SandboxKeys; readonly clock: Clock };
}

function routesOf({
  options,
  clock,
  directory,
  records,
  orders,
  attestations,
  faults,
  requests,
  tokenIssuer,
}: Parts): readonly Route[] {
  const partnerType = options.partner ?? 'direct-bill';
  const switches = new SwitchBoard();
  const partnerCenter = [
    ...agreementsRoutes({ directory, records, switches, clock }),
    ...attestationsRoutes({ attestations, directory, records, switches, clock }),
    auditRoute({ records, directory, clock }),
    templateRoute(clock),
    // Stands before the route of one customer, whose pattern fits it too.
    relationshipRequestRoute(partnerType),
    ...cartsRoutes({ directory, records, orders, switches, clock }),
    ...customersRoutes(directory),
    createCustomerRoute({ directory, partnerType }),
    ...validationRoutes(directory),
    ...relationshipsRoutes(partnerType, directory),
    ...profilesRoutes,
  ];
  return [
    ...partnerCenter.map((route) => guarded(route, { partnerType, switches })),
    ...templateFileRoutes(clock),
    ...hostedPageRoutes({ attestations, clock }),
    ...controlRoutes({ directory, records, orders, attestations, switches, faults, requests, clock, tokenIssuer }),
  ];
}
