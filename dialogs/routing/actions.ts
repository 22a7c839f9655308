import type { CardAction } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { AgreementCards } from '../agreements/status-handler.ts';
import type { AttestationCards } from '../agreements/attestation-handler.ts';
import { lookInstead } from './automatic-refresh.ts';
import type { GeneralCards } from '../conversations/general-handler.ts';
import type { HandoverCards } from '../handovers/handover-handler.ts';
import type { InvitationCards } from '../invitations/invitation-handler.ts';
import type { NewCustomerCards } from '../new-customers/new-customer-handler.ts';
import type { OrderCards } from '../orders/order-handler.ts';
import type { RelationshipCards } from '../invitations/relationship-handler.ts';
import type { ReminderAction, ReminderPresses } from '../reminders/reminder-presses.ts';
import type { ReportCards } from '../reports/report-handler.ts';
import type { ScenarioCards } from '../agreements/scenario-handler.ts';
import { type Shown, shown } from '../reply.ts';
import type { TemplateCards } from '../agreements/template-handler.ts';
import type { Turn } from '../turn.ts';

interface CardPressesOptions {
  readonly agreements: AgreementCards;
  readonly attestations: AttestationCards;
  readonly invitations: InvitationCards;
  readonly handovers: HandoverCards;
  readonly orders: OrderCards;
  readonly templates: TemplateCards;
  readonly scenarios: ScenarioCards;
  readonly general: GeneralCards;
  readonly newCustomers: NewCustomerCards;
  readonly relationships: RelationshipCards;
  readonly reminderPresses: ReminderPresses;
  readonly reportCards: ReportCards;
}

/** `attestation` of `attestation.start` */
type TopicOf<Verb> = Verb extends `${infer Topic}.${string}` ? Topic : never;
type Topic = TopicOf<CardAction['verb']>;
type ActionAbout<About extends Topic> = Extract<CardAction, { verb: `${About}.${string}` }>;
type Handlers = { readonly [About in Topic]: (turn: Turn, action: ActionAbout<About>) => Promise<Shown> };

/** From each verb a card can send to what it does. Nothing here trusts the card: services check who may. */
export class CardPresses {
  readonly #general: GeneralCards;
  readonly #attestations: AttestationCards;
  readonly #reminders: ReminderPresses;
  readonly #handlers: Handlers;

  constructor(options: CardPressesOptions) {
    const { agreements, attestations, invitations, handovers, orders, templates, scenarios, general } = options;
    const { newCustomers, relationships } = options;
    const about = (turn: Turn, action: ReminderAction) => options.reminderPresses.handle(turn, action);
    this.#general = general;
    this.#attestations = attestations;
    this.#reminders = options.reminderPresses;
    this.#handlers = {
      status: async (turn, { customerId }) => agreements.status(turn, await agreements.getCustomer(turn, customerId)),
      history: async (turn, { customerId }) => agreements.history(turn, await agreements.getCustomer(turn, customerId)),
      attestation: (turn, action) => attestations.handle(turn, action),
      invitation: (turn, action) => invitations.handle(turn, action),
      handover: (turn, action) => handovers.handle(turn, action),
      order: async (turn, { customerId }) => orders.check(turn, await agreements.getCustomer(turn, customerId)),
      template: (turn, action) => templates.handle(turn, action),
      customer: (turn, action) =>
        action.verb === 'customer.start' ? newCustomers.start(turn) : newCustomers.handle(turn, action),
      relation: (turn, action) => relationships.handle(turn, action),
      scenario: (turn, action) => scenarios.press(turn, action),
      ...{ reminder: about, reminders: about, policy: about, owner: about, unconfirmed: about },
      report: (turn) => options.reportCards.show(turn),
      language: (turn, { language }) => general.chooseLanguage(turn, language),
    };
  }

  async handle(turn: Turn, action: CardAction): Promise<Shown> {
    if (!turn.isPersonal && action.verb !== 'status.show') return this.#general.privateOnly(turn);
    if (turn.isAutomatic) return this.#refresh(turn, action);
    await this.#reminders.detachCard(turn, action);
    return this.#press(turn, action);
  }

  /** Teams refreshes cards by itself, which may look at things but not do anything to them. */
  async #refresh(turn: Turn, action: CardAction): Promise<Shown> {
    if ('draftId' in action) return this.#attestations.show(turn, action.draftId);
    const look = lookInstead(action);
    return look ? this.#press(turn, look) : shown(outdatedCard({ language: turn.language }));
  }

  async #press(turn: Turn, action: CardAction): Promise<Shown> {
    const topic = topicOf(action);
    return this.#pressAbout(topic, turn, action);
  }

  #pressAbout<About extends Topic>(topic: About, turn: Turn, action: ActionAbout<About>): Promise<Shown> {
    return this.#handlers[topic](turn, action);
  }
}

function topicOf({ verb }: CardAction): Topic {
  return verb.slice(0, verb.indexOf('.')) as Topic;
}
