import { goTo } from '../../kit/place.ts';
import { type Filter, paramsOf } from './filter.ts';

/** Shows what another filter leaves. It stands in the address, so that it can be shared. */
export function narrow(filter: Filter, changes: Partial<Filter>, how: 'push' | 'replace' = 'push'): void {
  const changed = { ...filter, ...changes };
  // Words as they are typed, with the blank at their end.
  goTo('customers', { ...paramsOf(changed), q: changed.q }, how);
}
