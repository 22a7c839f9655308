import { dayAt } from '../../calendar-day.ts';
import type { Throttle } from '../../database/throttle.ts';
import type { RememberedAgent } from '../../conversations/agents-store.ts';
import { type Lease, leaseFrom } from '../../database/claims.ts';
import type { RecipientRow, ReminderMessage } from '../../database/tables/reminder-tables.ts';
import type { ReminderComposer } from './reminder-composer.ts';
import type { DeliveryOptions, ReminderDelivery } from './reminder-delivery.ts';
import type { ReminderPolicy, ReminderPreferences } from '../policy/reminder-policy.ts';
import { rolesRetryMs } from './reminder-sender.ts';
import { drainInParallel } from '../../background-work.ts';
import { nextWorkingDaySlot, nextWorkingSlot } from '../policy/working-slot.ts';

const giveBackBatch = 500;

interface DispatcherOptions extends Pick<
  DeliveryOptions,
  'followUps' | 'items' | 'messages' | 'recipients' | 'check' | 'setAside' | 'leaseMs' | 'clock'
> {
  readonly composer: ReminderComposer;
  readonly delivery: ReminderDelivery;
  readonly throttle: Throttle;
  /** How many recipients are served at a time. */
  readonly width: number;
}

/** What to do about a recipient: look again at an instant (undefined: once something is queued), or send a message. */
type Next = { readonly at: Date | undefined } | { readonly message: ReminderMessage };

/** Serves each recipient with queued items: in their working hours, not too often, the most urgent first. */
export class ReminderDispatcher {
  readonly #options: DispatcherOptions;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  async run(policy: ReminderPolicy, stopping: AbortSignal): Promise<void> {
    await drainInParallel(this.#options.width, stopping, async () => {
      if (await this.#options.throttle.findPause()) return false;
      return (await this.#sendUnsent(policy, stopping)) || this.#serveNext(policy, stopping);
    });
  }

  async #sendUnsent(policy: ReminderPolicy, stopping: AbortSignal): Promise<boolean> {
    const { messages, clock, leaseMs } = this.#options;
    const message = await messages.claimUnsent(leaseFrom(clock, leaseMs));
    if (message) await this.#deliver(message, policy, stopping);
    return message !== undefined;
  }

  async #deliver(message: ReminderMessage, policy: ReminderPolicy, stopping: AbortSignal): Promise<void> {
    const { messages, delivery, setAside } = this.#options;
    const claim = messages.hold(message);
    const ids = { messageId: message.message_id, agentId: message.recipient_id };
    const item = { ids, leave: (until: Date) => claim.renew(until) };
    await setAside.attempt(item, () => delivery.deliver({ message, claim }, policy, stopping));
  }

  async #serveNext(policy: ReminderPolicy, stopping: AbortSignal): Promise<boolean> {
    const { recipients, setAside, clock, leaseMs } = this.#options;
    const lease = leaseFrom(clock, leaseMs);
    const recipient = await recipients.claimNext(lease);
    if (!recipient) return false;
    const claim = recipients.hold(recipient);
    const item = { ids: { agentId: recipient.agent_id }, leave: (until: Date) => claim.renew(until) };
    let next: Next | undefined;
    await setAside.attempt(item, async () => {
      next = await claim.during(this.#options, () => this.#nextFor(recipient, policy, lease));
      await recipients.release(recipient, claim, 'message' in next ? lease.now : next.at);
    });
    if (next && 'message' in next) await this.#deliver(next.message, policy, stopping);
    return true;
  }

  async #nextFor(recipient: RecipientRow, policy: ReminderPolicy, lease: Lease): Promise<Next> {
    const state = await this.#options.check.check(recipient.agent_id, lease.now);
    switch (state.kind) {
      case 'unknown':
        return { at: new Date(lease.now.getTime() + rolesRetryMs) };
      case 'unavailable':
        return this.#giveBack(recipient, lease.now);
      case 'available':
        return this.#nextForAvailable(state, policy, lease);
    }
  }

  async #nextForAvailable(
    { agent, preferences }: { readonly agent: RememberedAgent; readonly preferences: ReminderPreferences },
    policy: ReminderPolicy,
    lease: Lease,
  ): Promise<Next> {
    const { agentId, timeZone } = agent;
    const { delivery, pausedUntil } = preferences;
    const { items, messages, composer } = this.#options;
    if (pausedUntil && pausedUntil > lease.now) return { at: pausedUntil };
    if ((await items.findNextTime(agentId)) === undefined) return { at: undefined };
    const slot = nextWorkingSlot(lease.now, timeZone, policy);
    if (slot > lease.now) return { at: slot };
    const day = dayAt(lease.now, timeZone);
    const most = delivery === 'digest' ? 1 : policy.dailyCap;
    if ((await messages.countOfDay(agentId, day)) >= most) {
      return { at: nextWorkingDaySlot(lease.now, timeZone, policy) };
    }
    const message = await composer.compose({ agentId, delivery, day }, policy);
    return message ? { message } : { at: await this.#whenAnything(agent, lease) };
  }

  /** Nothing could be named. Looks again when the first postponed item is due. */
  async #whenAnything({ agentId }: RememberedAgent, { now }: Lease): Promise<Date | undefined> {
    const next = await this.#options.items.findNextTime(agentId);
    return next && next < now ? now : next;
  }

  /** Decides anew who hears of what is queued for an unavailable agent. */
  async #giveBack({ agent_id }: RecipientRow, now: Date): Promise<Next> {
    const { items, followUps } = this.#options;
    const queued = await items.listAnyQueued(agent_id, giveBackBatch);
    if (queued.length === 0) return { at: undefined };
    await followUps.makeDue([...new Set(queued.map((item) => item.customer_id))], now);
    await items.drop(queued.map((item) => item.item_id));
    return { at: now };
  }
}
