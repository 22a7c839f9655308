import { useSyncExternalStore } from 'react';
import { type ColumnName, columnNames } from './columns.tsx';

const storageKey = 'agreement-desk.columns';
const usual: readonly ColumnName[] = ['status', 'owner', 'since', 'accepted'];
const told = new EventTarget();
let shown = remembered();

/** Which columns this person wants to see, on this machine. */
export function useShownColumns(): readonly ColumnName[] {
  return useSyncExternalStore(
    (onChange) => {
      told.addEventListener('chosen', onChange);
      return () => told.removeEventListener('chosen', onChange);
    },
    () => shown,
  );
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

function remembered(): readonly ColumnName[] {
  try {
    const names = localStorage.getItem(storageKey)?.split(',');
    return names ? columnNames.filter((name) => names.includes(name)) : usual;
  } catch {
    return usual;
  }
}
