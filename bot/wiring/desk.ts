import { applyRenewalCutoff } from '../../services/customers/directory/renewal-cutoff.ts';
import { SharedBuckets } from '../../services/database/shared-buckets.ts';
import { Failures } from '../../dialogs/failures.ts';
import { Responder } from '../../dialogs/respond.ts';
import { addApiRoutes } from '../http/api/api-routes.ts';
import { addOrderReadinessRoutes, orderReadinessLimit } from '../http/order-readiness.ts';
import { addEvidenceHeadRoute } from '../http/evidence-head.ts';
import { addPublicPages } from '../http/pages/public-pages.ts';
import { addSignInPages } from '../http/pages/sign-in-pages.ts';
import { SignInHandler } from '../../dialogs/sign-in/sign-in-handler.ts';
import { Readiness } from '../http/readiness.ts';
import { type RunningServer, startServer } from '../http/server.ts';
import { addTabRoutes } from '../http/tab/tab-routes.ts';
import { AgentCards } from '../proactive/messengers.ts';
import { LateReplies, ConversationMessenger } from '../proactive/late-replies.ts';
import { Connector } from '../proactive/connector.ts';
import { PrivateMessenger } from '../proactive/private-messenger.ts';
import type { AgreementsBot } from '../teams/agreements-bot.ts';
import { Installations } from '../teams/installations.ts';
import { LateResultsStore } from '../teams/late-results-store.ts';
import { RosterReader } from '../teams/roster-reader.ts';
import { BotStateStorage } from '../teams/state-storage.ts';
import { TeamRoster } from '../teams/team-roster.ts';
import {
  createBackgroundClient,
  createBackgroundPace,
  createHandoverDelivery,
  createProductReminders,
} from './background.ts';
import { DirectoryListingStore } from '../../services/customers/directory/directory-listing-store.ts';
import type { Reminders } from '../../services/reminders/create-reminders.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { kindOfTurn } from '../telemetry/turn-kinds.ts';
import { createApi } from './api.ts';
import { type Audit, createAudit } from './audit.ts';
import { type Bulk, createBulk } from './bulk.ts';
import { createBot } from './chat.ts';
import { startLoops } from './loops.ts';
import type { DeskOptions } from './options.ts';
import { type Services, createServices } from './services.ts';
import { openTelemetry } from './telemetry.ts';

interface RunningDesk {
  readonly port: number;
  /** Takes no more turns, finishes those under way and what they left for later, and closes the database. */
  stop(): Promise<void>;
  /** What a stop still waits for. */
  unfinished(): readonly string[];
}

/** Puts the product together and starts it. */
export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const stopping = new AbortController();
  const { telemetry, ...watching } = await openTelemetry(options, new DirectoryListingStore(options.database));
  const services = createServices({ ...options, watch: telemetry.watchCall });
  const backgroundPartnerCenter = createBackgroundClient(options, stopping.signal, telemetry.watchCall);
  const audit = createAudit(options, services);
  const messaging = createMessaging(options, services);
  const { agentCards, background, privately, chatMessenger, connector } = messaging;
  const handoverDelivery = createHandoverDelivery(options, { services, agentCards });
  const reminding = createProductReminders(options, { services, backgroundPartnerCenter, privately });
  const bulk = createBulk(options, { services, reminding, pace: createBackgroundPace(options, stopping.signal) });
  const bot = createBot(options, {
    ...services,
    ...createAnswering(options, services, { lateAnswers: background, telemetry }),
    telemetry,
    installations: createInstallations(options, services, messaging),
    deliverHandovers: () => handoverDelivery.run(stopping.signal),
    ...{ reminding, audit, bulk, chatMessenger },
  });
  await prepare(options, services, audit);
  const deliverHandovers = () => background.run(() => handoverDelivery.run(stopping.signal));
  const parts = { services, backgroundPartnerCenter, handoverDelivery, reminding, agentCards, audit, bulk, telemetry };
  const server = await listen(options, { ...parts, bot, background, deliverHandovers });
  await watching.serve();
  const loops = startLoops(options, { ...parts, connector, stopping: stopping.signal, watch: telemetry.watchCall });
  const ending = new Ending();
  return {
    port: server.port,
    async stop() {
      stopping.abort();
      await Promise.all([ending.wait('requests', server.close()), ending.wait('background loops', loops.stop())]);
      await ending.wait('late answers', background.settled());
      await ending.wait('telemetry', watching.close());
      await ending.wait('database', options.database.close());
    },
    unfinished: () => ending.unfinished(),
  };
}

