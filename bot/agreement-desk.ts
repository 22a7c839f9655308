import { Answers } from '../dialogs/answers.ts';
import { applyRenewalCutoff } from '../services/customers/renewal-cutoff.ts';
import { HandoverCardsStore } from '../services/handovers/handover-cards-store.ts';
import { HandoverDelivery } from '../services/handovers/handover-delivery.ts';
import { AgentCards } from './agent-cards.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import { BackgroundAnswers } from './background-answers.ts';
import { startBackgroundLoops } from './background-loops.ts';
import { createBackgroundClient } from './background-client.ts';
import { Connector } from './connector.ts';
import { ConversationMessenger } from './conversation-messenger.ts';
import { BotStateStorage } from './bot-state-storage.ts';
import { createBot } from './create-bot.ts';
import { type Services, createServices } from './create-services.ts';
import { CardHandoverMessenger } from './handover-messenger.ts';
import { Installations } from './installations.ts';
import { addOrderReadinessRoutes } from './order-readiness-routes.ts';
import { PrivateMessenger } from './private-messenger.ts';
import { createProductReminders } from './product-reminders.ts';
import { startServer } from './server.ts';
import { LateResultsStore } from './teams/late-results-store.ts';
import { TeamRoster } from './team-roster.ts';

export interface RunningAgreementDesk {
  readonly port: number;
  /** Takes no more turns, finishes those under way and what they left for later, and closes the database. */
  stop(): Promise<void>;
}

/** Puts the product together and starts it. */
export async function startAgreementDesk(options: AgreementDeskOptions): Promise<RunningAgreementDesk> {
  const { database, log } = options;
  const services = createServices(options);
  const stopping = new AbortController();
  const backgroundPartnerCenter = createBackgroundClient(options, stopping.signal);
  const background = new BackgroundAnswers({ messenger: new ConversationMessenger(options), log });
  const runInBackground = (work: () => Promise<void>) => background.run(work);
  const answering = createAnswering(options, background);
  const roster = new TeamRoster(options);
  const installations = new Installations({ ...options, ...services, roster, runInBackground });
  const privately = new PrivateMessenger({ ...options, ...services, connector: new Connector(options) });
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
    isReady: () => database.isAlive(),
    addRoutes: (routes) => addOrderReadinessRoutes(routes, { ...options, ...services }),
  });
  const working = { ...services, backgroundPartnerCenter, agentCards, handoverDelivery, reminding };
  const loops = startBackgroundLoops(options, working);
  return {
    port: server.port,
    async stop() {
      stopping.abort();
      await Promise.all([server.close(), loops.stop()]);
      await background.settled();
      await database.close();
    },
  };
}

function createAnswering({ database, clock, log }: AgreementDeskOptions, lateAnswers: BackgroundAnswers) {
  const stateStorage = new BotStateStorage(database, clock);
  const lateResults = new LateResultsStore(stateStorage);
  return { stateStorage, lateResults, answers: new Answers({ lateAnswers, lateResults, log }) };
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
