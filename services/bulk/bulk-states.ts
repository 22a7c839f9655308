/**
 * `checking`: each row is looked up, and nothing is done. `review`: it waits for its agent. `waiting-for-sign-in`: it goes on by itself
 * once Partner Center can be called in the agent's name again. `stopped` and `done` are for good.
 */
export const bulkListStates = [
  ...(['checking', 'review', 'running', 'paused', 'waiting-for-sign-in', 'stopped', 'done'] as const),
] as const;
export type BulkListState = (typeof bulkListStates)[number];

/**
 * `asked`: a date in it can be read in two ways, and nobody has said yet in which. `underway`: begun, and its end is not known yet.
 * `skipped`: there is nothing to do.
 */
export const storedRowStates = [
  ...(['unchecked', 'asked', 'problem', 'ready', 'underway'] as const),
  ...(['done', 'skipped', 'failed'] as const),
] as const;
export type StoredRowState = (typeof storedRowStates)[number];

/** `not-done`: nothing was wrong with it, and its list was stopped before it began. */
export const bulkRowStates = [...storedRowStates, 'not-done'] as const;
export type BulkRowState = (typeof bulkRowStates)[number];

const waitsForTheList: readonly BulkRowState[] = ['unchecked', 'asked', 'ready'];

/** What is stored of a row says nothing of its list. */
export function rowStateIn(list: BulkListState, stored: BulkRowState): BulkRowState {
  return list === 'stopped' && waitsForTheList.includes(stored) ? 'not-done' : stored;
}

/** What a list shows of its rows. */
export const rowFilters = ['problems', 'ready', 'done', 'skipped', 'failed', 'not-done', 'to-correct'] as const;
export type RowFilter = (typeof rowFilters)[number];

export const rowStatesOf: Readonly<Record<RowFilter, readonly BulkRowState[]>> = {
  problems: ['asked', 'problem'],
  ready: ['ready', 'underway'],
  done: ['done'],
  skipped: ['skipped'],
  failed: ['failed'],
  'not-done': ['not-done'],
  'to-correct': ['asked', 'problem', 'failed', 'not-done'],
};

/** What has to be looked at in a list that waits for its agent, or has ended. */
export const wrongIn: Readonly<Partial<Record<BulkListState, readonly StoredRowState[]>>> = {
  review: ['problem'],
  stopped: ['problem', 'failed'],
  done: ['problem', 'failed'],
};

/** Of what a list counts of its rows. */
export function countIn(counts: Readonly<Partial<Record<BulkRowState, number>>>, filter: RowFilter): number {
  return rowStatesOf[filter].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}
