import { dayAt } from '../calendar-day.ts';
import type { Throttle } from '../database/throttle.ts';
import type { RememberedAgent } from '../conversations/agents-store.ts';
import { type Lease, leaseFrom } from './lease.ts';
import type { ReminderMessage } from './message-store.ts';
import type { RecipientRow } from './recipient-store.ts';
import type { ReminderComposer } from './reminder-composer.ts';
import type { DeliveryOptions, ReminderDelivery } from './reminder-delivery.ts';
import type { ReminderPolicy, ReminderPreferences } from './reminder-policy.ts';
import { inParallel } from './until-done.ts';
import { nextWorkingDaySlot, nextWorkingSlot } from './working-slot.ts';

const untoldRetryMs = 5 * 60_000;
const giveBackBatch = 500;

interface DispatcherOptions extends Pick<
  DeliveryOptions,
  'followUps' | 'items' | 'messages' | 'recipients' | 'check' | 'clock'
> {
  readonly composer: ReminderComposer;
  readonly delivery: ReminderDelivery;
  readonly throttle: Throttle;
  /** How many recipients are served at a time. */
  readonly width: number;
  readonly leaseMs: number;
}

/** What to do about a recipient: look again then, or when something is queued, or send this first. */
type Next = { readonly at: Date | undefined } | { readonly message: ReminderMessage };

/** Serves everybody for whom something is queued: in their hours, not too often, the most urgent first. */
export class ReminderDispatcher {
  readonly #its: DispatcherOptions;

  constructor(options: DispatcherOptions) {
    this.#its = options;
  }

  async run(policy: ReminderPolicy, stopping: AbortSignal): Promise<void> {
    await inParallel(this.#its.width, stopping, async () => {
      if (await this.#its.throttle.findPause()) return false;
      return (await this.#sendUnsent(policy, stopping)) || this.#serveNext(policy, stopping);
    });
  }

  async #sendUnsent(policy: ReminderPolicy, stopping: AbortSignal): Promise<boolean> {
    const { messages, delivery, clock, leaseMs } = this.#its;
    const message = await messages.claimUnsent(leaseFrom(clock, leaseMs));
    if (message) await delivery.deliver(message, policy, stopping);
    return message !== undefined;
  }

  async #serveNext(policy: ReminderPolicy, stopping: AbortSignal): Promise<boolean> {
    const { recipients, delivery, clock, leaseMs } = this.#its;
    const lease = leaseFrom(clock, leaseMs);
    const recipient = await recipients.claimNext(lease);
    if (!recipient) return false;
    const next = await this.#nextFor(recipient, policy, lease);
    await recipients.release(recipient, 'message' in next ? lease.now : next.at);
    if ('message' in next) await delivery.deliver(next.message, policy, stopping);
    return true;
  }

  async #nextFor(recipient: RecipientRow, policy: ReminderPolicy, lease: Lease): Promise<Next> {
    const state = await this.#its.check.check(recipient.agent_id, lease.now);
    switch (state.kind) {
      case 'untold':
        return { at: new Date(lease.now.getTime() + untoldRetryMs) };
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
    const { items, messages, composer } = this.#its;
    if (pausedUntil && pausedUntil > lease.now) return { at: pausedUntil };
    const nothing = await items.findNextTime(agentId);
    if (nothing === undefined) return { at: undefined };
    const slot = nextWorkingSlot(lease.now, timeZone, policy);
    if (slot > lease.now) return { at: slot };
    const day = dayAt(lease.now, timeZone);
    const most = delivery === 'digest' ? 1 : policy.dailyCap;
    if ((await messages.countOfDay(agentId, day)) >= most) {
      return { at: nextWorkingDaySlot(lease.now, timeZone, policy) };
    }
    const message = await composer.compose({ agentId, delivery, day }, policy, lease);
    return message ? { message } : { at: await this.#whenAnything(agent, lease) };
  }

  /** Nothing could be named; what was left alone is looked at when its time comes. */
  async #whenAnything({ agentId }: RememberedAgent, { now }: Lease): Promise<Date | undefined> {
    const next = await this.#its.items.findNextTime(agentId);
    return next && next < now ? now : next;
  }

  /** What is queued for somebody who is not to be reminded is decided anew. */
  async #giveBack({ agent_id }: RecipientRow, now: Date): Promise<Next> {
    const { items, followUps } = this.#its;
    const queued = await items.listAnyQueued(agent_id, giveBackBatch);
    if (queued.length === 0) return { at: undefined };
    await followUps.makeDue([...new Set(queued.map((item) => item.customer_id))], now);
    await items.drop(queued.map((item) => item.item_id));
    return { at: now };
  }
}
