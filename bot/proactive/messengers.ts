import type { AttestationRoad } from '../../services/agreements/attestation-road.ts';
import { reminderSummary } from '../../cards/reminders/reminder-message.ts';
import { creationRefusalOf } from '../../services/new-customers/new-customer.ts';
import type { LinkMessenger } from '../../services/agreements/links/link-notifier.ts';
import { handoverViewer } from '../../services/handovers/handover.ts';
import { attestationReceiptCard, receiptBelowCard } from '../../cards/agreements/attestation-receipt-card.ts';
import { linkNewsCard } from '../../cards/agreements/links/link-card.ts';
import { handoverCard } from '../../cards/handovers/handover-card.ts';
import { invitationNewsCard } from '../../cards/invitations/invitation-news-card.ts';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { newCustomerResultCard } from '../../cards/new-customers/new-customer-result-card.ts';
import type { OutcomeMessenger } from '../../services/agreements/reconciliation-service.ts';
import type { AgentsStore } from '../../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import { languageOfAgent } from '../../services/conversations/language-of-agent.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { SendOutcome, SentTo } from '../../services/conversations/send-outcome.ts';
import type { HandoverMessenger } from '../../services/handovers/handover-delivery.ts';
import type { AgentId } from '../../services/ids.ts';
import type { InvitationMessenger } from '../../services/invitations/invitation-notifier.ts';
import type { NewCustomerMessenger } from '../../services/new-customers/creation-reconciliation.ts';
import type { CustomerCreationService } from '../../services/new-customers/customer-creation-service.ts';
import type { Reminder } from '../../services/reminders/reminder.ts';
import type { ReminderSender } from '../../services/reminders/sending/reminder-sender.ts';
import { cardMessage } from '../../dialogs/card-message.ts';
import type { PrivateMessenger } from './private-messenger.ts';

/** How an agent reads a card. */
export interface Reader {
  readonly language: LanguageTag;
  readonly timeZone: string;
}

interface AgentCardsOptions {
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly privately: PrivateMessenger;
}

/** Brings cards to agents in their private chats, in their own language. One attempt a call. */
export class AgentCards {
  readonly #options: AgentCardsOptions;

  constructor(options: AgentCardsOptions) {
    this.#options = options;
  }

  async send(agentId: AgentId, cardFor: (reader: Reader) => AdaptiveCardJson): Promise<SendOutcome> {
    return this.#options.privately.send(agentId, cardMessage(cardFor(await this.#readerOf(agentId))));
  }

  async update(agentId: AgentId, at: SentTo, cardFor: (reader: Reader) => AdaptiveCardJson): Promise<SendOutcome> {
    return this.#options.privately.update(agentId, at, cardMessage(cardFor(await this.#readerOf(agentId))));
  }

  async #readerOf(agentId: AgentId): Promise<Reader> {
    const { agents, conversations } = this.#options;
    const agent = await agents.find(agentId);
    const language = languageOfAgent(agent, await conversations.findPersonal(agentId));
    return { language, timeZone: agent?.timeZone ?? 'UTC' };
  }
}

/** Brings an outcome that came too late for its turn: as a new message, to which the card leads on which the attestation began. */
export function outcomeMessenger(
  { road, findAccount }: { readonly road: AttestationRoad; readonly findAccount: () => Promise<string | undefined> },
  agentCards: AgentCards,
): OutcomeMessenger {
  return {
    async tell(entry) {
      const { attestedBy, conversationId, cardActivityId: activityId } = entry;
      const [earlier, account] = await Promise.all([road.findEarlier(entry), findAccount()]);
      const sent = await agentCards.send(attestedBy, (reader) =>
        attestationReceiptCard({ ...reader, entry, earlier, account }),
      );
      // The agent has the new message, so an old card that is gone is no reason to send another.
      if (sent.kind === 'sent' && conversationId !== undefined && activityId !== undefined) {
        await agentCards.update(attestedBy, { conversationId, activityId }, ({ language }) =>
          receiptBelowCard({ language, entry }),
        );
      }
      return sent;
    },
  };
}

/** Brings the outcome of a new customer that came too late for its turn. The password is lost by then. */
export function newCustomerMessenger(creation: CustomerCreationService, agentCards: AgentCards): NewCustomerMessenger {
  return {
    async tell(newCustomer) {
      const { agentId, outcome } = newCustomer;
      const refusal = outcome.state === 'refused' ? creationRefusalOf(outcome.refusalCode) : undefined;
      const entry = await creation.findEntry(newCustomer);
      return agentCards.send(agentId, ({ language }) =>
        newCustomerResultCard({ language, newCustomer, refusal, entry }),
      );
    },
  };
}

/** Brings hand-overs to the agents whom they concern. */
export function handoverMessenger(agentCards: AgentCards): HandoverMessenger {
  return {
    async show({ handover, agentId, stand }) {
      const viewer = handoverViewer(handover, agentId);
      const cardFor = (reader: Reader) => handoverCard({ ...reader, handover, viewer });
      return stand ? agentCards.update(agentId, stand, cardFor) : agentCards.send(agentId, cardFor);
    },
  };
}

/** Tells agents what has become of their invitations. */
export function invitationMessenger(agentCards: AgentCards): InvitationMessenger {
  return {
    async tell(news) {
      return agentCards.send(news.invitation.invitedBy, (reader) => invitationNewsCard({ ...reader, news }));
    },
  };
}

/** Tells agents what has become of their links. */
export function linkMessenger(agentCards: AgentCards): LinkMessenger {
  return {
    async tell({ link, news }) {
      const { madeBy: agentId } = link;
      const isExpiring = news === 'expiring';
      return agentCards.send(agentId, (reader) => linkNewsCard({ ...reader, agentId, link, isExpiring }));
    },
  };
}

/** Brings reminders to agents in their private chats. */
export function reminderSender(
  privately: PrivateMessenger,
  cardFor: (reminder: Reminder) => AdaptiveCardJson,
): ReminderSender {
  return {
    async send(reminder) {
      const message = cardMessage(cardFor(reminder), reminderSummary(reminder));
      return privately.send(reminder.recipient.agentId, message);
    },
    async update(reminder, at) {
      return privately.update(reminder.recipient.agentId, at, cardMessage(cardFor(reminder)));
    },
  };
}
