import { dayAt } from '../../calendar-day.ts';
import type { Clock } from '../../clock.ts';
import type { RememberedAgent } from '../../conversations/agents-store.ts';
import type { Throttle } from '../../database/throttle.ts';
import { fromInstantText } from '../../database/instant-text.ts';
import { type HeldClaim, leaseFrom } from '../../database/claims.ts';
import type { Log } from '../../log.ts';
import type { SetAside } from '../../set-aside.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { FollowUpStore } from '../queue/follow-up-store.ts';
import type { ItemStore } from '../queue/item-store.ts';
import { isStillRight } from '../queue/item.ts';
import type { ReminderItem, ReminderMessage } from '../../database/tables/reminder-tables.ts';
import type { LiveStatus } from './live-status.ts';
import type { MessageStore } from './message-store.ts';
import type { MuteStore } from '../queue/mute-store.ts';
import type { RecipientCheck } from '../queue/recipient-check.ts';
import type { RecipientStore } from '../queue/recipient-store.ts';
import type { ReminderPolicy } from '../policy/reminder-policy.ts';
import { type SendOutcome, mostSendAttempts } from '../../conversations/send-outcome.ts';
import { type ReminderSender, retryAfterMs, rolesRetryMs, usualPauseMs } from './reminder-sender.ts';
import type { ReminderView } from './reminder-view.ts';
import { isWorkingTime, nextWorkingDaySlot } from '../policy/working-slot.ts';
import { minuteMs } from '../../duration.ts';

/** What was read longer ago is read again before it is sent. */
const freshForMs = minuteMs;

