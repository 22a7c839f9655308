import type { CustomerSummary } from '../../services/customer.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { ListFilter } from '../../services/reminders/unconfirmed-page.ts';
import { wordingFor } from '../wording/wording.ts';
import type { AdaptiveCardJson } from './card-template.ts';

/** What the page in Teams shows, as its address says it. */
export type PagePlace = Readonly<Record<string, string>>;

/** Adds a link to the same on the page. */
export type PageLink = (card: AdaptiveCardJson, place: PagePlace, language: LanguageTag) => AdaptiveCardJson;

/** `staticTabs` of the manifest. */
const entityId = 'desk';

/** Opens the page in Teams. `appId` is the id of the app's manifest (deep-link-application, "Configure deep link to a tab"). */
export function pageAddress(appId: string): string {
  return `https://teams.microsoft.com/l/entity/${appId}/${entityId}`;
}

export function placeAddress(appId: string, place: PagePlace): string {
  const context = JSON.stringify({ subEntityId: new URLSearchParams(place).toString() });
  return `${pageAddress(appId)}?context=${encodeURIComponent(context)}`;
}

/** Links in the text of a card, as its buttons are needed for acts. */
export function pageLink(appId: string): PageLink {
  return (card, place, language) => {
    const wording = wordingFor(language);
    const url = placeAddress(appId, place);
    const title = wording.filled('page.open', { tab: wording.text('tab.view.overview') });
    const link = { type: 'TextBlock', text: `[${title}](${url})`, size: 'Small', wrap: true, spacing: 'Medium' };
    return { ...card, body: [...card.body, link] };
  };
}

export function customerPlace({ customerId }: Pick<CustomerSummary, 'customerId'>): PagePlace {
  return { view: 'customers', customer: customerId };
}

/** A list of the chat, under the name that the page has for it. */
export function listPlace(filter: ListFilter): PagePlace {
  if (filter === 'none') return { view: 'customers', status: 'none' };
  return { view: 'customers', list: filter === 'all' ? 'unconfirmed' : filter };
}
