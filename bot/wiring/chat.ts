import { type PageLink, pageLink } from '../../cards/kit/page-link.ts';
import { AttestationHandler } from '../../dialogs/agreements/attestation-handler.ts';
import { LinkHandler } from '../../dialogs/agreements/link-handler.ts';
import { ScenarioHandler } from '../../dialogs/agreements/scenario-handler.ts';
import { StatusHandler } from '../../dialogs/agreements/status-handler.ts';
import { TemplateHandler } from '../../dialogs/agreements/template-handler.ts';
import { GeneralHandler } from '../../dialogs/conversations/general-handler.ts';
import { customerWords } from '../../dialogs/customers/parse-customer-command.ts';
import { QuestionHandler } from '../../dialogs/customers/question-handler.ts';
import { HandoverHandler } from '../../dialogs/handovers/handover-handler.ts';
import { InvitationHandler } from '../../dialogs/invitations/invitation-handler.ts';
import { ProviderHandler } from '../../dialogs/invitations/provider-handler.ts';
import { RelationshipHandler } from '../../dialogs/invitations/relationship-handler.ts';
import { NewCustomerHandler } from '../../dialogs/new-customers/new-customer-handler.ts';
import { NewCustomerResults } from '../../dialogs/new-customers/new-customer-results.ts';
import { OrderHandler } from '../../dialogs/orders/order-handler.ts';
import { SharedStatusHandler } from '../../dialogs/message-extension/shared-status-handler.ts';
import type { LateResults, Reply } from '../../dialogs/reply.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { ReportHandler } from '../../dialogs/reports/report-handler.ts';
import type { Responder } from '../../dialogs/respond.ts';
import type { SignInHandler } from '../../dialogs/sign-in/sign-in-handler.ts';
import type { Handlers } from '../../dialogs/routing/handlers.ts';
import { answerCommand } from '../../dialogs/routing/commands.ts';
import { PersonalChat } from '../../dialogs/routing/personal-chat.ts';
import { SharedChat } from '../../dialogs/routing/shared-chat.ts';
import { Understanding } from '../../dialogs/routing/understanding.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { Clock } from '../../services/clock.ts';
import type { Log } from '../../services/log.ts';
import { SharedBuckets } from '../../services/database/shared-buckets.ts';
import type { AgentId } from '../../services/ids.ts';
import { WhereaboutsStore } from '../../services/conversations/whereabouts-store.ts';
import type { Reminders } from '../../services/reminders/create-reminders.ts';
import type { Limit, Telemetry } from '../telemetry/telemetry.ts';
import { Acquaintances } from '../teams/acquaintances.ts';
import { CustomerSearch } from '../teams/customer-search.ts';
import { AgreementsBot } from '../teams/agreements-bot.ts';
import { Deliveries } from '../teams/deliveries.ts';
import { DialogStacks } from '../teams/dialog-stacks.ts';
import type { Installations } from '../teams/installations.ts';
import type { BotStateStorage } from '../teams/state-storage.ts';
import { TurnLimit, bucketFor, pauseMs } from '../teams/turn-limit.ts';
import { SignInInvokes } from '../teams/sign-in-invokes.ts';
import type { Audit } from './audit.ts';
import type { Bulk } from './bulk.ts';
import { createListHandler } from './list-handler.ts';
import { createExtension } from './extension.ts';
import type { ConversationMessenger } from '../proactive/late-replies.ts';
import { createEvidenceHandlers, createFileConsents } from './evidence-chat.ts';
import type { DeskOptions } from './options.ts';
import type { Services } from './services.ts';
import { createReminderHandlers } from './reminder-handlers.ts';

interface BotParts extends Services {
  readonly installations: Installations;
  readonly reminding: Reminders;
  readonly audit: Audit;
  readonly chatMessenger: Pick<ConversationMessenger, 'send'>;
  readonly bulk: Bulk;
  readonly responder: Responder;
  readonly failureReply: (error: unknown, turn: Turn) => Promise<Reply>;
  readonly signInHandler: SignInHandler;
  readonly stateStorage: BotStateStorage;
  readonly lateResults: LateResults;
  readonly telemetry: Telemetry;
  /** Brings hand-overs to everybody else, now rather than with the next round. */
  readonly deliverHandovers: () => Promise<void>;
}

