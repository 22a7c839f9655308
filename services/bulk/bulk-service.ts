import type { Road } from '../agreements/links/attestation-roads.ts';
import type { Clock } from '../clock.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { AgentId, BulkListId, CustomerId } from '../ids.ts';
import type { SentTo } from '../conversations/send-outcome.ts';
import type { Log } from '../log.ts';
import type { BulkListsStore } from './bulk-lists-store.ts';
import type { BulkRowsStore } from './bulk-rows-store.ts';
import type { ListCardsStore } from './list-cards-store.ts';
import { type ListSource, keepList } from './keep-list.ts';
import { capabilityOf } from './list-acts.ts';
import { BulkActClosedError } from './list-errors.ts';
import { cellsFor } from './list/act-columns.ts';
import type { BulkAct, ListRow } from './list/list-row.ts';
import type { BulkList, BulkRow, DateOrder, RowPage } from './bulk-list.ts';
import { type BulkListState, type RowFilter, rowStateIn, rowStatesOf, storedRowStates } from './bulk-states.ts';
import type { ListHead } from './stored-list.ts';

/** A page of a file. */
const rowsAtOnce = 100;
const mostListed = 50;

interface NewListRequest extends ListSource {
  readonly act: BulkAct;
  readonly fileName?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
}

interface Selection {
  readonly act: BulkAct;
  readonly customerIds: readonly CustomerId[];
  /** The same for all of them. */
  readonly cells?: ListRow['cells'];
}

interface PageRequest {
  readonly filter?: RowFilter | undefined;
  /** The number of the last row of the page before. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Checks a row that was corrected just now. */
interface AloneChecker {
  checkAlone(agent: Agent, list: ListHead, row: BulkRow): Promise<void>;
}

interface BulkOptions {
  readonly lists: BulkListsStore;
  readonly cards: Pick<ListCardsStore, 'save'>;
  readonly rows: BulkRowsStore;
  readonly checker: AloneChecker;
  /** Throws `PartnerCenterError` where it cannot be called in the agent's name. */
  readonly requireSignIn: (agentId: AgentId) => Promise<unknown>;
  readonly listRoads: () => Promise<readonly Road[]>;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Does one thing with many customers: takes a list, says what would happen, and lets it run. What an agent asks of a list that is
 * not their own gives undefined. All throw `NotAllowedError` for an agent who may not do its act.
 */
export class BulkService {
  readonly #options: BulkOptions;

  constructor(options: BulkOptions) {
    this.#options = options;
  }

  /** Keeps the rows as they come. Throws `BulkActClosedError`, `EmptyListError`, `ListTooLongError`, and what `rows` throws. */
  async open(agent: Agent, { act, fileName, dateOrder, ...source }: NewListRequest): Promise<BulkList> {
    const { lists, rows, clock, log } = this.#options;
    await this.#requireAct(agent, act);
    const { agentId } = agent;
    const { listId, count } = await keepList({ agentId, act, fileName, dateOrder, ...source }, { lists, rows, clock });
    log.info({ listId, agentId, act, rows: count }, 'list opened');
    return this.#get(agent, listId);
  }

  /** The customers as they were chosen on a page. To confirm them, their contacts are proposed as for one. */
  async openSelection(agent: Agent, { act, customerIds, cells = {} }: Selection): Promise<BulkList> {
    return this.open(agent, { act, rows: rowsOf(customerIds, cells) });
  }

  /** Newest first. */
  async list(agent: Agent): Promise<readonly BulkList[]> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.lists.listByAgent(agent.agentId, mostListed);
  }

  async get(agent: Agent, listId: BulkListId): Promise<BulkList | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.lists.find(agent.agentId, listId);
  }

  async listRows(agent: Agent, listId: BulkListId, asked: PageRequest): Promise<RowPage | undefined> {
    const list = await this.get(agent, listId);
    if (!list) return undefined;
    const { filter, after = -1, limit } = asked;
    const states =
      filter && storedRowStates.filter((state) => rowStatesOf[filter].includes(rowStateIn(list.state, state)));
    const rows = await this.#options.rows.listPage(listId, { ...(states && { states }), after, limit: limit + 1 });
    const shown = rows.slice(0, limit).map((row) => ({
      ...row,
      cells: cellsFor(list.act, row.cells),
      state: rowStateIn(list.state, row.state),
    }));
    const next = rows.length > limit ? shown.at(-1)?.number : undefined;
    return { rows: shown, next, dateOrder: list.dateOrder };
  }

  /** All rows in their order, a page at a time, for a file. None for a list that is not the agent's. */
  async *rows(agent: Agent, listId: BulkListId, filter?: RowFilter): AsyncGenerator<BulkRow> {
    for (let after: number | undefined = -1; after !== undefined;) {
      const page: RowPage | undefined = await this.listRows(agent, listId, { filter, after, limit: rowsAtOnce });
      yield* page?.rows ?? [];
      after = page?.next;
    }
  }

  /** Answers, once for the whole list, how dates in it are read that can be read in two ways. */
  async chooseDateOrder(agent: Agent, listId: BulkListId, order: DateOrder): Promise<BulkList | undefined> {
    const list = await this.#require(agent, listId);
    if (!list) return undefined;
    if (list.dateQuestion) await this.#options.lists.saveDateOrder(listId, order, this.#options.clock.now());
    return this.#get(agent, listId);
  }

