import type { Clock } from '../clock.ts';
import type { AgentId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { ReminderMuteRow } from '../database/tables/reminder-tables.ts';
import { dueAt, intervalMs } from './due-at.ts';
import { type FollowUp, type FollowUpStore, timetableOf } from './follow-up-store.ts';
import type { ItemStore, ToQueue } from './item-store.ts';
import { type Lease, leaseFrom } from './lease.ts';
import type { MuteStore } from './mute-store.ts';
import type { SavedPolicy } from './policy-store.ts';
import type { RecipientCheck, RecipientState } from './recipient-check.ts';
import { inTurn } from './until-done.ts';

/** Small enough that nobody waits for the embedded engine. */
const batch = 40;
const replanBatch = 400;

/** How soon it is looked for somebody again where there was nobody to remind. */
const lookAgainMs = 4 * 60 * 60_000;

interface SchedulerOptions {
  readonly followUps: FollowUpStore;
  readonly items: ItemStore;
  readonly mutes: MuteStore;
  readonly check: RecipientCheck;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is decided of a customer that is looked at. */
interface Plan {
  readonly next: Date;
  readonly recipients: readonly AgentId[];
}

/** Decides which customers are to be brought up now, and to whom. */
export class ReminderScheduler {
  readonly #its: SchedulerOptions;

  constructor(options: SchedulerOptions) {
    this.#its = options;
  }

  async run(saved: SavedPolicy, stopping: AbortSignal): Promise<void> {
    const { followUps, clock } = this.#its;
    await inTurn(stopping, () => this.#bringBackPostponed());
    await inTurn(stopping, () => followUps.replan(saved.savedAt, clock.now(), replanBatch));
    const round = new Round(this.#its, saved);
    await inTurn(stopping, () => round.planBatch());
    if (round.withoutRecipient === 0) return;
    this.#its.log.warn({ customers: round.withoutRecipient }, 'nobody found to remind of customers');
  }

  /** Whoever asked to be reminded later is, whosever customer it is now. False where nothing was left to do. */
  async #bringBackPostponed(): Promise<boolean> {
    const { mutes, clock, leaseMs } = this.#its;
    const ended = await mutes.claimEnded(leaseFrom(clock, leaseMs), batch);
    for (const mute of ended) await this.#bringBack(mute);
    return ended.length > 0;
  }

  async #bringBack(mute: ReminderMuteRow): Promise<void> {
    const { mutes, followUps, items, clock } = this.#its;
    const followUp = await followUps.find(mute.customer_id);
    if (followUp?.unconfirmed_since) {
      await items.queue([{ followUp, recipientId: mute.agent_id, because: 'postponed' }], clock.now());
    }
    await mutes.end(mute);
  }
}

/** One pass over all that is due, in which nobody is asked about twice. */
class Round {
  withoutRecipient = 0;
  readonly #its: SchedulerOptions;
  readonly #saved: SavedPolicy;
  #others: Promise<readonly AgentId[]> | undefined;
  readonly #states = new Map<AgentId, Promise<RecipientState>>();

  constructor(options: SchedulerOptions, saved: SavedPolicy) {
    this.#its = options;
    this.#saved = saved;
  }

  async planBatch(): Promise<boolean> {
    const { followUps, items, mutes, clock, leaseMs } = this.#its;
    const lease = leaseFrom(clock, leaseMs);
    const due = await followUps.claimDue(lease, batch);
    if (due.length === 0) return false;
    const muted = await mutes.listOf(due.map((followUp) => followUp.customer_id));
    const plans = new Map<number, FollowUp[]>();
    const toQueue: ToQueue[] = [];
    for (const followUp of due) {
      const plan = await this.#plan(followUp, muted, lease.now);
      for (const recipientId of plan.recipients) toQueue.push({ followUp, recipientId, because: 'due' });
      plans.set(plan.next.getTime(), [...(plans.get(plan.next.getTime()) ?? []), followUp]);
    }
    await items.queue(toQueue, lease.now);
    await this.#save(plans, lease);
    return true;
  }

  async #save(plans: ReadonlyMap<number, readonly FollowUp[]>, lease: Lease): Promise<void> {
    for (const [next, followUps] of plans) {
      const customerIds = followUps.map((followUp) => followUp.customer_id);
      await this.#its.followUps.plan(customerIds, new Date(next), { lease, savedAt: this.#saved.savedAt });
    }
  }

  async #plan(followUp: FollowUp, muted: readonly ReminderMuteRow[], now: Date): Promise<Plan> {
    const { policy } = this.#saved;
    if (followUp.unconfirmed_since === null) return { next: now, recipients: [] };
    const due = dueAt(timetableOf(followUp, followUp.unconfirmed_since), policy);
    if (due > now) return { next: due, recipients: [] };
    const mutes = muted.filter((mute) => mute.customer_id === followUp.customer_id);
    const recipients = await this.#recipientsOf(followUp, mutes, now);
    if (recipients === 'snoozed') return { next: after(now, lookAgainMs), recipients: [] };
    if (recipients.length === 0) {
      this.withoutRecipient++;
      return { next: after(now, lookAgainMs), recipients };
    }
    // Sending moves it on from then; this is for what waits longer, or never gets there.
    return { next: after(now, intervalMs(followUp.times + 1, policy)), recipients };
  }

  /** The owner; the partner's default list where there is none who can be, or wants to be, reminded. */
  async #recipientsOf(
    followUp: FollowUp,
    mutes: readonly ReminderMuteRow[],
    now: Date,
  ): Promise<readonly AgentId[] | 'snoozed'> {
    const { owner_id } = followUp;
    if (owner_id && (await this.#isAvailable(owner_id, now))) {
      const mute = mutes.find((one) => one.agent_id === owner_id);
      if (!mute) return [owner_id];
      if (mute.until !== null) return 'snoozed';
    }
    const wanted = (await this.#standIns()).filter((id) => !mutes.some((mute) => mute.agent_id === id));
    const available = await Promise.all(wanted.map((id) => this.#isAvailable(id, now)));
    return wanted.filter((_, index) => available[index]);
  }

  /** The partner's default list; its Admin agents where it has named nobody yet. */
  #standIns(): Promise<readonly AgentId[]> {
    const { defaultRecipients } = this.#saved.policy;
    this.#others ??= defaultRecipients.length > 0 ? Promise.resolve(defaultRecipients) : this.#its.check.listAdmins();
    return this.#others;
  }

  /** Who cannot be told about counts: it is asked again before anything is sent. */
  async #isAvailable(agentId: AgentId, now: Date): Promise<boolean> {
    const state = this.#states.get(agentId) ?? this.#its.check.check(agentId, now);
    this.#states.set(agentId, state);
    return (await state).kind !== 'unavailable';
  }
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
