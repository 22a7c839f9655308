import type { Database } from '../../../services/database/database.ts';
import { usualPolicy } from '../../../services/reminders/policy/reminder-policy.ts';
import type { SeededRandom } from '../../support/seeded-random.ts';
import { type SimulatedAgent, agents, defaultRecipients } from '../world/agents.ts';
import type { AgentEvent } from '../world/agents-life.ts';
import { type CustomerTimeline } from '../world/customer-timeline.ts';
import type { Delivery, DeliveryRecord } from '../microsoft/delivery-record.ts';
import { createSimulatedDesk } from './desk.ts';
import type { PartnerWorld } from '../world/partner-world.ts';
import { dayMs, firstCutoff } from '../world/year.ts';
import { silent } from '../../support/silent-log.ts';
const shareWithOwner = 0.75;

/** What agents do, through the services that their commands and buttons lead to. */
export class PartnerDesk {
  /** By customer: whose it is. */
  readonly owners = new Map<number, SimulatedAgent>();
  /** By customer and agent: until when nothing is to be said. */
  readonly mutes = new Map<string, number>();
  readonly #desk: ReturnType<typeof createSimulatedDesk>;
  readonly #database: Database;
  readonly #world: PartnerWorld;
  readonly #random: SeededRandom;
  readonly #serviceUrl: () => string;

  constructor(options: { database: Database; world: PartnerWorld; random: SeededRandom; url: () => string }) {
    const { database, world, random, url } = options;
    [this.#database, this.#world, this.#random, this.#serviceUrl] = [database, world, random, url];
    const clock = { now: () => new Date(world.now) };
    const place = { database, partnerCenterUrl: 'http://127.0.0.1:9', renewalCutoff: firstCutoff, clock, log: silent };
    this.#desk = createSimulatedDesk(place, new AbortController().signal);
  }

  /** Everybody has a chat with the bot, and the partner a policy. */
  async open(): Promise<void> {
    const { services, reminding } = this.#desk;
    const now = new Date(this.#world.now);
    for (const agent of agents) {
      await services.agents.saveChanged(agent, now);
      await services.conversations.saveChanged(this.#chatOf(agent), now);
      const preferences = { delivery: agent.delivery, pausedUntil: undefined, hasOptedOut: false };
      await reminding.settings.savePreferences(agent, preferences);
    }
    const policy = { ...usualPolicy, defaultRecipients: defaultRecipients.map(({ agentId }) => agentId) };
    const saved = await reminding.settings.savePolicy(agents[0]!, policy);
    if (saved.kind !== 'saved') throw new Error('the policy was not saved');
  }

  async assignOwner(number: number, { customerId }: CustomerTimeline): Promise<void> {
    if (this.#random.next() >= shareWithOwner) return;
    const owner = this.#random.oneOf(agents);
    this.owners.set(number, owner);
    await this.#desk.services.owners.assign(customerId, owner.agentId, new Date(this.#world.now));
  }

  async noteConfirmed(customer: CustomerTimeline): Promise<void> {
    const now = new Date(this.#world.now);
    const acceptance = customer.acceptances.at(-1);
    if (acceptance) await this.#desk.services.notes.noteAttestation(customer.customerId, acceptance.acceptedOn, now);
  }

  async change({ agent, change }: AgentEvent, record: DeliveryRecord): Promise<void> {
    const { settings } = this.#desk.reminding;
    const { delivery } = agent;
    switch (change.kind) {
      case 'pause':
        return settings.savePreferences(agent, { delivery, pausedUntil: new Date(change.until), hasOptedOut: false });
      case 'opt-out':
      case 'opt-in':
        return settings.savePreferences(agent, {
          ...{ delivery, pausedUntil: undefined },
          hasOptedOut: change.kind === 'opt-out',
        });
      case 'block':
        return void record.blockedBy.add(agent.number);
      case 'unblock':
        record.blockedBy.delete(agent.number);
        return this.#desk.services.reachability.noteActivity(this.#chatOf(agent), agent.agentId);
    }
  }

  /** What the reader does about it, now and then: another day, not this one, or mine. True when something was done. */
  async react({ agent, customers }: Delivery): Promise<number | undefined> {
    const [number] = customers;
    const what = this.#random.next();
    if (number === undefined || !this.#world.isUnconfirmed(number)) return undefined;
    const { reminders, owners } = this.#desk.reminding;
    const { customerId } = this.#world.customer(number);
    if (what < 0.08) {
      const until = this.#world.now + 7 * dayMs;
      await reminders.snooze(agent, customerId, new Date(until));
      this.mutes.set(muteKey(number, agent), until);
      return number;
    }
    if (what < 0.1) {
      await reminders.mute(agent, customerId);
      this.mutes.set(muteKey(number, agent), Infinity);
      return number;
    }
    const mayOwn = agent.number % 8 !== 7;
    if (this.owners.has(number) || what > 0.4 || !mayOwn) return undefined;
    await owners.takeOver(agent, customerId);
    this.owners.set(number, agent);
    return number;
  }

  /** What stands in the database about the customer's reminders. */
  async tellStored(number: number): Promise<string> {
    const { customerId } = this.#world.customer(number);
    const { query } = this.#database;
    const of = 'customer_id';
    const stored = {
      at: new Date(this.#world.now),
      owner: this.owners.get(number)?.agentId,
      followUps: await query.selectFrom('follow_ups').selectAll().where(of, '=', customerId).execute(),
      mutes: await query.selectFrom('reminder_mutes').selectAll().where(of, '=', customerId).execute(),
      items: await query
        .selectFrom('reminder_items')
        .leftJoin('reminder_messages', 'reminder_messages.message_id', 'reminder_items.message_id')
        .selectAll('reminder_items')
        .select([
          'reminder_messages.state as message_state',
          'kind',
          'day',
          'intended_at',
          'sent_at',
          'next_attempt_at',
        ])
        .where(of, '=', customerId)
        .orderBy('queued_at')
        .execute(),
      recipients: await query.selectFrom('reminder_recipients').selectAll().execute(),
    };
    return JSON.stringify(stored, null, 2);
  }

  #chatOf({ agentId, language }: SimulatedAgent) {
    const conversationId = `a:${agentId}`;
    const reference = JSON.stringify({
      ...{ channelId: 'msteams', locale: language, serviceUrl: this.#serviceUrl() },
      ...{ conversation: { id: conversationId }, bot: { id: '28:bot' }, user: { id: `29:${agentId}` } },
    });
    return { conversationId, agentId, kind: 'personal', serviceUrl: this.#serviceUrl(), reference } as const;
  }
}

export function muteKey(number: number, agent: SimulatedAgent): string {
  return `${String(number)} ${String(agent.number)}`;
}