  /** Another act for the customers of a list that has not begun: all its rows are checked again. */
  async chooseAct(agent: Agent, listId: BulkListId, act: BulkAct): Promise<BulkList | undefined> {
    const list = await this.get(agent, listId);
    if (!list) return undefined;
    await this.#requireAct(agent, act);
    const { lists, rows, clock } = this.#options;
    if (list.act !== act && (await lists.saveAct(listId, act, clock.now()))) await rows.forgetChecks(listId);
    return this.#get(agent, listId);
  }

  /** A card of the chat shows the list as it is given here, and is kept up to date from now on. */
  async noteCard(agent: Agent, list: BulkList, place: SentTo): Promise<void> {
    if (list.agentId === agent.agentId) await this.#options.cards.save(list, place);
  }

  /** The row with other cells, checked again. Undefined also where something has been begun with it. */
  async correct(agent: Agent, listId: BulkListId, row: ListRow): Promise<BulkRow | undefined> {
    const { lists, rows } = this.#options;
    const list = await this.#require(agent, listId);
    if (list?.state !== 'review' && list?.state !== 'paused') return undefined;
    const before = await rows.find(listId, row.number);
    const head = await lists.findHead(listId);
    if (!head || !before || !(await rows.saveCells(listId, row))) return undefined;
    await this.#checkAgain(agent, head, row.number, before);
    return rows.find(listId, row.number);
  }

  /** What is ready runs from now on; rows with problems stay as they are. */
  async start(agent: Agent, listId: BulkListId): Promise<BulkList | undefined> {
    return this.#move(agent, listId, { from: ['review'], to: 'running' });
  }

  /** What is on its way still ends. */
  async pause(agent: Agent, listId: BulkListId): Promise<BulkList | undefined> {
    return this.#move(agent, listId, { from: ['running', 'waiting-for-sign-in'], to: 'paused' });
  }

  /** Throws `SignInNeededError` where the list waits for one. */
  async resume(agent: Agent, listId: BulkListId): Promise<BulkList | undefined> {
    const list = await this.#require(agent, listId);
    if (list?.state === 'waiting-for-sign-in') await this.#options.requireSignIn(agent.agentId);
    return this.#move(agent, listId, { from: ['paused', 'waiting-for-sign-in'], to: 'running' });
  }

  /** For good. What is on its way still ends. */
  async stop(agent: Agent, listId: BulkListId): Promise<BulkList | undefined> {
    const from = ['checking', 'review', 'running', 'paused', 'waiting-for-sign-in'] as const;
    return this.#move(agent, listId, { from, to: 'stopped' });
  }

  /** And after it the rows that were or are about the same customer, which may be no duplicates any more, or have become some. */
  async #checkAgain(agent: Agent, head: ListHead, number: number, before: BulkRow): Promise<void> {
    const { rows, checker } = this.#options;
    const corrected = await rows.find(head.listId, number);
    if (corrected) await checker.checkAlone(agent, head, corrected);
    const after = await rows.find(head.listId, number);
    const customers = [before.customer?.customerId, after?.customer?.customerId];
    for (const customerId of new Set(customers.filter((id) => id !== undefined)))
      for (const other of await rows.listAbout(head.listId, customerId, number))
        await checker.checkAlone(agent, head, other);
  }

  async #move(
    agent: Agent,
    listId: BulkListId,
    change: { readonly from: readonly BulkListState[]; readonly to: BulkListState },
  ): Promise<BulkList | undefined> {
    const { lists, clock, log } = this.#options;
    const list = await this.#require(agent, listId);
    if (!list || (change.to === 'running' && list.dateQuestion)) return list;
    if (await lists.move(listId, change, clock.now()))
      log.info({ listId, agentId: agent.agentId, state: change.to }, 'list moved');
    return this.#get(agent, listId);
  }

  /** The agent's own list, if they may still do with it what it does. */
  async #require(agent: Agent, listId: BulkListId): Promise<BulkList | undefined> {
    const list = await this.get(agent, listId);
    if (list) await this.#options.authorization.require(agent, capabilityOf[list.act]);
    return list;
  }

  async #requireAct(agent: Agent, act: BulkAct): Promise<void> {
    await this.#options.authorization.require(agent, capabilityOf[act]);
    // The first password of a customer is shown once to whoever creates it, and kept nowhere.
    if (act === 'create') throw new BulkActClosedError(act);
    if (act === 'confirm' && !(await this.#options.listRoads()).includes('classic')) throw new BulkActClosedError(act);
  }

  async #get({ agentId }: Agent, listId: BulkListId): Promise<BulkList> {
    const list = await this.#options.lists.find(agentId, listId);
    if (!list) throw new Error(`there is no list ${listId}`);
    return list;
  }
}

async function* rowsOf(customerIds: readonly CustomerId[], cells: ListRow['cells']): AsyncGenerator<ListRow> {
  for (const [index, customer] of [...new Set(customerIds)].entries())
    yield await Promise.resolve({ number: index + 1, cells: { ...cells, customer } });
}
