import { type CustomerStatus, customerStatuses } from '../../../services/customers/customer-status.ts';
import type { SavedFilter } from '../../api/schema.d.ts';
import { isDay } from '../../kit/day-of.ts';
import { listNames, type ListName } from '../../kit/list-names.ts';

type Criteria = SavedFilter['criteria'];
export type Sort = NonNullable<Criteria['sort']>;

/** Which customers are shown. */
export interface Filter {
  readonly q: string;
  readonly list: ListName | undefined;
  readonly statuses: readonly CustomerStatus[];
  /** `me`, `nobody` or a person. */
  readonly owner: string | undefined;
  readonly invited: 'yes' | 'no' | undefined;
  /** Unconfirmed since that day or longer. */
  readonly since: string | undefined;
  /** Two letters. */
  readonly country: string | undefined;
  readonly sort: Sort | undefined;
}

const sorts: readonly Sort[] = ['name', '-name', 'since', '-since'];
const owner = /^(me|nobody|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** As the address says it. What makes no sense there is left out, as if it were not there. */
export function filterIn(params: URLSearchParams): Filter {
  const list = params.get('list') ?? '';
  const wantedOwner = params.get('owner') ?? '';
  const statuses = (params.get('status') ?? '').split(',');
  return {
    q: params.get('q') ?? '',
    list: Object.hasOwn(listNames, list) ? (list as ListName) : undefined,
    statuses: customerStatuses.filter((status) => statuses.includes(status)),
    owner: owner.test(wantedOwner) ? wantedOwner : undefined,
    invited: (['yes', 'no'] as const).find((answer) => answer === params.get('invited')),
    since: [params.get('since') ?? ''].find(isDay),
    country: /^[A-Z]{2}$/.exec(params.get('country') ?? '')?.[0],
    sort: sorts.find((sort) => sort === params.get('sort')),
  };
}

/** As a saved filter has it. */
export function filterFrom({ view, ...others }: Criteria): Filter {
  return filterIn(new URLSearchParams({ ...others, ...(view && { list: view }) }));
}

/** What is asked of the API, without what is empty. */
export function queryOf({ q, list, statuses, owner, invited, since, country, sort }: Filter): Criteria {
  const words = q.trim();
  return {
    ...(words && { q: words }),
    ...(list && { view: list }),
    ...(statuses.length > 0 && { status: statuses.join(',') }),
    ...(owner && { owner }),
    ...(invited && { invited }),
    ...(since && { since }),
    ...(country && { country }),
    ...(sort && { sort }),
  };
}

/** As the address says it. */
export function paramsOf(filter: Filter): Readonly<Record<string, string>> {
  const { view: list, ...others } = queryOf(filter);
  return { ...others, ...(list && { list }) };
}

/**
 * What a channel is to show: a shared filter by its name, so that it changes for the channel too; a private one spelled out, since
 * the others could not see it.
 */
export function addressForOthers(params: URLSearchParams, filter: Filter, saved: SavedFilter | undefined): string {
  const shown = saved?.isShared === false ? new URLSearchParams(paramsOf(filter)) : new URLSearchParams(params);
  shown.set('view', 'customers');
  shown.delete('customer');
  return shown.toString();
}

export function isNarrowed(filter: Filter): boolean {
  const { sort: _order, ...query } = queryOf(filter);
  return Object.keys(query).length > 0;
}

/** Nobody is on such a list at a reseller, to whom Microsoft tells of no acceptance. */
export function asksWhoAccepted({ list, statuses, since }: Filter): boolean {
  return list !== undefined || statuses.length > 0 || since !== undefined;
}
