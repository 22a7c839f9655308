import { failureRules, microsoftFailure } from '../../agreements/failure-reason.ts';
import { type BackOff, backOffMs } from '../../back-off.ts';
import { drainInParallel } from '../../background-work.ts';
import type { Clock } from '../../clock.ts';
import type { AgentsStore } from '../../conversations/agents-store.ts';
import { CustomerNotFoundError } from '../../customers/customer-not-found-error.ts';
import { leaseFrom } from '../../database/claims.ts';
import { minuteMs } from '../../duration.ts';
import { NotAllowedError } from '../../identity/not-allowed-error.ts';
import type { AgentId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { PartnerCenterHttpError, PartnerCenterNotCalledError } from '../../partner-center/http/partner-center-error.ts';
import type { Pace } from '../../partner-center/http/partner-center-transport.ts';
import type { BulkListsStore } from '../bulk-lists-store.ts';
import type { ListHead } from '../stored-list.ts';
import type { RowsInLedger } from '../rows-in-ledger.ts';
import type { RowsAtWorkStore, RowAtWork } from './rows-at-work-store.ts';
import type { BulkAct } from '../list/list-row.ts';
import { type RowAct, type RowStep, ended, isForSignIn } from './row-step.ts';

/** How many rows are on their way at a time in one process: the budget of Partner Center is soon what holds them back. */
const width = 4;
/** Some nine hours of trying, for an outage of Partner Center. */
const mostAttempts = 60;
const pauses: BackOff = { firstMs: 5_000, longestMs: 10 * minuteMs };
/** A bug fails again. */
const mostBreaks = 3;
/** The reconciliation settles what is uncertain. */
const lookAgainAfterMs = 5_000;
const signInLookEveryMs = 30_000;

/** How many calls one row makes at most, which are taken from the budget before it begins. */
const callsOf: Readonly<Record<BulkAct, number>> = { confirm: 4, invite: 3, assign: 0, mute: 0, create: 0 };

interface ListRunnerOptions {
  readonly lists: BulkListsStore;
  readonly rows: RowsAtWorkStore;
  readonly rowsInLedger: RowsInLedger;
  readonly agents: Pick<AgentsStore, 'find'>;
  readonly acts: Readonly<Record<BulkAct, RowAct>>;
  readonly pace: Pace;
  /** Whether Partner Center can be called in the agent's name; true where only a call would tell. */
  readonly hasSignIn: (agentId: AgentId) => Promise<boolean>;
  readonly leaseMs: number;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Works through the lists that run, a row at a time, from whichever instance has time. A row is claimed in the database, so that two
 * instances share a list and what one held when it died is taken up by another.
 */
export class ListRunner {
  readonly #options: ListRunnerOptions;
  /** Lists that run side by side take turns. */
  #turn = 0;

  constructor(options: ListRunnerOptions) {
    this.#options = options;
  }

  async run(stopping: AbortSignal): Promise<void> {
    await this.#wake();
    await this.#options.rowsInLedger.followCorrections();
    await drainInParallel(width, stopping, () => this.#doOne(stopping));
  }

  /** Lists that waited for a sign-in go on once there is one. */
  async #wake(): Promise<void> {
    const { lists, hasSignIn, clock, log } = this.#options;
    const now = clock.now();
    for (const { listId, agentId } of await lists.takeWaiting(now, new Date(now.getTime() + signInLookEveryMs))) {
      if (!(await hasSignIn(agentId))) continue;
      await lists.move(listId, { from: ['waiting-for-sign-in'], to: 'running' }, now);
      log.info({ listId, agentId }, 'list goes on after a sign-in');
    }
  }

  async #doOne(stopping: AbortSignal): Promise<boolean> {
    const lists = await this.#options.lists.listAtWork();
    this.#turn += 1;
    for (let at = 0; at < lists.length; at++) {
      const list = lists[(this.#turn + at) % lists.length] as ListHead;
      const row = await this.#claim(list);
      if (row) {
        await this.#work(list, row, stopping);
        return true;
      }
      await this.#endIfDone(list);
    }
    return false;
  }

  /** What was begun comes first, and ends also where its list runs no more. */
  async #claim(list: ListHead): Promise<RowAtWork | undefined> {
    const { rows, clock, leaseMs } = this.#options;
    const states = list.state === 'running' ? (['underway', 'ready'] as const) : (['underway'] as const);
    return rows.claim(list.listId, { states, ...leaseFrom(clock, leaseMs) });
  }

  async #endIfDone({ listId, agentId, state }: ListHead): Promise<void> {
    const { lists, rows, clock, log } = this.#options;
    if (state !== 'running' || (await rows.hasAny(listId, ['unchecked', 'ready', 'underway']))) return;
    if (await lists.move(listId, { from: ['running'], to: 'done' }, clock.now()))
      log.info({ listId, agentId }, 'list done');
  }

  async #work(list: ListHead, row: RowAtWork, stopping: AbortSignal): Promise<void> {
    const { clock, leaseMs } = this.#options;
    const step = await row.claim.during({ clock, leaseMs }, () => this.#try(list, row, stopping));
    await this.#keep(list, row, step);
  }

  async #try(list: ListHead, row: RowAtWork, stopping: AbortSignal): Promise<RowStep> {
    const { agents, acts } = this.#options;
    try {
      const agent = await agents.find(list.agentId);
      if (!agent || !row.customer) return ended('failed', 'not-allowed');
      // What was sent is only looked up.
      if (row.state === 'ready' && !(await this.#takeTurns(list.act))) return { kind: 'not-begun' };
      return stopping.aborted
        ? { kind: 'not-begun' }
        : await acts[list.act]({ agent, list, row, customer: row.customer });
    } catch (error) {
      return this.#stepAfter(error, list, row);
    }
  }

  async #takeTurns(act: BulkAct): Promise<boolean> {
    for (let calls = callsOf[act]; calls > 0; calls--) if (!(await this.#options.pace.takeTurn())) return false;
    return true;
  }

  /** Nothing was sent, or the ledger has it. */
  async #stepAfter(error: unknown, list: ListHead, row: RowAtWork): Promise<RowStep> {
    if (error instanceof NotAllowedError) return ended('failed', 'not-allowed');
    if (error instanceof CustomerNotFoundError) return ended('failed', 'customer');
    if (error instanceof PartnerCenterNotCalledError) return { kind: 'not-begun' };
    if (error instanceof PartnerCenterHttpError && error.status === 429)
      await this.#options.pace.slowDown(error.retryAfterMs);
    const reason = microsoftFailure(error);
    if (reason) return triedAgain(reason) ? { kind: 'again', because: reason, isAnew: false } : ended('failed', reason);
    const ids = { listId: list.listId, row: row.number };
    this.#options.log.error({ ...ids, failures: row.attempts + 1, err: error }, 'row of a list set aside');
    return { kind: 'again', because: 'broken', isAnew: false };
  }

  async #keep(list: ListHead, row: RowAtWork, step: RowStep): Promise<void> {
    const { rows } = this.#options;
    switch (step.kind) {
      case 'end':
        return rows.end(row, step.end);
      case 'underway':
        return rows.leave(row, { until: this.#after(lookAgainAfterMs) });
      case 'not-begun':
        return rows.leave(row, { state: 'ready' });
      case 'again':
        return this.#again(list, row, step);
    }
  }

  async #again(
    list: ListHead,
    row: RowAtWork,
    { because, isAnew }: Extract<RowStep, { kind: 'again' }>,
  ): Promise<void> {
    const { lists, rows, clock, random, log } = this.#options;
    const { listId, agentId } = list;
    const left = isAnew ? ({ state: 'ready' } as const) : {};
    if (isForSignIn(because)) {
      await rows.leave(row, left);
      if (await lists.waitForSignIn(listId, this.#after(signInLookEveryMs), clock.now()))
        log.warn({ listId, agentId, code: because }, 'list waits for a sign-in');
      return;
    }
    if (row.attempts + 1 >= (because === 'broken' ? mostBreaks : mostAttempts))
      return rows.end(row, { state: 'failed', outcome: because });
    const until = this.#after(backOffMs(pauses, row.attempts, random()));
    await rows.leave(row, { ...left, until, hasFailed: true });
  }

  #after(ms: number): Date {
    return new Date(this.#options.clock.now().getTime() + ms);
  }
}

function triedAgain(reason: keyof typeof failureRules): boolean {
  return failureRules[reason].passes || reason === 'roles' || isForSignIn(reason);
}
