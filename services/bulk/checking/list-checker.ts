import { BackgroundRest, drain } from '../../background-work.ts';
import type { Clock } from '../../clock.ts';
import type { AgentsStore } from '../../conversations/agents-store.ts';
import { leaseFrom } from '../../database/claims.ts';
import { minuteMs } from '../../duration.ts';
import type { Agent } from '../../identity/agent.ts';
import { NotAllowedError } from '../../identity/not-allowed-error.ts';
import type { Log } from '../../log.ts';
import { ProductError } from '../../product-error.ts';
import type { BulkRow } from '../bulk-list.ts';
import type { BulkListsStore } from '../bulk-lists-store.ts';
import type { ListHead } from '../stored-list.ts';
import type { BulkRowsStore } from '../bulk-rows-store.ts';
import type { CheckedRow } from '../stored-row.ts';
import type { RowChecker } from './row-checker.ts';

/** Rows that are read, looked up and saved together. */
const rowsAtOnce = 25;
const leaseMs = 2 * minuteMs;

interface ListCheckerOptions {
  readonly lists: BulkListsStore;
  readonly rows: BulkRowsStore;
  readonly checker: RowChecker;
  readonly agents: Pick<AgentsStore, 'find'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Checks the rows of new lists in the background, one list at a time an instance. What is checked stays checked when the process dies. */
export class ListChecker {
  readonly #options: ListCheckerOptions;

  constructor(options: ListCheckerOptions) {
    this.#options = options;
  }

  async run(stopping: AbortSignal): Promise<void> {
    await drain(stopping, () => this.#checkOne(stopping));
  }

  /** Of a row that was corrected just now. */
  async checkAlone(agent: Agent, list: ListHead, row: BulkRow): Promise<void> {
    await this.#check(agent, list, [row]);
  }

  async #checkOne(stopping: AbortSignal): Promise<boolean> {
    const { lists, clock } = this.#options;
    const { now, until } = leaseFrom(clock, leaseMs);
    const claimed = await lists.claimUnchecked(now, until);
    if (!claimed) return false;
    const { head, claim } = claimed;
    return claim.during({ clock, leaseMs }, () => this.#checkList(head, stopping));
  }

  /** What cannot be looked up now is left with its claim, and so is tried again later. */
  async #checkList(list: ListHead, stopping: AbortSignal): Promise<boolean> {
    const { lists, agents, clock, log } = this.#options;
    const { listId } = list;
    const agent = await agents.find(list.agentId);
    try {
      if (agent && (await this.#checkAll(agent, list, stopping))) {
        await lists.move(listId, { from: ['checking'], to: 'review' }, clock.now());
        log.info({ listId, agentId: list.agentId }, 'list checked');
      }
    } catch (error) {
      if (error instanceof NotAllowedError)
        await lists.move(listId, { from: ['checking'], to: 'stopped' }, clock.now());
      else if (!(error instanceof ProductError)) throw error;
      log.warn({ listId, code: error.code }, 'list could not be checked');
      return false;
    }
    await lists.release(listId);
    return agent !== undefined;
  }

  /** False where the process stops before the last row. */
  async #checkAll(agent: Agent, list: ListHead, stopping: AbortSignal): Promise<boolean> {
    const rest = new BackgroundRest();
    for (let after = -1; !stopping.aborted;) {
      // What it is to do may have been chosen anew meanwhile.
      const now = (await this.#options.lists.findHead(list.listId)) ?? list;
      const page = { after, limit: rowsAtOnce };
      const rows = await this.#options.rows.listUnchecked(list.listId, page, now.dateOrder !== undefined);
      if (rows.length === 0 && after === -1) return true;
      await this.#check(agent, now, rows);
      // At the end it begins again, for what was corrected meanwhile.
      after = rows.at(-1)?.number ?? -1;
      await rest.take();
    }
    return false;
  }

  async #check(agent: Agent, list: ListHead, rows: readonly BulkRow[]): Promise<void> {
    const { lists, rows: store } = this.#options;
    const checked = new Map<number, CheckedRow>();
    for (const row of rows) checked.set(row.number, await this.#checkRow({ agent, list, row }, checked));
    await store.saveChecked(list, checked);
    const asked = rows.find(({ number }) => checked.get(number)?.state === 'asked');
    const example = asked && (asked.cells.dateAgreed ?? asked.cells.mutedUntil);
    if (example !== undefined) await lists.saveDateExample(list.listId, example);
  }

  async #checkRow(
    asked: { readonly agent: Agent; readonly list: ListHead; readonly row: BulkRow },
    checked: ReadonlyMap<number, CheckedRow>,
  ): Promise<CheckedRow> {
    const { checker, log } = this.#options;
    try {
      return await checker.check(asked, checked);
    } catch (error) {
      if (error instanceof ProductError) throw error;
      log.error({ listId: asked.list.listId, row: asked.row.number, err: error }, 'row of a list set aside');
      return { state: 'failed', customer: undefined, problems: [], outcome: 'broken' };
    }
  }
}
