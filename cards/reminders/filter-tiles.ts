import { selectAction } from '../kit/card-actions.ts';
import type { ListCount, ListCounts } from '../../services/reminders/reminder.ts';
import { type ListFilter, listFilters } from '../../services/reminders/unconfirmed-page.ts';
import type { Wording } from '../wording/wording.ts';
import { type ListPlace, listData } from './back-link.ts';

interface FilterTilesData {
  readonly place: ListPlace;
  readonly counts: ListCounts;
  /** What is shown was searched for, so that no filter is the one that is shown. */
  readonly isSearch: boolean;
}

/** Two in a row can be read on a phone in every language. */
const perRow = 2;
/** Always there, so that each has its place. */
const usual: readonly ListFilter[] = ['all', 'mine', 'nobody'];

/** A tile for each filter with its number, to be pressed. Filters of what nobody has, are left out. */
export function filterTiles({ place, counts, isSearch }: FilterTilesData, wording: Wording): readonly object[] {
  const shown = listFilters.filter(
    (filter) =>
      usual.includes(filter) || filter === place.filter || (counts[filter].count > 0 && !isAll(filter, counts)),
  );
  const tiles = shown.map((filter) => {
    const isShown = filter === place.filter && !isSearch;
    return tileOf(
      { label: wording.text(`unconfirmed.${filter}`), count: countText(counts[filter], wording) },
      isShown,
      {
        verb: 'unconfirmed.show',
        ...listData({ filter, page: 1, messageId: place.messageId }),
      },
    );
  });
  return Array.from({ length: Math.ceil(tiles.length / perRow) }, (_, row) =>
    rowOf(tiles.slice(row * perRow, (row + 1) * perRow)),
  );
}

/** Where nobody has to be confirmed again, all have never been. */
function isAll(filter: ListFilter, counts: ListCounts): boolean {
  return filter === 'none' && counts.renewal.count === 0;
}

/** What is missing of a row is left free, so that all tiles are as wide. */
function rowOf(tiles: readonly object[]): object {
  const free = Array.from({ length: perRow - tiles.length }, () => ({ type: 'Column', width: 'stretch', items: [] }));
  return { columns: [...tiles, ...free] };
}

function tileOf(
  { label, count }: { readonly label: string; readonly count: string },
  isShown: boolean,
  opens: Parameters<typeof selectAction>[1],
): object {
  const inlines = [
    { type: 'TextRun', text: count, weight: 'Bolder' },
    { type: 'TextRun', text: ` ${label}` },
  ];
  return {
    type: 'Column',
    width: 'stretch',
    style: isShown ? 'accent' : 'emphasis',
    items: [{ type: 'RichTextBlock', horizontalAlignment: 'Center', inlines }],
    ...(isShown ? {} : { selectAction: selectAction(`${count} ${label}`, opens) }),
  };
}

/** "43", or "1,000+" where nobody counted further. */
export function countText({ count, isMore }: ListCount, wording: Wording): string {
  return `${wording.number(count)}${isMore ? '+' : ''}`;
}
