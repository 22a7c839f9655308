import { useSyncExternalStore } from 'react';
import { useMe } from '../kit/desk.ts';
import { type ColumnName, columnNames } from './columns.tsx';

const storageKey = 'agreement-desk.columns';
const usual: readonly ColumnName[] = ['status', 'owner', 'since', 'accepted'];
/** What is known of a reseller's customers: the rest is told to its provider alone. */
const ofReseller: readonly ColumnName[] = ['invited', 'country'];
const told = new EventTarget();
let shown = remembered();

export function useOfferedColumns(): readonly ColumnName[] {
  return useMe().isReseller ? ofReseller : columnNames;
}

/** Which columns this person wants to see, on this machine. */
export function useShownColumns(): readonly ColumnName[] {
  const offered = useOfferedColumns();
  const chosen = useSyncExternalStore(
    (onChange) => {
      told.addEventListener('chosen', onChange);
      return () => told.removeEventListener('chosen', onChange);
    },
    () => shown,
  );
  if (!chosen) return offered === columnNames ? usual : offered;
  return offered.filter((name) => chosen.includes(name));
}

export function showColumns(names: readonly string[]): void {
  shown = columnNames.filter((name) => names.includes(name));
  told.dispatchEvent(new Event('chosen'));
  // Where a client keeps nothing for pages in frames, the choice holds until the page is closed.
  try {
    localStorage.setItem(storageKey, shown.join(','));
  } catch {
    return;
  }
}

function remembered(): readonly ColumnName[] | undefined {
  try {
    const names = localStorage.getItem(storageKey)?.split(',');
    return names && columnNames.filter((name) => names.includes(name));
  } catch {
    return undefined;
  }
}