type Messaging = ReturnType<typeof createMessaging>;

/** The ways from the bot to Teams outside of a turn. */
function createMessaging({ adapter, appId, clock, log }: DeskOptions, services: Services) {
  const { agents, conversations, reachability } = services;
  const connector = new Connector({ adapter, appId });
  const chatMessenger = new ConversationMessenger({ connector });
  const privately = new PrivateMessenger({ connector, reachability, conversations, clock, log });
  return {
    connector,
    privately,
    agentCards: new AgentCards({ agents, conversations, privately }),
    chatMessenger,
    background: new LateReplies({ messenger: chatMessenger, log }),
  };
}

function createAnswering(
  { database, clock, log }: DeskOptions,
  { authorization, colleagues, customers, signIns }: Services,
  { lateAnswers, telemetry }: { readonly lateAnswers: LateReplies; readonly telemetry: Telemetry },
) {
  const stateStorage = new BotStateStorage(database, clock);
  const lateResults = new LateResultsStore(stateStorage);
  const signInHandler = new SignInHandler({ signIns, log });
  const onFailure = (code: string) => telemetry.failure(code);
  const failures = new Failures({ authorization, colleagues, customers, signIns: signInHandler, onFailure, log });
  const failureReply: Failures['replyFor'] = (error, turn) => failures.replyFor(error, turn);
  const responder = new Responder({ lateAnswers, lateResults, failureReply, log });
  return { stateStorage, lateResults, responder, failureReply, signInHandler };
}

function createInstallations(
  { tenantId, clock, log }: DeskOptions,
  { reachability, contacts, conversations }: Services,
  { connector, background }: Messaging,
): Installations {
  const rosters = new RosterReader({
    roster: new TeamRoster({ connector }),
    reachability,
    contacts,
    runInBackground: (work) => background.run(work),
    clock,
    log,
  });
  return new Installations({ tenantId, reachability, contacts, conversations, rosters, clock, log });
}

async function prepareDirectory({ database, clock, renewalCutoff: cutoff }: DeskOptions, { listing }: Services) {
  await listing.prepare(clock.now());
  await applyRenewalCutoff({ database, listing, cutoff }, clock.now());
}

/** What has to be there before anybody is answered. */
async function prepare(options: DeskOptions, services: Services, audit: Audit): Promise<void> {
  await prepareDirectory(options, services);
  await audit.evidenceKeeper.begin();
}

interface Served {
  readonly bot: AgreementsBot;
  readonly reminding: Reminders;
  readonly audit: Audit;
  readonly bulk: Bulk;
  readonly deliverHandovers: () => void;
  readonly background: LateReplies;
  readonly services: Services;
  readonly telemetry: Telemetry;
}

function listen(
  options: DeskOptions,
  { bot, background, services, telemetry, ...forApi }: Served,
): Promise<RunningServer> {
  const { adapter, door, database, botAccountId, orderApiTokens, requestIds, host, port, clock, log } = options;
  const { orders, signInPages } = services;
  const orderTool = { name: 'order-tool', onHeldUp: () => telemetry.heldUp('order-tool') };
  const limit = new SharedBuckets({ ...orderReadinessLimit, ...orderTool, pauseMs: 0, database, clock, log });
  return startServer({
    adapter,
    door,
    onTurn: (context, afterAnswer) =>
      telemetry.turn(kindOfTurn(context.activity), requestIds.fields().httpRequestId, () =>
        bot.run(context, afterAnswer),
      ),
    runInBackground: (work) => background.run(work),
    readiness: new Readiness(database),
    requestIds,
    addRoutes: (server, openDoor) => {
      addPublicPages(server, options);
      if (signInPages) addSignInPages(server, { ...options, signInPages, door: openDoor });
      addTabRoutes(server, options);
      addEvidenceHeadRoute(server, { database, log });
      addApiRoutes(server, { ...createApi(options, { services, telemetry, ...forApi }), door: openDoor });
      addOrderReadinessRoutes(server, { orders, orderApiTokens, botAccountId, door: openDoor, limit, clock, log });
    },
    telemetry,
    host,
    port,
    log,
  });
}

/** What the end of the process waits for, by name. */
class Ending {
  readonly #unfinished = new Set<string>();

  async wait(name: string, work: Promise<void>): Promise<void> {
    this.#unfinished.add(name);
    await work.finally(() => this.#unfinished.delete(name));
  }

  unfinished(): readonly string[] {
    return [...this.#unfinished];
  }
}
