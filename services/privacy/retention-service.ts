import { BackgroundRest } from '../background-work.ts';
import { type CalendarDay, addDays, dayAt } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import { HeldClaim, claimRows, leaseFrom } from '../database/claims.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { dayMs, minuteMs } from '../duration.ts';
import type { Log } from '../log.ts';
import { type Counts, type Step, addCounts, runSteps } from './erasing.ts';
import type { LeftAgents } from './left-agents.ts';
import { type OldKind, oldData } from './retention.ts';
import type { RetentionPeriods } from './retention-periods.ts';
import { Wholes } from './wholes.ts';

/** The hour, in UTC, after which the day's run begins at whichever instance comes first. */
const beginsAtHour = 2;
const leaseMs = 10 * minuteMs;
/** How long it is known what each night did. */
const runsKeptDays = 400;

interface RetentionOptions {
  readonly database: Database;
  readonly leftAgents: LeftAgents;
  readonly periods: RetentionPeriods;
  readonly clock: Clock;
  readonly log: Log;
}

/** Deletes what is old, once a day, in bites that hold no agent up. */
export class RetentionService {
  readonly #options: RetentionOptions;

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  /** One small look where the day's run is done or not due. A run that was cut short is taken up again. */
  async run(stopping: AbortSignal): Promise<void> {
    const { database, clock } = this.#options;
    const now = clock.now();
    if (now.getUTCHours() < beginsAtHour) return;
    const day = dayAt(now, 'UTC');
    const claim = await this.#claim(day);
    if (!claim) return;
    await claim.during({ clock, leaseMs }, () => this.#runDay(day, stopping));
    if (stopping.aborted) return;
    await database.query.deleteFrom('retention_runs').where('day', '<', addDays(day, -runsKeptDays)).execute();
  }

  async #claim(day: CalendarDay): Promise<HeldClaim | undefined> {
    const { database, clock } = this.#options;
    const { query } = database;
    const known = await query.selectFrom('retention_runs').select('ended_at').where('day', '=', day).executeTakeFirst();
    if (known?.ended_at) return undefined;
    if (!known) {
      const started_at = toInstantText(clock.now());
      await query
        .insertInto('retention_runs')
        .values({ day, started_at, ended_at: null, counts: null, claimed_until: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const lease = leaseFrom(clock, leaseMs);
    const [row] = await claimRows(database, {
      ...{ table: 'retention_runs', key: 'day', orderBy: 'day', limit: 1, ...lease },
      due: (run) => run.and([run('day', '=', day), run('ended_at', 'is', null)]),
    });
    return row && new HeldClaim(database, { table: 'retention_runs', key: 'day', id: day, until: row.claimed_until });
  }

  async #runDay(day: CalendarDay, stopping: AbortSignal): Promise<void> {
    const { database, periods, clock, log } = this.#options;
    const now = clock.now();
    const rest = new BackgroundRest();
    const work = new DaysWork(stopping, () => rest.take());
    for (const [kind, steps] of Object.entries(oldData(database.engine, periods, now)))
      await work.do(kind as OldKind, log, () => runSteps(database.query, work.each(steps), work.rest));
    await work.do('leftAgents', log, () => this.#forgetAgents(now, work));
    if (stopping.aborted) return;
    await database.query
      .updateTable('retention_runs')
      .set({ ended_at: toInstantText(clock.now()), counts: JSON.stringify(work.counts), claimed_until: null })
      .where('day', '=', day)
      .execute();
    log.info({ day, deleted: work.counts, leftAlone: work.leftAlone }, 'old data deleted');
  }

  /** An agent of whom Microsoft says nothing now is looked at again the next night. */
  async #forgetAgents(now: Date, work: DaysWork): Promise<Counts> {
    const { leftAgents, periods } = this.#options;
    const before = new Date(now.getTime() - periods.leftAgents * dayMs);
    let agents = 0;
    for (const agentId of await leftAgents.listSilent(before)) {
      if (work.isStopped) break;
      try {
        if (await leftAgents.hasLeft(agentId, before))
          agents += (await leftAgents.forget(agentId, now, work.rest)) ? 1 : 0;
      } catch {
        work.leftAlone += 1;
      }
    }
    return agents === 0 ? {} : { agents };
  }
}

/** What one day's run has done so far. A kind that fails does not stop the others. */
class DaysWork {
  counts: Record<string, Counts> = {};
  leftAlone = 0;
  readonly rest: () => Promise<void>;
  readonly #stopping: AbortSignal;

  constructor(stopping: AbortSignal, rest: () => Promise<void>) {
    this.#stopping = stopping;
    this.rest = rest;
  }

  get isStopped(): boolean {
    return this.#stopping.aborted;
  }

  async do(kind: keyof RetentionPeriods, log: Log, work: () => Promise<Counts>): Promise<void> {
    if (this.isStopped) return;
    try {
      const counts = await work();
      if (Object.keys(counts).length > 0) this.counts[kind] = addCounts(this.counts[kind] ?? {}, counts);
    } catch (error) {
      log.error({ kind, err: error }, 'old data could not be deleted');
    }
  }

  /** The same steps, which end when the process does, and say what they had to leave alone. */
  each(steps: readonly Step[]): readonly Step[] {
    return steps.map((step) => ({
      table: step.table,
      run: async (query) => {
        if (this.isStopped) return 0;
        const changed = await step.run(query);
        if (changed === 0 && step instanceof Wholes) this.leftAlone += step.refused;
        return changed;
      },
    }));
  }
}
