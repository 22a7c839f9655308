import { nextLookAfterMs } from '../../back-off.ts';
import { type RawBuilder, sql } from 'kysely';
import { claimRows, isClaimedTooLong } from '../../database/claims.ts';
import { mostMessagesBegun } from '../../conversations/send-outcome.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import { isReachable } from '../../database/reachable-agent.ts';
import type { AttestationId } from '../../ids.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** `entry`: settle it, tell its outcome, or look for it again. `correction`: tell that it was corrected. */
export type LedgerTask = 'entry' | 'correction';

/** One row that wants attention, claimed for this instance. */
export interface LedgerClaim {
  readonly task: LedgerTask;
  readonly attestationId: AttestationId;
  /** How often in a row it could not be finished. */
  readonly attempts: number;
  readonly isTold: boolean;
  /** Whether Partner Center is to be looked at once more. */
  readonly isLookDue: boolean;
  /** How often it was before. */
  readonly looks: number;
}

export interface ClaimLimits {
  readonly now: Date;
  readonly until: Date;
  /** Entries younger than this are left to the turn that wrote them. */
  readonly callDeadlineMs: number;
  /** What this process is still sending. */
  readonly except: readonly AttestationId[];
}

const tableOf = { entry: 'attestations', correction: 'attestation_corrections' } as const;

/** What is left to do in the ledger, shared by all instances. */
export class LedgerWorkStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async claim(limits: ClaimLimits): Promise<LedgerClaim | undefined> {
    return (await this.#claimEntry(limits)) ?? (await this.#claimCorrection(limits));
  }

  /** An agent who removed or blocked the bot hears the outcome once they are back. An entry dated ahead of now is from before the clock was set back. */
  async #claimEntry({ now, until, callDeadlineMs, except }: ClaimLimits): Promise<LedgerClaim | undefined> {
    const nowText = toInstantText(now);
    const [before, after] = [-callDeadlineMs, callDeadlineMs].map((ms) => toInstantText(new Date(now.getTime() + ms)));
    const [row] = await claimRows(this.#database, {
      table: 'attestations',
      key: 'attestation_id',
      orderBy: 'intended_at',
      due: (row) =>
        row.or([
          row.and([
            row('told_at', 'is', null),
            row.or([row('intended_at', '<', before ?? nowText), row('intended_at', '>', after ?? nowText)]),
            row.or([row('state', 'in', ['intended', 'uncertain']), isReachable('attestations.agent_id')]),
            ...(except.length === 0 ? [] : [row('attestation_id', 'not in', except)]),
          ]),
          row('look_again_at', '<=', nowText),
        ]),
      stale: (row) => isClaimedTooLong(row, { now, until }),
      ...{ limit: 1, now, until },
    });
    if (!row) return undefined;
    const { attestation_id: attestationId, attempts, looks, look_again_at: lookAgainAt } = row;
    const isLookDue = lookAgainAt !== null && lookAgainAt <= nowText;
    return { task: 'entry', attestationId, attempts, looks, isTold: row.told_at !== null, isLookDue };
  }

  async #claimCorrection({ now, until }: ClaimLimits): Promise<LedgerClaim | undefined> {
    const [row] = await claimRows(this.#database, {
      table: 'attestation_corrections',
      key: 'attestation_id',
      orderBy: 'found_at',
      due: (row) => row.and([row('told_at', 'is', null), isReachable('attestation_corrections.agent_id')]),
      stale: (row) => isClaimedTooLong(row, { now, until }),
      ...{ limit: 1, now, until },
    });
    if (!row) return undefined;
    const { attestation_id: attestationId, attempts } = row;
    return { task: 'correction', attestationId, attempts, looks: 0, isTold: false, isLookDue: false };
  }

  /** Leaves a claimed row until `until`; a failure counts, so that the next wait is longer. */
  async postpone(claim: LedgerClaim, { until, hasFailed }: { until: Date; hasFailed: boolean }): Promise<void> {
    await this.#change(claim, sql`claimed_until = ${toInstantText(until)}, attempts = attempts + ${hasFailed ? 1 : 0}`);
  }

  /** Notes that a message is about to go out. False where two were begun before and nobody knows what became of them. */
  async beginMessage(claim: LedgerClaim): Promise<boolean> {
    return this.#change(claim, sql`tellings = tellings + 1`, sql`tellings < ${mostMessagesBegun}`);
  }

  /** That message did not arrive. */
  async takeBackMessage(claim: LedgerClaim): Promise<void> {
    await this.#change(claim, sql`tellings = tellings - 1`);
  }

  /** The agent has seen the outcome, with the correction where there is one. */
  async markTold({ attestationId, correctedAt }: LedgerEntry, now: Date): Promise<void> {
    const told = sql`told_at = ${toInstantText(now)}, claimed_until = null, attempts = 0, tellings = 0`;
    const isNews = sql`told_at is null`;
    await this.#change({ task: 'entry', attestationId }, told, isNews);
    if (correctedAt) await this.#change({ task: 'correction', attestationId }, told, isNews);
  }

  /** Partner Center was looked at once more: it does not hold it, or it does and a correction says so. */
  async endLook(claim: LedgerClaim, { now, isFound }: { now: Date; isFound: boolean }): Promise<void> {
    const afterMs = isFound ? undefined : nextLookAfterMs(claim.looks + 1);
    const next = afterMs === undefined ? null : toInstantText(new Date(now.getTime() + afterMs));
    await this.#change(claim, sql`looks = looks + 1, look_again_at = ${next}, claimed_until = null, attempts = 0`);
  }

  /** Whether there was such a row. */
  async #change(
    { task, attestationId }: Pick<LedgerClaim, 'task' | 'attestationId'>,
    change: RawBuilder<unknown>,
    onlyIf: RawBuilder<unknown> = sql`1 = 1`,
  ): Promise<boolean> {
    const { rows } = await sql`
      update ${sql.table(tableOf[task])} set ${change}
      where attestation_id = ${attestationId} and ${onlyIf}
      returning attestation_id`.execute(this.#database.query);
    return rows.length > 0;
  }
}
