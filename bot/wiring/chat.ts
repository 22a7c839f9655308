import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { AgreementCards } from '../../dialogs/agreements/status-handler.ts';
import type { Answers } from '../../dialogs/respond.ts';
import { AttestationCards } from '../../dialogs/agreements/attestation-handler.ts';
import { CardPresses } from '../../dialogs/routing/actions.ts';
import { createReminderCards } from '../../dialogs/reminders/create-reminder-handlers.ts';
import { GeneralCards } from '../../dialogs/conversations/general-handler.ts';
import { HandoverCards } from '../../dialogs/handovers/handover-handler.ts';
import { InvitationCards } from '../../dialogs/invitations/invitation-handler.ts';
import { LateCards } from '../../dialogs/routing/late-cards.ts';
import type { LateResults } from '../../dialogs/late-results.ts';
import { MainDialog } from '../../dialogs/routing/main-dialog.ts';
import { NewCustomerCards } from '../../dialogs/new-customers/new-customer-handler.ts';
import { NewCustomerResults } from '../../dialogs/new-customers/new-customer-results.ts';
import { OrderCards } from '../../dialogs/orders/order-handler.ts';
import { RelationshipCards } from '../../dialogs/invitations/relationship-handler.ts';
import { ReportCards } from '../../dialogs/reports/report-handler.ts';
import { ScenarioCards } from '../../dialogs/agreements/scenario-handler.ts';
import { SharedChat } from '../../dialogs/routing/shared-chat.ts';
import { TemplateCards } from '../../dialogs/agreements/template-handler.ts';
import { Understanding } from '../../dialogs/routing/understanding.ts';
import type { Reminders } from '../../services/reminders/create-reminders.ts';
import type { DeskOptions } from './options.ts';
import { AgreementsBot } from '../teams/agreements-bot.ts';
import type { BotStateStorage } from '../teams/state-storage.ts';
import type { Services } from './services.ts';
import type { Installations } from '../teams/installations.ts';
import { Acquaintances } from '../teams/acquaintances.ts';
import { Deliveries } from '../teams/deliveries.ts';
import { DialogStacks } from '../teams/dialog-stacks.ts';
import { TurnLimit } from '../teams/turn-limit.ts';

interface BotParts extends Services {
  readonly installations: Installations;
  readonly reminding: Reminders;
  readonly answers: Answers;
  readonly stateStorage: BotStateStorage;
  readonly lateResults: LateResults;
  readonly deliverHandovers: () => Promise<void>;
}

/** The conversations, on top of the services. */
export function createBot(options: DeskOptions, parts: BotParts): AgreementsBot {
  const { clock } = options;
  const agreements = new AgreementCards({ ...parts, reminders: parts.reminding.reminders, clock });
  const attestations = new AttestationCards({ ...parts, status: agreements, clock });
  const invitations = new InvitationCards({ ...parts, status: agreements });
  const handovers = new HandoverCards(parts);
  const orders = new OrderCards({ ...parts, clock });
  const relationships = new RelationshipCards(parts);
  const results = new NewCustomerResults({ ...parts, attestations });
  const newCustomers = new NewCustomerCards({ ...parts, results, clock });
  const templates = new TemplateCards(parts);
  const scenarios = new ScenarioCards({ ...parts, status: agreements });
  const general = new GeneralCards({ ...parts, templates });
  const reminding = createReminderCards({ ...parts, ...parts.reminding, directory: parts.progress, agreements, clock });
  const conversations = {
    agreements,
    attestations,
    invitations,
    handovers,
    orders,
    templates,
    scenarios,
    newCustomers,
    relationships,
    general,
    ...reminding,
    reportCards: new ReportCards(parts.reports),
  };
  const cards = { ...conversations, answers: parts.answers, presses: new CardPresses(conversations) };
  const understanding = new Understanding(parts);
  const mainDialog = new MainDialog({ ...cards, understanding, lateCards: new LateCards(parts.lateResults) });
  return new AgreementsBot({
    ...options,
    ...parts,
    ...createMemory(options, parts, mainDialog),
    mainDialog,
    sharedChat: new SharedChat(cards),
    general,
  });
}

/** What the bot keeps from one turn to the next. */
function createMemory(options: DeskOptions, parts: BotParts, mainDialog: MainDialog) {
  const { clock, log } = options;
  const storage = parts.stateStorage;
  return {
    acquaintances: new Acquaintances({ ...parts, clock }),
    deliveries: new Deliveries(),
    limit: new TurnLimit({ perMinute: options.agentRequestsPerMinute }),
    stacks: new DialogStacks({ storage, dialogs: new DialogSet().add(mainDialog), log }),
  };
}
