import { useSyncExternalStore } from 'react';

export const views = ['overview', 'customers', 'my-work', 'lists', 'settings'] as const;
export type View = (typeof views)[number];

/** Where the person is on the page. All of it is in the address, so that a link leads there again. */
export interface Place {
  readonly view: View;
  readonly params: URLSearchParams;
}

const told = new EventTarget();

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  told.addEventListener('moved', onChange);
  return () => {
    window.removeEventListener('popstate', onChange);
    told.removeEventListener('moved', onChange);
  };
}

export function usePlace(): Place {
  const search = useSyncExternalStore(subscribe, () => location.search);
  return placeAt(search);
}

/** A view that there is not is the overview. */
export function placeAt(search: string): Place {
  const params = new URLSearchParams(search);
  const wanted = params.get('view');
  return { view: views.find((view) => view === wanted) ?? 'overview', params };
}

type Changes = Readonly<Record<string, string | undefined>>;

/** To another view, with nothing left of this one. `replace` where going back one step should not undo it, as with every letter of a search. */
export function goTo(view: View, params: Changes = {}, how: 'push' | 'replace' = 'push'): void {
  move(addressOf(new URLSearchParams(), { view, ...params }), how);
}

/** Changes what is shown of this view. */
export function change(changes: Changes): void {
  move(addressOf(new URLSearchParams(location.search), changes), 'push');
}

function addressOf(params: URLSearchParams, changes: Changes): string {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') params.delete(name);
    else params.set(name, value);
  }
  return `?${params}`;
}

function move(search: string, how: 'push' | 'replace'): void {
  if (search === location.search) return;
  const address = `${location.pathname}${search}`;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  told.dispatchEvent(new Event('moved'));
}
