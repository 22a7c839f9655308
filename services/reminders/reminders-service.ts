import { Temporal } from 'temporal-polyfill';
import { type CalendarDay, dayAt } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { AgentsStore } from '../conversations/agents-store.ts';
import { CustomerNotFoundError } from '../customers/customer-not-found-error.ts';
import type { ReminderMuteRow } from '../database/tables/reminder-tables.ts';
import type { AgentId, CustomerId, ReminderMessageId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { PolicyStore } from './policy/policy-store.ts';
import type { ReminderPolicy } from './policy/reminder-policy.ts';
import type { FollowUpStore } from './queue/follow-up-store.ts';
import type { KnownCustomers } from './queue/known-customers.ts';
import type { MessageStore } from './sending/message-store.ts';
import type { MuteStore } from './queue/mute-store.ts';
import type { SentTo } from '../conversations/send-outcome.ts';
import type { OfferedRoads } from '../identity/capabilities.ts';
import type { ReminderView } from './sending/reminder-view.ts';
import type { NeededFor, Reminder, ReminderCase } from './reminder.ts';

interface Recipients {
  /** By the owner, and what is muted of the customer. */
  readonly listFor: (
    ownerId: AgentId | null,
    mutes: readonly ReminderMuteRow[],
    now: Date,
  ) => Promise<readonly AgentId[] | 'snoozed'>;
}

interface RemindersOptions {
  readonly followUps: FollowUpStore;
  readonly messages: MessageStore;
  readonly mutes: MuteStore;
  readonly policies: PolicyStore;
  /** To whom reminders go under a policy. */
  readonly recipientsUnder: (policy: ReminderPolicy) => Recipients;
  readonly agents: AgentsStore;
  readonly view: ReminderView;
  readonly known: KnownCustomers;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** What came of asking to be reminded on another day. */
export type RemindLaterResult =
  | { readonly kind: 'postponed'; readonly until: Date }
  /** The day is today or before, where the agent is. */
  | { readonly kind: 'not-later' };

/** A customer as an agent sees it, and what that agent is offered. */
export interface ShownCase {
  readonly case: ReminderCase;
  readonly offers: OfferedRoads;
}

/**
 * What agents do with reminders. Each act throws `NotAllowedError` for an agent who may not see a status. Acts that
 * keep something throw it at an indirect reseller too, and `CustomerNotFoundError`.
 */
export class RemindersService {
  readonly #options: RemindersOptions;

  constructor(options: RemindersOptions) {
    this.#options = options;
  }

  /** The message as it is now; undefined for anybody but its recipient. */
  async showMessage(agent: Agent, messageId: ReminderMessageId): Promise<Reminder | undefined> {
    await this.#requireMaySee(agent);
    const message = await this.#options.messages.find(messageId);
    if (message?.recipient_id !== agent.agentId) return undefined;
    const remembered = await this.#options.agents.find(agent.agentId);
    return this.#options.view.show(message, { ...agent, language: remembered?.language });
  }

  /** Throws `CustomerNotFoundError` for a customer that is not in the directory. */
  async showCase(agent: Agent, customerId: CustomerId): Promise<ShownCase> {
    const found = await this.findCase(agent, customerId);
    if (!found) throw new CustomerNotFoundError(customerId);
    return { case: found, offers: await this.#options.authorization.listOfferedRoads(agent) };
  }

  /** Undefined for a customer that is not in the directory. */
  async findCase(agent: Agent, customerId: CustomerId): Promise<ReminderCase | undefined> {
    await this.#requireMaySee(agent);
    const [found] = await this.#options.view.listCases(agent.agentId, [customerId]);
    return found;
  }

  /** No reminder of the customer before `until`, and one then, also if another agent owns it by then. */
  async snooze(agent: Agent, customerId: CustomerId, until: Date): Promise<void> {
    await this.#requireMayKeep(agent, customerId);
    await this.#options.mutes.save(agent.agentId, customerId, until);
  }

  /** As `snooze`, until the day begins where the agent is. */
  async remindLater(agent: Agent, customerId: CustomerId, day: CalendarDay): Promise<RemindLaterResult> {
    await this.#requireMayKeep(agent, customerId);
    if (day <= dayAt(this.#options.clock.now(), agent.timeZone)) return { kind: 'not-later' };
    const begins = Temporal.PlainDate.from(day).toZonedDateTime(agent.timeZone);
    const until = new Date(begins.epochMilliseconds);
    await this.#options.mutes.save(agent.agentId, customerId, until);
    return { kind: 'postponed', until };
  }

  /** The agent gets no more reminders of the customer. If they own it, others are reminded instead. */
  async mute(agent: Agent, customerId: CustomerId): Promise<void> {
    await this.#requireMayKeep(agent, customerId);
    await this.#options.mutes.save(agent.agentId, customerId, undefined);
    await this.#decideAnew(customerId);
  }

  /** Ends a mute, and a snooze as well. */
  async unmute(agent: Agent, customerId: CustomerId): Promise<void> {
    await this.#requireMaySee(agent);
    await this.#options.mutes.remove(agent.agentId, customerId);
    await this.#decideAnew(customerId);
  }

  /** The names of those who get the reminders of the customer now: nobody, where all who could are away or have muted it. */
  async listReminded(agent: Agent, customerId: CustomerId): Promise<readonly string[]> {
    await this.#requireMaySee(agent);
    const recipients = await this.#recipientsNow();
    if (!recipients) return [];
    const ids = await this.#listRecipients(recipients, customerId);
    return (await this.#options.agents.listByIds(ids)).map(({ name }) => name);
  }

  /** Those of the customers whose reminders nobody gets now. */
  async listUnheard(agent: Agent, customerIds: readonly CustomerId[]): Promise<readonly CustomerId[]> {
    await this.#requireMaySee(agent);
    const recipients = await this.#recipientsNow();
    if (!recipients) return customerIds;
    const unheard: CustomerId[] = [];
    for (const customerId of customerIds) {
      if ((await this.#listRecipients(recipients, customerId)).length === 0) unheard.push(customerId);
    }
    return unheard;
  }

  /** Undefined where the partner has switched reminders off. */
  async #recipientsNow(): Promise<Recipients | undefined> {
    const { policy } = await this.#options.policies.get();
    return policy.isOn ? this.#options.recipientsUnder(policy) : undefined;
  }

  async #listRecipients(recipients: Recipients, customerId: CustomerId): Promise<readonly AgentId[]> {
    const { followUps, mutes, clock } = this.#options;
    const [followUp, muted] = await Promise.all([followUps.find(customerId), mutes.listOf([customerId])]);
    const ownerId = followUp?.owner_id ?? null;
    const found = await recipients.listFor(ownerId, muted, clock.now());
    return found === 'snoozed' ? [ownerId].filter((id) => id !== null) : found;
  }

  async setNeededBy(
    agent: Agent,
    customerId: CustomerId,
    needed: { readonly day: CalendarDay; readonly for: NeededFor } | undefined,
  ): Promise<void> {
    await this.#requireMayKeep(agent, customerId);
    await this.#options.followUps.saveNeededBy(customerId, needed, this.#options.clock.now());
  }

  /** A form or a receipt has taken the place of the message, which is not to be updated any more. */
  async detachCard(place: SentTo): Promise<void> {
    await this.#options.messages.detachCard(place, this.#options.clock.now());
  }

  /** The message is shown in its own place again, and is kept up to date from now on. */
  async attachCard(place: SentTo): Promise<void> {
    await this.#options.messages.attachCard(place);
  }

  async #decideAnew(customerId: CustomerId): Promise<void> {
    await this.#options.followUps.makeDue([customerId], this.#options.clock.now());
  }

  async #requireMayKeep(agent: Agent, customerId: CustomerId): Promise<void> {
    await this.#options.authorization.require(agent, 'use-reminders');
    await this.#options.known.require(agent, customerId);
  }

  #requireMaySee(agent: Agent): Promise<void> {
    return this.#options.authorization.require(agent, 'see-status');
  }
}
