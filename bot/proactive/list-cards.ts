import { listCard } from '../../cards/bulk/list-card.ts';
import type { PageLink } from '../../cards/kit/page-link.ts';
import type { ListCardsStore, ShownList } from '../../services/bulk/list-cards-store.ts';
import type { AgentCards, Reader } from './messengers.ts';

interface ListCardsOptions {
  readonly store: ListCardsStore;
  readonly cards: Pick<AgentCards, 'send' | 'update'>;
  readonly linkToPage: PageLink;
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
    const { store, cards, linkToPage } = this.#options;
    if (!(await store.take(list, shows))) return;
    const cardFor = ({ language }: Reader) =>
      linkToPage(listCard({ language, list }), { view: 'lists', list: list.listId }, language);
    await cards.update(list.agentId, place, cardFor);
    if (list.state === 'done') await cards.send(list.agentId, cardFor);
  }
}
