import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { customerStatuses } from '../../../services/customers/customer-status.ts';
import { listSorts, listViews } from '../../../services/reminders/lists/customer-filter.ts';
import { filterCriteria } from '../../../services/reminders/lists/filter-criteria.ts';
import type { SavedFilter } from '../../../tab/api/schema.d.ts';
import { addressForOthers, filterFrom, filterIn, isNarrowed, queryOf } from '../../../tab/customers/filters/filter.ts';

const someone = 'aaaaaaaa-0000-4000-8000-000000000002';
const maybe = <Value>(...values: readonly Value[]) => fc.constantFrom(undefined, ...values);

const criteria = fc
  .record({
    q: maybe('contoso', 'å & ß', '中'),
    view: maybe(...listViews),
    status: fc.option(
      fc.subarray([...customerStatuses], { minLength: 1 }).map((statuses) => statuses.join(',')),
      { nil: undefined },
    ),
    owner: maybe('me', 'nobody', someone),
    invited: maybe('yes', 'no'),
    since: maybe('2026-01-31'),
    country: maybe('SE', 'CN'),
    sort: maybe(...listSorts),
  })
  .map((found) => filterCriteria.parse(JSON.parse(JSON.stringify(found))) as SavedFilter['criteria']);

describe('the filter of the list', () => {
  test('asks for what a saved filter says, whatever that is', () => {
    fc.assert(fc.property(criteria, (given) => expect(queryOf(filterFrom(given))).toEqual(given)));
  });

  test('takes from an address what makes sense, and never breaks on the rest', () => {
    const odd =
      'list=constructor&status=none,x,__proto__&owner=0&invited=maybe&since=2026-02-31&sort=size&country=se&q=%20';
    expect(queryOf(filterIn(new URLSearchParams(odd)))).toEqual({ status: 'none' });
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        expect(filterCriteria.safeParse(queryOf(filterIn(new URLSearchParams(text)))).success).toBe(true);
      }),
    );
  });

  test('narrows by everything but the order', () => {
    expect(isNarrowed(filterFrom({ sort: 'name' }))).toBe(false);
    expect(isNarrowed(filterFrom({ since: '2026-01-31' }))).toBe(true);
  });
});

test('a channel gets a shared filter by its name, and a private one spelled out', () => {
  const saved = { filterId: 'f1', name: 'Ours', isMine: true, criteria: { view: 'due', q: 'con' } } as const;
  const address = (isShared: boolean) =>
    addressForOthers(new URLSearchParams('saved=f1&customer=c1'), filterFrom(saved.criteria), {
      ...saved,
      isShared,
    } as unknown as SavedFilter);
  expect(address(true)).toBe('saved=f1&view=customers');
  expect(address(false)).toBe('q=con&list=due&view=customers');
});
