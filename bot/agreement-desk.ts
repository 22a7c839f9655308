import { type CloudAdapter, ConversationState } from 'botbuilder';
import { AgreementCards } from '../dialogs/agreement-cards.ts';
import { Answers } from '../dialogs/answers.ts';
import { AttestationCards } from '../dialogs/attestation-cards.ts';
import { CardPresses } from '../dialogs/card-presses.ts';
import { GeneralCards } from '../dialogs/general-cards.ts';
import { InvitationCards } from '../dialogs/invitation-cards.ts';
import { MainDialog } from '../dialogs/main-dialog.ts';
import { OrderCards } from '../dialogs/order-cards.ts';
import { SharedChat } from '../dialogs/shared-chat.ts';
import { AcceptanceReader } from '../services/agreements/acceptance-reader.ts';
import { AgreementsService } from '../services/agreements/agreements-service.ts';
import { AttestationRoad } from '../services/agreements/attestation-road.ts';
import { DraftStore } from '../services/agreements/draft-store.ts';
import { DraftsService } from '../services/agreements/drafts-service.ts';
import { LedgerStore } from '../services/agreements/ledger-store.ts';
import { ReconciliationService } from '../services/agreements/reconciliation-service.ts';
import type { CalendarDay } from '../services/calendar-day.ts';
import type { Clock } from '../services/clock.ts';
import { AgentsStore } from '../services/conversations/agents-store.ts';
import { ConversationsStore } from '../services/conversations/conversations-store.ts';
import { CustomersService } from '../services/customers/customers-service.ts';
import { DirectoryListingStore } from '../services/customers/directory-listing-store.ts';
import { DirectoryNotes } from '../services/customers/directory-notes.ts';
import { DirectoryProgressService } from '../services/customers/directory-progress-service.ts';
import { DirectoryStatusStore } from '../services/customers/directory-status-store.ts';
import { applyRenewalCutoff } from '../services/customers/renewal-cutoff.ts';
import { DirectoryStore } from '../services/customers/directory-store.ts';
import type { Database } from '../services/database/database.ts';
import { AuthorizationService } from '../services/identity/authorization-service.ts';
import type { CapabilityTable } from '../services/identity/capabilities.ts';
import type { RoleDirectory } from '../services/identity/role-directory.ts';
import { InvitationsService } from '../services/invitations/invitations-service.ts';
import { InvitationsStore } from '../services/invitations/invitations-store.ts';
import type { Log } from '../services/log.ts';
import { OrderReadinessService } from '../services/orders/order-readiness-service.ts';
import type { AccessTokens } from '../services/partner-center/access-tokens.ts';
import { PartnerCenterClient } from '../services/partner-center/partner-center-client.ts';
import { AgreementsBot } from './agreements-bot.ts';
import { BackgroundAnswers } from './background-answers.ts';
import { BotStateStorage } from './bot-state-storage.ts';
import { ConversationMessenger } from './conversation-messenger.ts';
import { startDirectorySync } from './directory-sync.ts';
import { addOrderReadinessRoutes } from './order-readiness-routes.ts';
import { CardOutcomeMessenger } from './outcome-messenger.ts';
import { repeat } from './repeat.ts';
import { startServer } from './server.ts';

