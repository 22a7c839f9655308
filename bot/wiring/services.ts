import { AttestationRoad } from '../../services/agreements/attestation-road.ts';
import { CountriesStore } from '../../services/customers/directory/countries-store.ts';
import { DailyCounts, StatusCounter, StatusCountsStore } from '../../services/reports/status-counts.ts';
import { AttestationSender } from '../../services/agreements/attestation-sender.ts';
import { AcceptanceReader } from '../../services/agreements/acceptance-reader.ts';
import { AgreementsService } from '../../services/agreements/agreements-service.ts';
import { DraftStore } from '../../services/agreements/draft-store.ts';
import { DraftsService } from '../../services/agreements/drafts-service.ts';
import { TemplateTexts } from '../../services/agreements/template-texts.ts';
import { LedgerStore } from '../../services/agreements/ledger/ledger-store.ts';
import { LedgerWorkStore } from '../../services/agreements/ledger/ledger-work-store.ts';
import { CallsUnderway } from '../../services/calls-underway.ts';
import { AgentsStore } from '../../services/conversations/agents-store.ts';
import { ColleaguesService } from '../../services/conversations/colleagues-service.ts';
import { ContactsStore } from '../../services/conversations/contacts-store.ts';
import { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import { UnreachableStore } from '../../services/conversations/unreachable-store.ts';
import { CustomerOwners } from '../../services/customers/customer-owners.ts';
import { CustomersService } from '../../services/customers/customers-service.ts';
import { MentionedCustomers } from '../../services/customers/mentioned-customers.ts';
import { DirectoryListingStore } from '../../services/customers/directory/directory-listing-store.ts';
import { DirectoryNotes } from '../../services/customers/directory/directory-notes.ts';
import { DirectoryProgressService } from '../../services/customers/directory/directory-progress-service.ts';
import { DirectoryStatusStore } from '../../services/customers/directory/directory-status-store.ts';
import { SuggestionsStore } from '../../services/customers/directory/suggestions-store.ts';
import { DirectoryStore } from '../../services/customers/directory/directory-store.ts';
import type { Database } from '../../services/database/database.ts';
import { Evidence } from '../../services/evidence/evidence.ts';
import type { AttestationId, NewCustomerId } from '../../services/ids.ts';
import { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { RolesRecord } from '../../services/identity/roles-record.ts';
import { HandoversService } from '../../services/handovers/handovers-service.ts';
import { HandoversStore } from '../../services/handovers/handovers-store.ts';
import { InvitationsService } from '../../services/invitations/invitations-service.ts';
import { InvitationsStore } from '../../services/invitations/invitations-store.ts';
import { ResellerCustomersService } from '../../services/invitations/reseller-customers-service.ts';
import { RelationshipInvitationsService } from '../../services/invitations/relationship-invitations-service.ts';
import { CustomerCreationService } from '../../services/new-customers/customer-creation-service.ts';
import { CustomerRoad } from '../../services/new-customers/customer-road.ts';
import { NewCustomersService } from '../../services/new-customers/new-customers-service.ts';
import { NewCustomersStore } from '../../services/new-customers/new-customers-store.ts';
import { NewCustomersWorkStore } from '../../services/new-customers/new-customers-work-store.ts';
import { OrderReadinessService } from '../../services/orders/order-readiness-service.ts';
import type { CallWatch } from '../../services/partner-center/http/call-watch.ts';
import { NewCustomersClient } from '../../services/partner-center/new-customers-client.ts';
import { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import { ActivityStore } from '../../services/reports/activity-store.ts';
import { LinkCounter } from '../../services/reports/link-counts.ts';
import { ReportsService } from '../../services/reports/reports-service.ts';
import type { RequestIds } from '../http/request-ids.ts';
import type { DeskOptions, EnhancedOptions } from './options.ts';
import { createLinkParts, createLinkServices } from './links.ts';
import { createSignIn } from './sign-in.ts';

type ServicesOptions = Pick<
  DeskOptions,
  | 'database'
  | 'accessTokens'
  | 'agentSignIn'
  | 'roleDirectory'
  | 'capabilities'
  | 'partnerCenterUrl'
  | 'partnerCenterTimeoutMs'
  | 'callDeadlineMs'
  | 'renewalCutoff'
  | 'isTemplateFile'
  | 'clock'
  | 'log'
> & {
  readonly watch?: CallWatch;
  readonly requestIds?: RequestIds;
  readonly enhanced?: EnhancedOptions;
};

export type Services = ReturnType<typeof createServices>;

/** The product without Teams: each store and service under one name of its own. */
export function createServices(options: ServicesOptions) {
  const { database, requestIds } = options;
  const correlationId = () => requestIds?.fields().httpRequestId;
  const signsInAs = options.agentSignIn ? 'agent' : 'service-account';
  const evidence = new Evidence({ engine: database.engine, signsInAs, correlationId });
  const stores = createStores(database, evidence);
  const shared = createShared(options, stores);
  const agreeing = createAgreements(options, stores, shared);
  const creating = createNewCustomers(options, stores, { shared, agreeing });
  return { ...stores, ...shared, ...agreeing, ...creating, ...createOthers(options, stores, shared) };
}

function createStores(database: Database, evidence: Evidence) {
  return {
    evidence,
    agents: new AgentsStore(database),
    conversations: new ConversationsStore(database),
    contacts: new ContactsStore(database),
    unreachable: new UnreachableStore(database),
    directory: new DirectoryStore(database),
    listing: new DirectoryListingStore(database),
    countries: new CountriesStore(database),
    statuses: new DirectoryStatusStore(database, evidence),
    suggestions: new SuggestionsStore(database),
    owners: new CustomerOwners(database),
    draftStore: new DraftStore(database),
    ledger: new LedgerStore(database, evidence),
    ledgerWork: new LedgerWorkStore(database),
    handoversStore: new HandoversStore(database, evidence),
    invitationsStore: new InvitationsStore(database, evidence),
    newCustomersStore: new NewCustomersStore(database, evidence),
    newCustomersWork: new NewCustomersWorkStore(database),
  };
}

type Stores = ReturnType<typeof createStores>;
type Shared = ReturnType<typeof createShared>;

interface LowerServices {
  readonly shared: Shared;
  readonly agreeing: ReturnType<typeof createAgreements>;
}

/** What most services ask: Partner Center, who may do what, and what is known of customers. */
function createShared(options: ServicesOptions, stores: Stores) {
  const { capabilities, renewalCutoff, database, clock, log } = options;
  const signIn = createSignIn(options);
  const { evidence } = stores;
  const { agents, conversations, contacts, unreachable } = stores;
  const { directory, listing, statuses, countries, suggestions } = stores;
  const connection = {
    baseUrl: options.partnerCenterUrl,
    timeoutMs: options.partnerCenterTimeoutMs,
    accessTokens: signIn.accessTokens,
    watch: options.watch,
    log,
  };
  const partnerCenter = new PartnerCenterClient(connection);
  const roleDirectory = new RolesRecord({ roleDirectory: options.roleDirectory, database, evidence, clock, log });
  const authorization = new AuthorizationService({
    roleDirectory,
    partnerCenter,
    capabilities,
    signOut: async (agentId) => signIn.signIns?.signOut(agentId),
    clock,
  });
  const notes = new DirectoryNotes({ statuses, listing, countries, renewalCutoff, log });
  return {
    agentTokens: signIn.agentTokens,
    signIns: signIn.signIns,
    findAccount: signIn.findAccount,
    signInPages: signIn.signInPages,
    mail: signIn.mail,
    partnerCenter,
    newCustomersClient: new NewCustomersClient(connection),
    authorization,
    colleagues: new ColleaguesService({ agents, authorization }),
    notes,
    progress: new DirectoryProgressService({ listing, authorization }),
    customers: new CustomersService({ partnerCenter, authorization, directory, listing, suggestions, notes }),
    acceptances: new AcceptanceReader({ partnerCenter, directory: notes, renewalCutoff, clock }),
    reachability: new ReachabilityService({ conversations, contacts, unreachable }),
  };
}

function createAgreements(options: ServicesOptions, stores: Stores, shared: Shared) {
  const { callDeadlineMs, partnerCenterTimeoutMs, isTemplateFile, clock, log } = options;
  const { draftStore, ledger, ledgerWork, owners } = stores;
  const { partnerCenter, acceptances, authorization, customers, notes, mail } = shared;
  const attestationsUnderway = new CallsUnderway<AttestationId>();
  const linking = createLinkParts(options, stores.evidence);
  const { linksStore: links, enhancedClient: enhanced } = linking;
  const road = new AttestationRoad({ partnerCenter, links, enhanced, log });
  const sending = { ledger, road, attestationsUnderway, directory: notes, owners, callDeadlineMs, clock, log };
  const templateTexts = new TemplateTexts({ partnerCenter, isTemplateFile, log });
  const sender = new AttestationSender({ ...sending, partnerCenterTimeoutMs });
  const reading = { partnerCenter, acceptances, authorization, drafts: draftStore };
  return {
    attestationsUnderway,
    road,
    ...linking,
    ...createLinkServices(options, { ...linking, ...reading, customers, ledger, sender, attestationsUnderway, mail }),
    drafts: new DraftsService({ drafts: draftStore, customers, authorization, templateTexts, clock }),
    agreements: new AgreementsService({ ...reading, ...sending, links, sender, ledgerWork, templateTexts }),
  };
}

function createNewCustomers(options: ServicesOptions, stores: Stores, { shared, agreeing }: LowerServices) {
  const { callDeadlineMs, partnerCenterTimeoutMs, clock, log } = options;
  const { newCustomersStore: newCustomers } = stores;
  const { newCustomersClient, partnerCenter, authorization } = shared;
  const creationsUnderway = new CallsUnderway<NewCustomerId>();
  const steps = new NewCustomersService({ newCustomers, newCustomersClient, partnerCenter, authorization, clock });
  const customerRoad = new CustomerRoad({ newCustomersClient, newCustomers, log });
  return {
    creationsUnderway,
    newCustomers: steps,
    customerRoad,
    creation: new CustomerCreationService({
      newCustomers,
      steps,
      customerRoad,
      drafts: agreeing.drafts,
      agreements: agreeing.agreements,
      authorization,
      creationsUnderway,
      callDeadlineMs,
      partnerCenterTimeoutMs,
      clock,
      log,
    }),
  };
}

/** Services that no other service asks. */
function createOthers({ database, clock, log }: ServicesOptions, stores: Stores, shared: Shared) {
  const { agents, owners, directory, listing, handoversStore, invitationsStore: invitations } = stores;
  const { partnerCenter, newCustomersClient, authorization, colleagues, customers, acceptances, progress } = shared;
  const counter = new StatusCounter(database);
  const dailyCounts = new StatusCountsStore(database);
  const linkCounter = new LinkCounter(database);
  const activity = new ActivityStore(database);
  return {
    mentioned: new MentionedCustomers({ authorization, customers, directory }),
    handovers: new HandoversService({ handovers: handoversStore, colleagues, customers, authorization, clock, log }),
    invitations: new InvitationsService({ partnerCenter, authorization, customers, owners, invitations, clock, log }),
    resellerCustomers: new ResellerCustomersService({ directory, listing, invitations, authorization }),
    relationships: new RelationshipInvitationsService({ partnerCenter, newCustomersClient, authorization, log }),
    orders: new OrderReadinessService({ partnerCenter, acceptances, authorization }),
    reports: new ReportsService({
      authorization,
      progress,
      counter,
      linkCounter,
      dailyCounts,
      activity,
      agents,
      clock,
    }),
    countDaily: new DailyCounts({ listing, counter, dailyCounts, clock, log }),
  };
}
