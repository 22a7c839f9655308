import { Responder } from '../../dialogs/respond.ts';
import { applyRenewalCutoff } from '../../services/customers/renewal-cutoff.ts';
import { HandoverCardsStore } from '../../services/handovers/handover-cards-store.ts';
import { HandoverDelivery } from '../../services/handovers/handover-delivery.ts';
import { AgentCards } from '../proactive/agent-cards.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import { BackgroundAnswers } from '../proactive/background-answers.ts';
import { startBackgroundLoops } from './background-loops.ts';
import { createBackgroundClient } from './background-client.ts';
import { Connector } from '../proactive/connector.ts';
import { ConversationMessenger } from '../proactive/conversation-messenger.ts';
import { BotStateStorage } from '../teams/state-storage.ts';
import { createBot } from './create-bot.ts';
import { type Services, createServices } from './create-services.ts';
import { CardHandoverMessenger } from '../proactive/handover-messenger.ts';
import { Readiness } from '../http/readiness.ts';
import { Ending } from '../ending.ts';
import { Installations } from '../teams/installations.ts';
import { addOrderReadinessRoutes } from '../http/order-readiness-routes.ts';
import { PrivateMessenger } from '../proactive/private-messenger.ts';
import { createProductReminders } from './product-reminders.ts';
import { startServer } from '../http/server.ts';
import { LateResultsStore } from '../teams/late-results-store.ts';
import { TeamRoster } from '../teams/team-roster.ts';
import { RosterReader } from '../teams/roster-reader.ts';

export interface RunningAgreementDesk {
  readonly port: number;
  /** Takes no more turns, finishes those under way and what they left for later, and closes the database. */
  stop(): Promise<void>;
  /** What a stop still waits for. */
  unfinished(): readonly string[];
}

/** Puts the product together and starts it. */
export async function startAgreementDesk(options: AgreementDeskOptions): Promise<RunningAgreementDesk> {
  const { database, log } = options;
  const services = createServices(options);
  const stopping = new AbortController();
  const backgroundPartnerCenter = createBackgroundClient(options, stopping.signal);
  const connector = new Connector(options);
  const background = new BackgroundAnswers({ messenger: new ConversationMessenger({ connector }), log });
  const runInBackground = (work: () => Promise<void>) => background.run(work);
  const answering = createAnswering(options, background);
  const rosters = new RosterReader({ ...options, ...services, roster: new TeamRoster({ connector }), runInBackground });
  const installations = new Installations({ ...options, ...services, rosters });
  const privately = new PrivateMessenger({ ...options, ...services, connector });
  const agentCards = new AgentCards({ ...services, privately });
  const handoverDelivery = createHandoverDelivery(options, { ...services, agentCards });
  const deliverHandovers = () => handoverDelivery.run(stopping.signal);
  const reminding = createProductReminders(options, { ...services, backgroundPartnerCenter, privately });
  const bot = createBot(options, { ...services, ...answering, installations, deliverHandovers, reminding });
  await prepareDirectory(options, services);
  const server = await startServer({
    ...options,
    onTurn: (context, afterAnswer) => bot.run(context, afterAnswer),
    runInBackground,
    readiness: new Readiness(database),
    addRoutes: (routes, door) => addOrderReadinessRoutes(routes, { ...options, ...services, door }),
  });
  const working = { ...services, backgroundPartnerCenter, agentCards, handoverDelivery, reminding };
  const loops = startBackgroundLoops(options, working);
  const ending = new Ending();
  return {
    port: server.port,
    async stop() {
      stopping.abort();
      await Promise.all([ending.wait('requests', server.close()), ending.wait('background loops', loops.stop())]);
      await ending.wait('late answers', background.settled());
      await ending.wait('database', database.close());
    },
    unfinished: () => ending.unfinished(),
  };
}

function createAnswering({ database, clock, log }: AgreementDeskOptions, lateAnswers: BackgroundAnswers) {
  const stateStorage = new BotStateStorage(database, clock);
  const lateResults = new LateResultsStore(stateStorage);
  return { stateStorage, lateResults, responder: new Responder({ lateAnswers, lateResults, log }) };
}

function createHandoverDelivery(
  options: AgreementDeskOptions,
  { handoversStore: handovers, agentCards }: Services & { readonly agentCards: AgentCards },
): HandoverDelivery {
  const cards = new HandoverCardsStore(options.database);
  return new HandoverDelivery({ ...options, handovers, cards, messenger: new CardHandoverMessenger({ agentCards }) });
}

async function prepareDirectory(
  { database, clock, renewalCutoff: cutoff }: AgreementDeskOptions,
  { listing }: Services,
): Promise<void> {
  await listing.prepare(clock.now());
  await applyRenewalCutoff({ database, listing, cutoff }, clock.now());
}
