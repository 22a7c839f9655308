import { type RawBuilder, sql } from 'kysely';
import { dayAt } from '../../calendar-day.ts';
import type { Clock } from '../../clock.ts';
import type { CountriesStore, KnownCountries } from '../../customers/directory/countries-store.ts';
import type { DirectoryStore } from '../../customers/directory/directory-store.ts';
import type { Database } from '../../database/database.ts';
import type { Agent } from '../../identity/agent.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import type { CustomerId } from '../../ids.ts';
import type { ListCount, ReminderCase } from '../reminder.ts';
import type { ReminderView } from '../sending/reminder-view.ts';
import { mostCounted } from '../unconfirmed-filters.ts';
import { type CustomerFilter, type ListView, mostSifted } from './customer-filter.ts';
import { countCustomers, walkCustomers } from './customer-walk.ts';
import { conditionsOf, statusesOf } from './list-conditions.ts';
import { type ListCursor, readCursor, writeCursor } from './list-cursor.ts';
import { type FewCustomers, type Sifted, siftCustomers } from './sift-customers.ts';
import { idsInView } from './view-lists.ts';

/** Looked through for those that a filter lets through, the best fits first. */
const mostSearched = 200;

interface CustomerListOptions {
  readonly database: Database;
  readonly directory: DirectoryStore;
  readonly countries: CountriesStore;
  readonly view: ReminderView;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

export interface ListRequest {
  readonly filter: CustomerFilter;
  /** `next` of the page before. One that makes no sense begins anew. */
  readonly cursor?: string | undefined;
  readonly pageSize: number;
}

export interface CustomerListPage {
  readonly rows: readonly ReminderCase[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
  /** Of the first page only, and not where a search found more than are listed. */
  readonly count: ListCount | undefined;
  /** More fit than are listed: over `mostSifted`, or over what a search looks for. */
  readonly isCut: boolean;
}

interface Few {
  readonly few: FewCustomers;
  /** A search found more. */
  readonly hasMore?: boolean;
}

interface Given extends Few {
  readonly cursor: ListCursor | undefined;
}

interface Found {
  readonly customerIds: readonly CustomerId[];
  readonly next: ListCursor | undefined;
  readonly count: ListCount | undefined;
  readonly isCut: boolean;
}

/**
 * Lists the partner's customers page by page, filtered and sorted in the database. A filter that few customers pass is sifted out
 * of those few; every other one walks along an index. Throws `NotAllowedError`.
 */
export class CustomerListService {
  readonly #options: CustomerListOptions;

  constructor(options: CustomerListOptions) {
    this.#options = options;
  }

  async list(agent: Agent, request: ListRequest): Promise<CustomerListPage> {
    await this.#options.authorization.require(agent, 'see-status');
    const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor);
    const few = await this.#few(agent, request.filter);
    const found = few ? await this.#sift(agent, request, { ...few, cursor }) : await this.#walk(agent, request, cursor);
    const rows = await this.#options.view.listCases(agent.agentId, found.customerIds);
    return { ...found, rows, next: found.next && writeCursor(found.next) };
  }

  /** How many are in each view, as far as they are counted. */
  async countViews(
    agent: Agent,
    views: readonly ListView[],
  ): Promise<readonly (ListCount & { readonly view: ListView })[]> {
    await this.#options.authorization.require(agent, 'see-status');
    return Promise.all(
      views.map(async (view) => {
        const ids = await this.#read(idsInView(view, this.#viewer(agent)), mostCounted + 1);
        return { view, ...counted(ids.length) };
      }),
    );
  }

  async listCountries(agent: Agent): Promise<KnownCountries> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.countries.list();
  }

  /** Those few among whom the filter's are; undefined where they may be anywhere. */
  async #few(agent: Agent, filter: CustomerFilter): Promise<Few | undefined> {
    const { words, view } = filter;
    if (words === undefined || words.trim() === '') {
      const few = this.#listed(agent, filter);
      return few && { few };
    }
    const { found, hasMore } = await this.#options.directory.searchFurther(words, mostSearched);
    const ids = found.map(({ customerId }) => customerId);
    const inView = this.#listed(agent, { view });
    return { few: inView ? within(ids, await this.#read(inView)) : ids, hasMore };
  }

  #listed(agent: Agent, { view, owner, isInvited }: CustomerFilter) {
    const viewer = this.#viewer(agent);
    if (view !== undefined && view !== 'unconfirmed') return idsInView(view, viewer);
    if (owner === 'nobody') return idsInView('nobody', viewer);
    if (owner !== undefined)
      return sql<{ customer_id: CustomerId }>`
        select customer_id from follow_ups where owner_id = ${owner} order by urgency, customer_id`;
    return isInvited ? idsInView('invited', viewer) : undefined;
  }

