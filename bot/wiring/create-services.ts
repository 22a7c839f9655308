import { AcceptanceReader } from '../../services/agreements/acceptance-reader.ts';
import { AgreementsService } from '../../services/agreements/agreements-service.ts';
import { AttestationRoad } from '../../services/agreements/attestation-road.ts';
import { DraftStore } from '../../services/agreements/draft-store.ts';
import { DraftsService } from '../../services/agreements/drafts-service.ts';
import { LedgerStore } from '../../services/agreements/ledger-store.ts';
import { LedgerWorkStore } from '../../services/agreements/ledger-work-store.ts';
import { CallsUnderway } from '../../services/calls-underway.ts';
import { AgentsStore } from '../../services/conversations/agents-store.ts';
import { ContactsStore } from '../../services/conversations/contacts-store.ts';
import { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import { UnreachableStore } from '../../services/conversations/unreachable-store.ts';
import { CustomerOwners } from '../../services/customers/customer-owners.ts';
import { CustomersService } from '../../services/customers/customers-service.ts';
import { DirectoryListingStore } from '../../services/customers/directory/directory-listing-store.ts';
import { DirectoryNotes } from '../../services/customers/directory/directory-notes.ts';
import { DirectoryProgressService } from '../../services/customers/directory/directory-progress-service.ts';
import { DirectoryStatusStore } from '../../services/customers/directory/directory-status-store.ts';
import { DirectoryStore } from '../../services/customers/directory/directory-store.ts';
import type { AttestationId } from '../../services/ids.ts';
import { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { HandoversService } from '../../services/handovers/handovers-service.ts';
import { HandoversStore } from '../../services/handovers/handovers-store.ts';
import { InvitationsService } from '../../services/invitations/invitations-service.ts';
import { InvitationsStore } from '../../services/invitations/invitations-store.ts';
import { RelationshipInvitationsService } from '../../services/invitations/relationship-invitations-service.ts';
import { OrderReadinessService } from '../../services/orders/order-readiness-service.ts';
import { NewCustomersClient } from '../../services/partner-center/new-customers-client.ts';
import { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import { ActivityStore } from '../../services/reports/activity-store.ts';
import { DailyCounts, StatusCounter, StatusCountsStore } from '../../services/reports/status-counts.ts';
import { ReportsService } from '../../services/reports/reports-service.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import { createNewCustomerServices } from './create-new-customer-services.ts';

export type Services = ReturnType<typeof createServices>;

/** The product without Teams. */
export function createServices(options: AgreementDeskOptions) {
  const { database } = options;
  const connection = { ...options, baseUrl: options.partnerCenterUrl, timeoutMs: options.partnerCenterTimeoutMs };
  const partnerCenter = new PartnerCenterClient(connection);
  const authorization = new AuthorizationService({ ...options, partnerCenter });
  const directory = createDirectory(options, authorization);
  const customers = new CustomersService({
    ...directory,
    partnerCenter,
    authorization,
    directory: new DirectoryStore(database),
  });
  const acceptances = new AcceptanceReader({ ...options, partnerCenter, directory: directory.notes });
  const owners = new CustomerOwners(database);
  const shared = {
    ...options,
    ...{ partnerCenter, acceptances, authorization, customers, owners, directory: directory.notes },
  };
  const conversing = createConversations(options);
  const handovers = new HandoversStore(database);
  const invitations = new InvitationsStore(database);
  const newCustomersClient = new NewCustomersClient(connection);
  const agreeing = createAgreements(shared);
  return {
    ...directory,
    ...conversing,
    handoversStore: handovers,
    invitationsStore: invitations,
    ...{ authorization, customers, owners },
    ...agreeing,
    ...createNewCustomerServices(options, { ...shared, ...agreeing, newCustomersClient }),
    relationships: new RelationshipInvitationsService({ ...shared, newCustomersClient }),
    handovers: new HandoversService({ ...shared, ...conversing, handovers }),
    orders: new OrderReadinessService(shared),
    invitations: new InvitationsService({ ...shared, invitations }),
    ...createReporting({ ...options, ...directory, ...conversing, authorization }),
  };
}

interface AgreementParts extends AgreementDeskOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly acceptances: AcceptanceReader;
  readonly authorization: AuthorizationService;
  readonly customers: CustomersService;
  readonly owners: CustomerOwners;
  readonly directory: DirectoryNotes;
}

function createAgreements(parts: AgreementParts) {
  const ledger = new LedgerStore(parts.database);
  const drafts = new DraftStore(parts.database);
  const ledgerWork = new LedgerWorkStore(parts.database);
  const attestationsUnderway = new CallsUnderway<AttestationId>();
  const road = new AttestationRoad(parts);
  const shared = { ledger, ledgerWork, attestationsUnderway, road };
  const agreements = new AgreementsService({ ...parts, ...shared, drafts });
  return { ...shared, drafts: new DraftsService({ ...parts, drafts }), agreements };
}

function createDirectory(options: AgreementDeskOptions, authorization: AuthorizationService) {
  const statuses = new DirectoryStatusStore(options.database);
  const listing = new DirectoryListingStore(options.database);
  const notes = new DirectoryNotes({ ...options, statuses, listing });
  return { statuses, listing, notes, progress: new DirectoryProgressService({ listing, authorization }) };
}

function createConversations({ database }: AgreementDeskOptions) {
  const agents = new AgentsStore(database);
  const conversations = new ConversationsStore(database);
  const contacts = new ContactsStore(database);
  const unreachable = new UnreachableStore(database);
  const reachability = new ReachabilityService({ conversations, contacts, unreachable });
  return { agents, conversations, contacts, unreachable, reachability };
}

function createReporting(
  parts: AgreementDeskOptions & {
    readonly authorization: AuthorizationService;
    readonly agents: AgentsStore;
    readonly listing: DirectoryListingStore;
    readonly progress: DirectoryProgressService;
  },
) {
  const { database } = parts;
  const counting = { counter: new StatusCounter(database), dailyCounts: new StatusCountsStore(database) };
  return {
    reports: new ReportsService({ ...parts, ...counting, activity: new ActivityStore(database) }),
    countDaily: new DailyCounts({ ...parts, ...counting }),
  };
}