/** A name is some ten letters, of which a client asks for the pauses in between. */
const searchesPerRequest = 4;

/** The conversations, on top of the services. */
export function createBot(options: DeskOptions, parts: BotParts): AgreementsBot {
  const { tenantId, clock, log } = options;
  const { responder, failureReply, customers, agents, conversations, reachability, stateStorage, lateResults } = parts;
  const whereabouts = new WhereaboutsStore(options.database);
  const linkToPage = pageLink(options.teamsAppId);
  const handlers = createHandlers(parts, { linkToPage, clock, log });
  const understanding = new Understanding({ customers });
  const personalChat = new PersonalChat({ responder, handlers, understanding, lateResults, clock });
  const sharedChat = new SharedChat({ responder, handlers });
  const acquaintances = new Acquaintances({ whereabouts, agents, conversations, reachability, clock });
  const { limit, searches } = createLimits(options, parts.telemetry);
  return new AgreementsBot({
    tenantId,
    acquaintances,
    search: new CustomerSearch({ customers, acquaintances, limit: searches, log }),
    extension: createExtension(options, { services: parts, handlers, failureReply, acquaintances, limit, searches }),
    deliveries: new Deliveries(),
    limit,
    stacks: new DialogStacks({ storage: stateStorage, prompts: personalChat.prompts, log }),
    takePersonalTurn: (dialog) => personalChat.take(dialog),
    resume: (dialog, task) => personalChat.resume(dialog, task),
    fileConsents: createFileConsents(options, parts),
    signInInvokes: parts.signIns && new SignInInvokes({ signIns: parts.signIns, log }),
    takeSharedTurn: (context) => sharedChat.run(context),
    ...{ general: handlers.general, evidence: parts.evidence },
    responder,
    conversations,
    installations: parts.installations,
    offerHandovers: async (agent) => {
      await parts.handovers.offerOpen(agent);
      await parts.deliverHandovers();
    },
    clock,
    log,
  });
}

function createLimits(options: DeskOptions, telemetry: Telemetry) {
  const { database, agentRequestsPerMinute: each, allAgentsRequestsPerMinute: all, clock, log } = options;
  const shared = { database, clock, log };
  const limit = (name: Limit) => ({ name, onHeldUp: () => telemetry.heldUp(name) });
  return {
    limit: new TurnLimit({
      ofEach: new SharedBuckets<AgentId>({ ...shared, ...bucketFor(each), ...limit('agent'), pauseMs }),
      ofAll: new SharedBuckets<'agents'>({ ...shared, ...bucketFor(all), ...limit('all'), pauseMs: 0 }),
    }),
    searches: new SharedBuckets<AgentId>({
      ...shared,
      ...bucketFor(searchesPerRequest * each),
      ...limit('search'),
      pauseMs,
    }),
  };
}

type Shared = Pick<DeskOptions, 'clock' | 'log'> & { readonly linkToPage: PageLink };

function createStatusHandler(parts: BotParts, shared: Pick<Shared, 'linkToPage' | 'clock'>): StatusHandler {
  const { audit, reminding } = parts;
  return new StatusHandler({ ...parts, ...shared, grounds: audit.grounds, reminders: reminding.reminders });
}

