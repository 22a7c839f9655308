/** Where a link into the app's tab leads inside of it (deep-link-application); undefined for every other link. */
export function tabPlaceIn(href: string): string | undefined {
  const url = URL.parse(href);
  if (url?.hostname !== 'teams.microsoft.com' || !url.pathname.startsWith('/l/entity/')) return undefined;
  const context = JSON.parse(url.searchParams.get('context') ?? '{}') as { readonly subEntityId?: string };
  return context.subEntityId ?? '';
}

/** Links in messages that lead into the tab, which Teams opens by itself. */
export function openTabLinks(onOpen: (place: string) => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const place = link ? tabPlaceIn(link.href) : undefined;
    if (place === undefined) return;
    event.preventDefault();
    onOpen(place);
  });
}
