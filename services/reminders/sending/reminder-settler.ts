import type { Clock } from '../../clock.ts';
import type { AgentsStore } from '../../conversations/agents-store.ts';
import type { Throttle } from '../../database/throttle.ts';
import { type HeldClaim, leaseFrom } from '../../database/claims.ts';
import type { Log } from '../../log.ts';
import type { SetAside } from '../../set-aside.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { FollowUpStore } from '../queue/follow-up-store.ts';
import type { ItemStore } from '../queue/item-store.ts';
import type { MessageStore } from './message-store.ts';
import type { ReminderMessage } from '../../database/tables/reminder-tables.ts';
import { type SendOutcome, isGone, mostSendAttempts } from '../../conversations/send-outcome.ts';
import { type ReminderSender, retryAfterMs, usualPauseMs } from './reminder-sender.ts';
import type { ReminderView } from './reminder-view.ts';
import { drainInParallel, drain } from '../../background-work.ts';

const batch = 20;

interface SettlerOptions {
  readonly followUps: FollowUpStore;
  readonly items: ItemStore;
  readonly messages: MessageStore;
  readonly attempts: AttemptStore;
  readonly agents: AgentsStore;
  readonly view: ReminderView;
  readonly sender: ReminderSender;
  readonly throttle: Throttle;
  readonly setAside: SetAside;
  readonly width: number;
  readonly leaseMs: number;
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Ends what is under way for settled customers, and updates the messages about them. */
export class ReminderSettler {
  readonly #options: SettlerOptions;

  constructor(options: SettlerOptions) {
    this.#options = options;
  }

  async settle(stopping: AbortSignal): Promise<void> {
    await drain(stopping, () => this.#settleSome());
  }

  async updateMessages(stopping: AbortSignal): Promise<void> {
    const { width, throttle } = this.#options;
    await drainInParallel(width, stopping, async () => {
      if (await throttle.findPause()) return false;
      return this.#updateNext(stopping);
    });
  }

  async #settleSome(): Promise<boolean> {
    const { followUps, items, setAside, clock, leaseMs } = this.#options;
    const lease = leaseFrom(clock, leaseMs);
    const settled = await followUps.claimSettled(lease, batch);
    for (const followUp of settled) {
      const cycles = { from: followUp.settled_cycle, before: followUp.cycle };
      const claim = followUps.hold(followUp);
      const item = { ids: { customerId: followUp.customer_id }, leave: (until: Date) => claim.renew(until) };
      await setAside.attempt(item, async () => {
        await items.settle(followUp.customer_id, cycles, lease.now);
        await followUps.markSettled(followUp, lease);
      });
    }
    return settled.length > 0;
  }

  async #updateNext(stopping: AbortSignal): Promise<boolean> {
    const { messages, throttle, setAside, clock, leaseMs } = this.#options;
    const message = await messages.claimUpdate(leaseFrom(clock, leaseMs));
    if (!message) return false;
    const claim = messages.hold(message);
    const ids = { messageId: message.message_id, agentId: message.recipient_id };
    await setAside.attempt({ ids, leave: (until) => claim.renew(until) }, async () => {
      const turn = await throttle.takeUnlessPaused(stopping);
      if (turn.kind === 'turn') await this.#update(message, claim);
      else await messages.endUpdate(message, turn.kind === 'paused' ? turn.until : clock.now());
    });
    return true;
  }

  async #update(message: ReminderMessage, claim: HeldClaim): Promise<void> {
    const { agents, messages, attempts, view, sender, clock, leaseMs, log } = this.#options;
    const { conversation_id: conversationId, activity_id: activityId } = message;
    const recipient = await agents.find(message.recipient_id);
    if (!recipient || !conversationId || !activityId) return messages.endUpdate(message, undefined);
    const reminder = await view.show(message, recipient);
    const attemptId = await attempts.begin(message, 'update', { claim, lease: leaseFrom(clock, leaseMs) });
    if (attemptId === undefined) {
      log.warn({ messageId: message.message_id }, 'reminder left to another instance');
      return;
    }
    const outcome = await sender.update(reminder, { conversationId, activityId });
    await messages.endUpdate(message, await this.#nextAttempt(message, outcome));
    await attempts.end(attemptId, outcome, clock.now());
    const fields = { messageId: message.message_id, agentId: message.recipient_id, outcome: outcome.kind };
    log.info({ ...fields, attempt: message.update_attempts + 1 }, 'reminder update attempted');
  }

  async #nextAttempt(message: ReminderMessage, outcome: SendOutcome): Promise<Date | undefined> {
    const { throttle, random, clock } = this.#options;
    const now = clock.now();
    switch (outcome.kind) {
      case 'sent':
      case 'unreachable':
        return undefined;
      case 'throttled': {
        const until = new Date(now.getTime() + (outcome.retryAfterMs ?? usualPauseMs));
        await throttle.pause(until);
        return until;
      }
      case 'failed':
        if (isGone(outcome) || message.update_attempts + 1 >= mostSendAttempts) return undefined;
        return new Date(now.getTime() + retryAfterMs(message.update_attempts, random));
    }
  }
}
