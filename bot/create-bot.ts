import { ConversationState } from 'botbuilder';
import { AgreementCards } from '../dialogs/agreement-cards.ts';
import type { Answers } from '../dialogs/answers.ts';
import { AttestationCards } from '../dialogs/attestation-cards.ts';
import { CardPresses } from '../dialogs/card-presses.ts';
import { createReminderCards } from '../dialogs/create-reminder-cards.ts';
import { GeneralCards } from '../dialogs/general-cards.ts';
import { HandoverCards } from '../dialogs/handover-cards.ts';
import { InvitationCards } from '../dialogs/invitation-cards.ts';
import { LateCards } from '../dialogs/late-cards.ts';
import type { LateResults } from '../dialogs/late-results.ts';
import { MainDialog } from '../dialogs/main-dialog.ts';
import { NewCustomerCards } from '../dialogs/new-customer-cards.ts';
import { NewCustomerResults } from '../dialogs/new-customer-results.ts';
import { OrderCards } from '../dialogs/order-cards.ts';
import { RelationshipCards } from '../dialogs/relationship-cards.ts';
import { ReportCards } from '../dialogs/report-cards.ts';
import { ScenarioCards } from '../dialogs/scenario-cards.ts';
import { SharedChat } from '../dialogs/shared-chat.ts';
import { TemplateCards } from '../dialogs/template-cards.ts';
import { Understanding } from '../dialogs/understanding.ts';
import type { Reminders } from '../services/reminders/create-reminders.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import { AgreementsBot } from './agreements-bot.ts';
import type { BotStateStorage } from './bot-state-storage.ts';
import type { Services } from './create-services.ts';
import type { Installations } from './installations.ts';

interface BotParts extends Services {
  readonly installations: Installations;
  readonly reminding: Reminders;
  readonly answers: Answers;
  readonly stateStorage: BotStateStorage;
  readonly lateResults: LateResults;
  readonly deliverHandovers: () => Promise<void>;
}

/** The conversations, on top of the services. */
export function createBot(options: AgreementDeskOptions, parts: BotParts): AgreementsBot {
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
  return new AgreementsBot({
    ...options,
    ...parts,
    conversationState: new ConversationState(parts.stateStorage),
    mainDialog: new MainDialog({ ...cards, understanding, lateCards: new LateCards(parts.lateResults) }),
    sharedChat: new SharedChat(cards),
    general,
  });
}