export interface DeliveryOptions {
  readonly followUps: FollowUpStore;
  readonly items: ItemStore;
  readonly messages: MessageStore;
  readonly mutes: MuteStore;
  readonly attempts: AttemptStore;
  readonly recipients: RecipientStore;
  readonly check: RecipientCheck;
  readonly live: LiveStatus;
  readonly view: ReminderView;
  readonly sender: ReminderSender;
  readonly throttle: Throttle;
  readonly setAside: SetAside;
  /** After which another instance takes up what this one began, unless it still works on it. */
  readonly leaseMs: number;
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/** A message, and the claim that makes it this instance's alone. */
export interface ClaimedMessage {
  readonly message: ReminderMessage;
  readonly claim: HeldClaim;
}

/** What a message needs to go out now. */
interface Ready {
  readonly recipient: RememberedAgent;
  readonly items: readonly ReminderItem[];
}

/** Sends a claimed message if it is still true when its turn comes, and records the outcome. */
export class ReminderDelivery {
  readonly #options: DeliveryOptions;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  async deliver(claimed: ClaimedMessage, policy: ReminderPolicy, stopping: AbortSignal): Promise<void> {
    const { messages, throttle, clock } = this.#options;
    const { message, claim } = claimed;
    const turn = await throttle.takeUnlessPaused(stopping);
    if (turn.kind !== 'turn') {
      return messages.retryAt(message.message_id, turn.kind === 'paused' ? turn.until : clock.now());
    }
    const ready = await claim.during(this.#options, async () => {
      const recipient = await this.#recipientNow(message, policy);
      const items = recipient ? await this.#listStillTrue(message) : [];
      return recipient && items.length > 0 ? { recipient, items } : undefined;
    });
    if (ready) await this.#attempt(claimed, ready, policy);
  }

  /** Undefined when the message is not for now; then it has been put back. */
  async #recipientNow(message: ReminderMessage, policy: ReminderPolicy): Promise<RememberedAgent | undefined> {
    const { check, messages, clock } = this.#options;
    const now = clock.now();
    const state = await check.check(message.recipient_id, now);
    switch (state.kind) {
      case 'unknown':
        await messages.retryAt(message.message_id, new Date(now.getTime() + rolesRetryMs));
        return undefined;
      case 'unavailable':
        await this.#leaveToOthers(message);
        return undefined;
      case 'available': {
        const { agent, preferences } = state;
        const isPaused = preferences.pausedUntil !== undefined && preferences.pausedUntil > now;
        const isNow = isWorkingTime(now, agent.timeZone, policy) && dayAt(now, agent.timeZone) === message.day;
        if (isNow && !isPaused) return agent;
        await this.#putBack(message, 'queued');
        return undefined;
      }
    }
  }

  /** What is left to say, without what was settled meanwhile. A message with nothing left has been put back. */
  async #listStillTrue(message: ReminderMessage): Promise<readonly ReminderItem[]> {
    const { messages, clock } = this.#options;
    const isFresh = clock.now().getTime() - fromInstantText(message.read_at).getTime() <= freshForMs;
    const named = await messages.listItems(message.message_id);
    const found = await Promise.all(named.map((item) => this.#lookAgain(item, isFresh)));
    if (!isFresh) await messages.noteRead(message.message_id, clock.now());
    for (const [index, item] of named.entries()) {
      if (found[index] === 'over') await this.#takeOut(item, clock.now());
      if (found[index] === 'unknown') await this.#putOff(item);
    }
    const stillTrue = named.filter((_, index) => found[index] === 'true');
    if (stillTrue.length === 0) await this.#putBack(message, 'dropped');
    return stillTrue;
  }

  async #lookAgain(item: ReminderItem, isFresh: boolean): Promise<'true' | 'over' | 'unknown' | 'put-off'> {
    const { messages, setAside, clock } = this.#options;
    const ids = { customerId: item.customer_id, agentId: item.recipient_id };
    const leave = (notBefore: Date) => messages.putOff(item, { now: clock.now(), notBefore });
    let found: 'true' | 'over' | 'unknown' | 'put-off' = 'put-off';
    await setAside.attempt({ ids, leave }, async () => {
      found = await this.#look(item, isFresh);
    });
    return found;
  }

  async #look(item: ReminderItem, isFresh: boolean): Promise<'true' | 'over' | 'unknown'> {
    const { followUps, mutes, live, clock } = this.#options;
    if (item.state === 'settled' || !isStillRight(item, await followUps.find(item.customer_id))) return 'over';
    // The message may have arrived without our knowing, and the recipient may have postponed the customer in it.
    if (await mutes.isMuted(item.recipient_id, item.customer_id, clock.now())) return 'over';
    if (isFresh) return 'true';
    const status = await live.read(item.customer_id);
    return status === 'unknown' ? 'unknown' : status === 'settled' ? 'over' : 'true';
  }

  /** A customer that could not be read is not named, and holds up none of the others. */
  async #putOff(item: ReminderItem): Promise<void> {
    const { messages, clock, random } = this.#options;
    const now = clock.now();
    const notBefore = new Date(now.getTime() + retryAfterMs(item.failed_reads, random));
    await messages.putOff(item, { now, notBefore });
  }

  /** The new owner, if there is one, is to hear of it. */
  async #takeOut(item: ReminderItem, now: Date): Promise<void> {
    await this.#options.followUps.makeDue([item.customer_id], now);
    await this.#options.messages.takeOut(item);
  }

  /** The holder of a claim alone takes items out of its message, so that `items` are still all of it. */
  async #attempt(
    { message, claim }: ClaimedMessage,
    { recipient, items }: Ready,
    policy: ReminderPolicy,
  ): Promise<void> {
    const { attempts, view, sender, clock, leaseMs, log } = this.#options;
    const reminder = await view.show(message, recipient, items);
    const attemptId = await attempts.begin(message, 'send', { claim, lease: leaseFrom(clock, leaseMs) });
    if (attemptId === undefined) {
      log.warn({ messageId: message.message_id }, 'reminder left to another instance');
      return;
    }
    const outcome = await sender.send(reminder);
    await this.#keep(message, outcome, { recipient, policy });
    await attempts.end(attemptId, outcome, clock.now());
    if (outcome.kind === 'sent') await this.#noteSent(items, clock.now(), policy);
    const fields = { messageId: message.message_id, agentId: message.recipient_id, customers: reminder.cases.length };
    const status = 'status' in outcome ? outcome.status : undefined;
    log.info({ ...fields, outcome: outcome.kind, status, attempt: message.attempts + 1 }, 'reminder attempted');
  }

  async #keep(
    message: ReminderMessage,
    outcome: SendOutcome,
    { recipient, policy }: { recipient: RememberedAgent; policy: ReminderPolicy },
  ): Promise<void> {
    const { messages, throttle, random, clock } = this.#options;
    const now = clock.now();
    switch (outcome.kind) {
      case 'sent':
        return messages.markSent(message.message_id, outcome.to, now);
      case 'throttled': {
        const until = new Date(now.getTime() + (outcome.retryAfterMs ?? usualPauseMs));
        await throttle.pause(until);
        return messages.retryAt(message.message_id, until);
      }
      case 'failed': {
        const soon = new Date(now.getTime() + retryAfterMs(message.attempts, random));
        const isEnough = message.attempts + 1 >= mostSendAttempts;
        const next = isEnough ? nextWorkingDaySlot(now, recipient.timeZone, policy) : soon;
        return messages.retryAt(message.message_id, next);
      }
      case 'unreachable':
        return this.#leaveToOthers(message);
    }
  }

  async #noteSent(items: readonly ReminderItem[], now: Date, policy: ReminderPolicy): Promise<void> {
    const { followUps, setAside } = this.#options;
    for (const item of items) {
      // The scheduler has planned the next time already: a customer without a note of this one loses nothing.
      const left = { ids: { customerId: item.customer_id }, leave: () => Promise.resolve() };
      await setAside.attempt(left, () => followUps.noteSent(item, now, policy));
    }
  }

  async #putBack(message: ReminderMessage, items: 'queued' | 'dropped'): Promise<void> {
    const { messages, clock } = this.#options;
    await messages.giveUp(message, items, clock.now());
  }

  async #leaveToOthers(message: ReminderMessage): Promise<void> {
    const { messages, followUps, clock } = this.#options;
    const named = await messages.listItems(message.message_id);
    const customerIds = named.map((item) => item.customer_id);
    if (customerIds.length > 0) await followUps.makeDue(customerIds, clock.now());
    await this.#putBack(message, 'dropped');
  }
}