  /** Most pages are among the first thousand. The others are looked at only where those are not enough. */
  async #sift({ timeZone }: Agent, { filter, pageSize }: ListRequest, given: Given): Promise<Found> {
    const { few, cursor } = given;
    const sieve = { statuses: openOnlyIn(filter), conditions: conditionsOf(filter, timeZone), sort: filter.sort };
    const upTo = (enough: number) => siftCustomers(this.#options.database, few, { ...sieve, enough });
    const shown = cursor && 'from' in cursor ? cursor.from : 0;
    const first = await upTo(Math.max(mostCounted + 1, shown + 2 * pageSize));
    const page = pageOf(first, { ...given, pageSize });
    const isCounted = cursor !== undefined || first.customerIds.length > mostCounted;
    if (!first.hasMore || (page.next && isCounted)) return page;
    return pageOf(await upTo(mostSifted), { ...given, pageSize });
  }

  async #walk({ timeZone }: Agent, { filter, pageSize }: ListRequest, cursor: ListCursor | undefined): Promise<Found> {
    const { database } = this.#options;
    const sort = filter.sort ?? (filter.view === 'unconfirmed' ? 'since' : 'name');
    const statuses = openOnlyIn({ ...filter, sort });
    const walk = { statuses, conditions: conditionsOf(filter, timeZone), sort };
    const after = cursor && 'key' in cursor ? cursor : undefined;
    const [steps, count] = await Promise.all([
      walkCustomers(database, { ...walk, after, count: pageSize + 1 }),
      cursor ? undefined : countCustomers(database, walk, mostCounted + 1),
    ]);
    const page = steps.slice(0, pageSize);
    return {
      customerIds: page.map(({ customerId }) => customerId),
      next: steps.length > pageSize ? page.at(-1) : undefined,
      count: count === undefined ? undefined : counted(count),
      isCut: false,
    };
  }

  async #read(ids: RawBuilder<{ customer_id: CustomerId }>, most = mostSifted + 1): Promise<readonly CustomerId[]> {
    const { rows } = await sql<{ customer_id: CustomerId }>`${ids} limit ${most}`.execute(this.#options.database.query);
    return rows.map((row) => row.customer_id);
  }

  #viewer({ agentId, timeZone }: Agent) {
    const now = this.#options.clock.now();
    return { agentId, today: dayAt(now, timeZone), now };
  }
}

/** Every view is of customers that are open; one that has been settled a moment ago has left it. */
function openOnlyIn(filter: CustomerFilter) {
  const statuses = statusesOf(filter);
  return filter.view === 'unconfirmed'
    ? statuses.filter((status) => status === 'none' || status === 'renewal-due')
    : statuses;
}

function within(ids: readonly CustomerId[], others: readonly CustomerId[]): readonly CustomerId[] {
  const isIn = new Set(others);
  return ids.filter((id) => isIn.has(id));
}

function pageOf(
  { customerIds: all, isCut }: Sifted,
  { cursor, pageSize, hasMore = false }: Given & { readonly pageSize: number },
): Found {
  const from = cursor && 'from' in cursor ? positionIn(all, cursor) : 0;
  const customerIds = all.slice(from, from + pageSize);
  const last = customerIds.at(-1);
  const end = from + customerIds.length;
  return {
    customerIds,
    next: last !== undefined && end < all.length ? { from: end, customerId: last } : undefined,
    count: cursor || hasMore ? undefined : counted(all.length),
    isCut: isCut || hasMore,
  };
}

/** Behind the last one that was shown; where it has left the list, as many further as were shown. */
function positionIn(all: readonly CustomerId[], { from, customerId }: Extract<ListCursor, { from: number }>): number {
  const at = all.indexOf(customerId);
  return at === -1 ? from : at + 1;
}

function counted(count: number): ListCount {
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
}