export interface AgreementDeskOptions {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  /** The bot's own account in Teams, `28:…`. */
  readonly botAccountId: string;
  readonly tenantId: string;
  readonly database: Database;
  readonly accessTokens: AccessTokens;
  readonly roleDirectory: RoleDirectory;
  readonly capabilities: CapabilityTable;
  readonly partnerCenterUrl: string;
  readonly partnerCenterTimeoutMs: number;
  /** How old an attestation without an answer must be before it is settled by reading back. */
  readonly callDeadlineMs: number;
  readonly reconcileEveryMs: number;
  readonly renewalCutoff: CalendarDay | undefined;
  /** Undefined keeps no customer directory. */
  readonly directorySync: { readonly listEveryMs: number; readonly requestsPerMinute: number } | undefined;
  readonly orderApiTokens: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningAgreementDesk {
  readonly port: number;
  /** Takes no more turns, finishes those under way and what they left for later, and closes the database. */
  stop(): Promise<void>;
}

/** Puts the product together and starts it. */
export async function startAgreementDesk(options: AgreementDeskOptions): Promise<RunningAgreementDesk> {
  const { adapter, appId, database, log } = options;
  const services = createServices(options);
  const messenger = new ConversationMessenger({ adapter, appId });
  const background = new BackgroundAnswers({ messenger, log });
  const bot = createBot(options, services, new Answers({ lateAnswers: background, log }));
  const outcomes = new CardOutcomeMessenger({ ...services, messenger, log });
  const reconciliation = new ReconciliationService({
    ...options,
    ...services,
    directory: services.notes,
    messenger: outcomes,
  });
  await prepareDirectory(options, services);
  const server = await startServer({
    ...options,
    onTurn: (context, afterAnswer) => bot.run(context, afterAnswer),
    runInBackground: (work) => background.run(work),
    isReady: () => database.isAlive(),
    addRoutes: (routes) => addOrderReadinessRoutes(routes, { ...options, ...services }),
  });
  const reconciling = repeat((stopping) => reconciliation.run(stopping), options.reconcileEveryMs, log);
  const syncing = options.directorySync && startDirectorySync({ ...options, ...services, ...options.directorySync });
  return {
    port: server.port,
    async stop() {
      await Promise.all([server.close(), reconciling.stop(), syncing?.stop()]);
      await background.settled();
      await database.close();
    },
  };
}

async function prepareDirectory(
  { database, clock, renewalCutoff: cutoff }: AgreementDeskOptions,
  { listing }: Services,
): Promise<void> {
  await listing.prepare(clock.now());
  await applyRenewalCutoff({ database, listing, cutoff }, clock.now());
}

type Services = ReturnType<typeof createServices>;

function createServices(options: AgreementDeskOptions) {
  const { database, clock, log } = options;
  const partnerCenter = new PartnerCenterClient({
    baseUrl: options.partnerCenterUrl,
    timeoutMs: options.partnerCenterTimeoutMs,
    accessTokens: options.accessTokens,
    log,
  });
  const authorization = new AuthorizationService({ ...options, partnerCenter });
  const customers = new CustomersService({ partnerCenter, authorization, directory: new DirectoryStore(database) });
  const directory = createDirectory(options, authorization);
  const acceptances = new AcceptanceReader({ ...options, partnerCenter, directory: directory.notes });
  const shared = { ...options, partnerCenter, acceptances, authorization, directory: directory.notes };
  const ledger = new LedgerStore(database);
  const draftStore = new DraftStore(database);
  const road = new AttestationRoad({ partnerCenter, ledger, log });
  return {
    ...directory,
    authorization,
    customers,
    ledger,
    road,
    drafts: new DraftsService({ drafts: draftStore, customers, authorization, clock }),
    agreements: new AgreementsService({ ...shared, drafts: draftStore, ledger, road }),
    orders: new OrderReadinessService(shared),
    invitations: new InvitationsService({
      ...options,
      partnerCenter,
      authorization,
      customers,
      invitations: new InvitationsStore(database),
    }),
    agents: new AgentsStore(database),
    conversations: new ConversationsStore(database),
  };
}

function createDirectory(options: AgreementDeskOptions, authorization: AuthorizationService) {
  const statuses = new DirectoryStatusStore(options.database);
  const listing = new DirectoryListingStore(options.database);
  const notes = new DirectoryNotes({ ...options, statuses, listing });
  return { statuses, listing, notes, progress: new DirectoryProgressService({ listing, authorization }) };
}

function createBot(options: AgreementDeskOptions, services: Services, answers: Answers): AgreementsBot {
  const { clock } = options;
  const agreements = new AgreementCards({ ...services, clock });
  const attestations = new AttestationCards({ ...services, status: agreements, clock });
  const invitations = new InvitationCards({ ...services, status: agreements });
  const general = new GeneralCards({ ...services, agreements });
  const orders = new OrderCards({ ...services, clock });
  const conversations = { agreements, attestations, invitations, general, orders };
  const cards = { ...conversations, answers, presses: new CardPresses(conversations) };
  return new AgreementsBot({
    ...options,
    ...services,
    conversationState: new ConversationState(new BotStateStorage(options.database, clock)),
    mainDialog: new MainDialog(cards),
    sharedChat: new SharedChat(cards),
    general,
    answers,
  });
}
