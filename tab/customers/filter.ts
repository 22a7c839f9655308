import { type CustomerStatus, customerStatuses } from '../../services/customers/customer-status.ts';
import type { operations } from '../api/schema.d.ts';
import { listNames, type ListName } from '../kit/list-names.ts';

export type CustomersQuery = NonNullable<operations['listCustomers']['parameters']['query']>;
export type Sort = NonNullable<CustomersQuery['sort']>;

/** Which customers are shown, as the address says it. */
export interface Filter {
  readonly q: string;
  readonly list: ListName | undefined;
  readonly statuses: readonly CustomerStatus[];
  /** `me`, `nobody` or a person. */
  readonly owner: string | undefined;
  readonly invited: 'yes' | 'no' | undefined;
  readonly sort: Sort | undefined;
}

const sorts: readonly Sort[] = ['name', '-name', 'since', '-since'];
const owner = /^(me|nobody|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** What makes no sense in the address is left out, as if it were not there. */
export function filterIn(params: URLSearchParams): Filter {
  const list = params.get('list') ?? '';
  const wantedOwner = params.get('owner') ?? '';
  const statuses = (params.get('status') ?? '').split(',');
  return {
    q: params.get('q') ?? '',
    list: list in listNames ? (list as ListName) : undefined,
    statuses: customerStatuses.filter((status) => statuses.includes(status)),
    owner: owner.test(wantedOwner) ? wantedOwner : undefined,
    invited: (['yes', 'no'] as const).find((answer) => answer === params.get('invited')),
    sort: sorts.find((sort) => sort === params.get('sort')),
  };
}

/** What is asked of the API, without what is empty. */
export function queryOf({ q, list, statuses, owner, invited, sort }: Filter): CustomersQuery {
  const words = q.trim();
  return {
    ...(words && { q: words }),
    ...(list && { view: list }),
    ...(statuses.length > 0 && { status: statuses.join(',') }),
    ...(owner && { owner }),
    ...(invited && { invited }),
    ...(sort && { sort }),
  };
}

export function isNarrowed(filter: Filter): boolean {
  const { sort: _order, ...query } = queryOf(filter);
  return Object.keys(query).length > 0;
}
