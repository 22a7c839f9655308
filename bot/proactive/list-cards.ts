import { listCard } from '../../cards/bulk/list-card.ts';
import type { PageLink } from '../../cards/kit/page-link.ts';
import type { BulkRowsStore } from '../../services/bulk/bulk-rows-store.ts';
import type { ListCardsStore, ShownList } from '../../services/bulk/list-cards-store.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { AgentCards, Reader } from './messengers.ts';

interface ListCardsOptions {
  readonly store: ListCardsStore;
  readonly rows: Pick<BulkRowsStore, 'listFirstWrong'>;
  readonly cards: Pick<AgentCards, 'send' | 'update'>;
  readonly linkToPage: PageLink;
  readonly clock: Clock;
}

/** Keeps the cards of lists in the chat up to date, and tells the agent once that a list is done. Several instances may do so at once. */
export class ListCards {
  readonly #options: ListCardsOptions;

  constructor(options: ListCardsOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    for (const shown of await this.#options.store.listShown()) await this.#refresh(shown);
  }

  /** One instance changes the card; an update that fails is made up for by the next change. */
  async #refresh({ list, shows, place }: ShownList): Promise<void> {
    const { store, rows, cards, linkToPage, clock } = this.#options;
    if (!(await store.take(list, shows))) return;
    const wrong = await rows.listFirstWrong(list);
    const cardFor = ({ language, timeZone }: Reader) => {
      const card = listCard({ language, list, wrong, today: dayAt(clock.now(), timeZone) });
      return linkToPage(card, { view: 'lists', list: list.listId }, language);
    };
    await cards.update(list.agentId, place, cardFor);
    if (list.state === 'done') await cards.send(list.agentId, cardFor);
  }
}
