import type { Clock } from '../../clock.ts';
import type { AgentId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { FollowUp, ReminderMuteRow } from '../../database/tables/reminder-tables.ts';
import { dueAt, intervalMs } from '../policy/due-at.ts';
import type { FollowUpStore } from './follow-up-store.ts';
import { timetableOf } from './item.ts';
import type { ItemStore, ToQueue } from './item-store.ts';
import { type Lease, leaseFrom } from '../../database/claims.ts';
import type { MuteStore } from './mute-store.ts';
import type { SavedPolicy } from '../policy/policy-store.ts';
import type { RecipientCheck } from './recipient-check.ts';
import { ReminderRecipients } from './reminder-recipients.ts';
import type { SetAside } from '../../set-aside.ts';
import { drain } from '../../background-work.ts';
import { hourMs } from '../../duration.ts';

/** Small enough that nobody waits for the embedded engine. */
const batch = 40;
const replanBatch = 400;

/** How soon to look again where nobody could be reminded. */
const lookAgainMs = 4 * hourMs;

interface SchedulerOptions {
  readonly followUps: FollowUpStore;
  readonly items: ItemStore;
  readonly mutes: MuteStore;
  readonly check: RecipientCheck;
  readonly setAside: SetAside;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is decided of a customer that is looked at. */
interface Plan {
  readonly next: Date;
  readonly recipients: readonly AgentId[];
}

interface Planned extends Plan {
  readonly followUp: FollowUp;
}

/** Decides which customers are brought up now, and to which recipients. */
export class ReminderScheduler {
  readonly #options: SchedulerOptions;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  async run(saved: SavedPolicy, stopping: AbortSignal): Promise<void> {
    const { followUps, clock } = this.#options;
    await drain(stopping, () => this.#bringBackPostponed());
    await drain(stopping, () => followUps.replan(saved.savedAt, clock.now(), replanBatch));
    const round = new Round(this.#options, saved);
    await drain(stopping, () => round.planBatch());
    if (round.withoutRecipient === 0) return;
    this.#options.log.warn({ customers: round.withoutRecipient }, 'nobody found to remind of customers');
  }

  /** Reminds the agents who asked for it later, also of a customer that has another owner by now. False where none was due. */
  async #bringBackPostponed(): Promise<boolean> {
    const { mutes, setAside, clock, leaseMs } = this.#options;
    const ended = await mutes.claimEnded(leaseFrom(clock, leaseMs), batch);
    for (const mute of ended) {
      const claim = mutes.hold(mute);
      const ids = { customerId: mute.customer_id, agentId: mute.agent_id };
      await setAside.attempt({ ids, leave: (until) => claim.renew(until) }, () => this.#bringBack(mute));
    }
    return ended.length > 0;
  }

  async #bringBack(mute: ReminderMuteRow): Promise<void> {
    const { mutes, followUps, items, clock } = this.#options;
    const followUp = await followUps.find(mute.customer_id);
    if (followUp?.unconfirmed_since) {
      await items.queue([{ followUp, recipientId: mute.agent_id, because: 'postponed' }], clock.now());
    }
    await mutes.end(mute);
  }
}

/** One pass over all that is due, in which each agent is checked once. */
class Round {
  withoutRecipient = 0;
  readonly #options: SchedulerOptions;
  readonly #saved: SavedPolicy;
  readonly #recipients: ReminderRecipients;

  constructor(options: SchedulerOptions, saved: SavedPolicy) {
    this.#options = options;
    this.#saved = saved;
    this.#recipients = new ReminderRecipients(options, saved.policy);
  }

  async planBatch(): Promise<boolean> {
    const { followUps, mutes, clock, leaseMs } = this.#options;
    const lease = leaseFrom(clock, leaseMs);
    const due = await followUps.claimDue(lease, batch);
    if (due.length === 0) return false;
    const muted = await mutes.listOf(due.map((followUp) => followUp.customer_id));
    const planned: Planned[] = [];
    for (const followUp of due) {
      await this.#unlessBroken(followUp, async () => {
        planned.push({ followUp, ...(await this.#plan(followUp, muted, lease.now)) });
      });
    }
    try {
      await this.#save(planned, lease);
    } catch {
      // One of them cannot be saved: it alone is set aside.
      for (const one of planned) await this.#unlessBroken(one.followUp, () => this.#save([one], lease));
    }
    return true;
  }

  async #unlessBroken(followUp: FollowUp, work: () => Promise<void>): Promise<void> {
    const { followUps, setAside } = this.#options;
    const claim = followUps.hold(followUp);
    const item = { ids: { customerId: followUp.customer_id }, leave: (until: Date) => claim.renew(until) };
    await setAside.attempt(item, work);
  }

  async #save(planned: readonly Planned[], lease: Lease): Promise<void> {
    const { items, followUps } = this.#options;
    const toQueue = planned.flatMap(({ followUp, recipients }) =>
      recipients.map((recipientId): ToQueue => ({ followUp, recipientId, because: 'due' })),
    );
    await items.queue(toQueue, lease.now);
    for (const [next, those] of Map.groupBy(planned, (one) => one.next.getTime())) {
      const customerIds = those.map(({ followUp }) => followUp.customer_id);
      await followUps.plan(customerIds, new Date(next), { lease, savedAt: this.#saved.savedAt });
    }
  }

  async #plan(followUp: FollowUp, muted: readonly ReminderMuteRow[], now: Date): Promise<Plan> {
    const { policy } = this.#saved;
    if (followUp.unconfirmed_since === null) return { next: now, recipients: [] };
    const due = dueAt(timetableOf(followUp, followUp.unconfirmed_since), policy);
    if (due > now) return { next: due, recipients: [] };
    const mutes = muted.filter((mute) => mute.customer_id === followUp.customer_id);
    const recipients = await this.#recipients.listFor(followUp.owner_id, mutes, now);
    if (recipients === 'snoozed') return { next: after(now, lookAgainMs), recipients: [] };
    if (recipients.length === 0) {
      this.withoutRecipient++;
      return { next: after(now, lookAgainMs), recipients };
    }
    // Sending moves it on from then; this is for what waits longer, or never gets there.
    return { next: after(now, intervalMs(followUp.times + 1, policy)), recipients };
  }
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