function createHandlers(parts: BotParts, { linkToPage, clock, log }: Shared): Handlers {
  const { agreements, authorization, customers, drafts, invitations, linkRequests: requests } = parts;
  const listRoads = () => requests.roads();
  const status = createStatusHandler(parts, { linkToPage, clock });
  const linkHandler = createLinkHandler(parts, { status, handlers: () => handlers, clock });
  const attestations = new AttestationHandler({
    agreements,
    drafts,
    customers,
    authorization,
    byLink: linkHandler,
    requests,
    findAccount: parts.findAccount,
    showStatus: (turn, customer, acceptance) => status.showRead(turn, customer, acceptance),
    clock,
  });
  const providers = new ProviderHandler(parts);
  const handlers: Handlers = {
    status,
    sharedStatus: new SharedStatusHandler({ agreements, customers, authorization, clock }),
    attestations,
    ...{ links: linkHandler, lists: createListHandler({ ...parts, clock }, linkToPage) },
    ...createEvidenceHandlers(parts, clock),
    scenarios: new ScenarioHandler({ authorization, customers, listRoads }),
    templates: new TemplateHandler({ agreements, authorization }),
    invitations: createInvitationHandler(invitations, { status, handlers: () => handlers }),
    relationships: new RelationshipHandler({ relationships: parts.relationships }),
    newCustomers: createNewCustomerHandler(parts, { attestations, clock }),
    handovers: createHandoverHandler(parts, status),
    orders: new OrderHandler({ orders: parts.orders, authorization, clock }),
    providers,
    reports: new ReportHandler({ reports: parts.reports, authorization, linkToPage }),
    general: createGeneralHandler(parts, log),
    signIns: parts.signInHandler,
    questions: createQuestionHandler(customers, () => handlers),
    customers,
    ...createReminderHandlers(parts, { status, providers, handlers: () => handlers, linkToPage, clock }),
  };
  return handlers;
}

function createGeneralHandler(parts: BotParts, log: Log): GeneralHandler {
  const { agents, authorization, reminding, linkRequests, signIns } = parts;
  const { unconfirmed } = reminding;
  return new GeneralHandler({
    agents,
    authorization,
    findExample: (agent) => unconfirmed.findMostUrgent(agent),
    listRoads: () => linkRequests.roads(),
    signsIn: signIns !== undefined,
    log,
  });
}

function createLinkHandler(
  { links, linkRequests: requests, drafts, customers, invitations }: BotParts,
  {
    status,
    handlers,
    clock,
  }: { readonly status: StatusHandler; readonly handlers: () => Handlers; readonly clock: Clock },
): LinkHandler {
  return new LinkHandler({
    requests,
    links,
    drafts,
    getPartnerName: ({ agent }) => invitations.getPartnerName(agent),
    showReceipt: (turn, entry) => handlers().attestations.showReceipt(turn, entry),
    showStatus: async (turn, customerId) => {
      const customer = await customers.getCustomer(turn.agent, customerId);
      return (await status.showIfAccepted(turn, customer, 'link')) ?? status.show(turn, customer);
    },
    start: (turn, customerId) => handlers().attestations.start(turn, { customerId, road: 'enhanced' }),
    invite: (turn, customerId) => handlers().invitations.start(turn, { customerId }),
    clock,
  });
}

/** An answer goes on with the command that asked, which may be any of the handlers. */
function createQuestionHandler(customers: CustomersService, handlers: () => Handlers): QuestionHandler {
  return new QuestionHandler({
    customers,
    answer: (turn, { command, words, rest }) =>
      answerCommand(handlers(), turn, { command, words: '', customer: customerWords(words, { mentions: [] }), rest }),
  });
}

/** Letters that were begun on the list of unconfirmed customers end there. */
function createInvitationHandler(
  invitations: BotParts['invitations'],
  { status, handlers }: { readonly status: StatusHandler; readonly handlers: () => Handlers },
): InvitationHandler {
  return new InvitationHandler({
    invitations,
    showIfAccepted: (turn, customer) => status.showIfAccepted(turn, customer, 'invite'),
    showInvited: (turn, { customerIds, place }) => handlers().several.showInvited(turn, customerIds, place),
  });
}

function createHandoverHandler({ handovers, deliverHandovers }: BotParts, status: StatusHandler): HandoverHandler {
  return new HandoverHandler({
    handovers,
    showIfAccepted: (turn, customer) => status.showIfAccepted(turn, customer, 'handOver'),
    deliverHandovers,
  });
}

function createNewCustomerHandler(
  { newCustomers, creation, agreements }: BotParts,
  { attestations, clock }: { readonly attestations: AttestationHandler; readonly clock: Clock },
): NewCustomerHandler {
  const results = new NewCustomerResults({
    creation,
    agreements,
    changeDraft: (turn, draftId) => attestations.change(turn, draftId),
  });
  return new NewCustomerHandler({
    newCustomers,
    create: (turn, asked) => results.create(turn, asked),
    showResult: (turn, newCustomer) => results.show(turn, newCustomer),
    attest: (turn, newCustomer) => results.attest(turn, newCustomer),
    clock,
  });
}
