import type { AgreementsService } from '../../services/agreements/agreements-service.ts';
import type { DraftsService } from '../../services/agreements/drafts-service.ts';
import { CallsUnderway } from '../../services/calls-underway.ts';
import type { Clock } from '../../services/clock.ts';
import type { Database } from '../../services/database/database.ts';
import type { NewCustomerId } from '../../services/ids.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { Log } from '../../services/log.ts';
import { CustomerCreationService } from '../../services/new-customers/customer-creation-service.ts';
import { CustomerRoad } from '../../services/new-customers/customer-road.ts';
import { NewCustomersService } from '../../services/new-customers/new-customers-service.ts';
import { NewCustomersStore } from '../../services/new-customers/new-customers-store.ts';
import { NewCustomersWorkStore } from '../../services/new-customers/new-customers-work-store.ts';
import type { NewCustomersClient } from '../../services/partner-center/new-customers-client.ts';
import type { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';

interface Given {
  readonly database: Database;
  readonly callDeadlineMs: number;
  readonly partnerCenterTimeoutMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

interface LowerServices {
  readonly partnerCenter: PartnerCenterClient;
  readonly newCustomersClient: NewCustomersClient;
  readonly authorization: AuthorizationService;
  readonly drafts: DraftsService;
  readonly agreements: AgreementsService;
}

/** Puts together what new customers need. */
export function createNewCustomerServices(given: Given, lower: LowerServices) {
  const newCustomersStore = new NewCustomersStore(given.database);
  const newCustomersWork = new NewCustomersWorkStore(given.database);
  const creationsUnderway = new CallsUnderway<NewCustomerId>();
  const common = { ...given, ...lower, newCustomers: newCustomersStore, creationsUnderway };
  const newCustomers = new NewCustomersService(common);
  const customerRoad = new CustomerRoad(common);
  const creation = new CustomerCreationService({ ...common, steps: newCustomers, customerRoad });
  return { newCustomersStore, newCustomersWork, creationsUnderway, newCustomers, customerRoad, creation };
}
