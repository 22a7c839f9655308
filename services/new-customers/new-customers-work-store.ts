import { nextLookAfterMs } from '../back-off.ts';
import { type RawBuilder, sql } from 'kysely';
import { claimRows, isClaimedTooLong } from '../database/claims.ts';
import { mostMessagesBegun } from '../conversations/send-outcome.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { isReachable } from '../database/reachable-agent.ts';
import type { NewCustomerId } from '../ids.ts';
import { newCustomerFrom } from './new-customer-row.ts';
import type { NewCustomer } from './new-customer.ts';

/** One that wants attention, claimed for this instance. */
export interface CreationClaim {
  readonly newCustomerId: NewCustomerId;
  /** Undefined where its row cannot be read. */
  readonly newCustomer: NewCustomer | undefined;
  /** How often in a row it could not be finished. */
  readonly attempts: number;
  readonly isTold: boolean;
  /** Whether Partner Center is to be looked at once more. */
  readonly isLookDue: boolean;
  /** How often it was before. */
  readonly looks: number;
}

export interface CreationClaimLimits {
  readonly now: Date;
  readonly until: Date;
  /** Younger ones are left to the turn that made them. */
  readonly callDeadlineMs: number;
  /** What this process is still sending. */
  readonly except: readonly NewCustomerId[];
}

/** What is left to do for new customers, shared by all instances. */
export class NewCustomersWorkStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One dated ahead of now is from before the clock was set back. */
  async claim({ now, until, callDeadlineMs, except }: CreationClaimLimits): Promise<CreationClaim | undefined> {
    const nowText = toInstantText(now);
    const at = (ms: number) => toInstantText(new Date(now.getTime() + ms));
    const [row] = await claimRows(this.#database, {
      table: 'new_customers',
      key: 'new_customer_id',
      orderBy: 'intended_at',
      due: (row) =>
        row.or([
          row.and([
            row('told_at', 'is', null),
            row.or([row('intended_at', '<', at(-callDeadlineMs)), row('intended_at', '>', at(callDeadlineMs))]),
            row.or([row('state', 'in', ['intended', 'uncertain']), isReachable('new_customers.agent_id')]),
            ...(except.length === 0 ? [] : [row('new_customer_id', 'not in', except)]),
          ]),
          row('look_again_at', '<=', nowText),
        ]),
      stale: (row) => isClaimedTooLong(row, { now, until }),
      ...{ limit: 1, now, until },
    });
    if (!row) return undefined;
    const { new_customer_id: newCustomerId, attempts, looks, told_at: toldAt, look_again_at: lookAgainAt } = row;
    const isLookDue = lookAgainAt !== null && lookAgainAt <= nowText;
    const isTold = toldAt !== null;
    return { newCustomerId, newCustomer: newCustomerFrom(row), attempts, looks, isTold, isLookDue };
  }

  /** Leaves it until `until`; a failure counts, so that the next wait is longer. */
  async postpone(claim: CreationClaim, { until, hasFailed }: { until: Date; hasFailed: boolean }): Promise<void> {
    await this.#change(claim, sql`claimed_until = ${toInstantText(until)}, attempts = attempts + ${hasFailed ? 1 : 0}`);
  }

  /** Notes that a message is about to go out. False where two were begun before and nobody knows what became of them. */
  async beginMessage(claim: CreationClaim): Promise<boolean> {
    return this.#change(claim, sql`tellings = tellings + 1`, sql`tellings < ${mostMessagesBegun}`);
  }

  /** That message did not arrive. */
  async takeBackMessage(claim: CreationClaim): Promise<void> {
    await this.#change(claim, sql`tellings = tellings - 1`);
  }

  /** Partner Center was looked at once more. */
  async endLook(claim: CreationClaim, { now, isFound }: { now: Date; isFound: boolean }): Promise<void> {
    const afterMs = isFound ? undefined : nextLookAfterMs(claim.looks + 1);
    const next = afterMs === undefined ? null : toInstantText(new Date(now.getTime() + afterMs));
    await this.#change(claim, sql`looks = looks + 1, look_again_at = ${next}, claimed_until = null, attempts = 0`);
  }

  async #change(
    { newCustomerId }: CreationClaim,
    change: RawBuilder<unknown>,
    onlyIf: RawBuilder<unknown> = sql`1 = 1`,
  ): Promise<boolean> {
    const { rows } = await sql`
      update new_customers set ${change} where new_customer_id = ${newCustomerId} and ${onlyIf}
      returning new_customer_id`.execute(this.#database.query);
    return rows.length > 0;
  }
}
