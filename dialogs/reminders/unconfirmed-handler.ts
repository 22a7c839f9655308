import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { type PageLink, listPlace as listOnPage } from '../../cards/kit/page-link.ts';
import { type ListPlace, listPlace } from '../../cards/reminders/back-link.ts';
import type { Outcome } from '../../cards/reminders/several-outcome.ts';
import { unconfirmedCard } from '../../cards/reminders/unconfirmed-card.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { DirectoryProgressService } from '../../services/customers/directory/directory-progress-service.ts';
import { unconfirmedPageSize } from '../../services/reminders/unconfirmed-page.ts';
import type { UnconfirmedService } from '../../services/reminders/unconfirmed-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface UnconfirmedHandlerOptions {
  readonly unconfirmed: UnconfirmedService;
  readonly progress: DirectoryProgressService;
  /** An indirect reseller is told of no acceptance, and has a list of its own. */
  readonly listOfReseller: (turn: Turn, page: number) => Promise<Reply>;
  readonly linkToPage: PageLink;
  readonly clock: Clock;
}

type ShownList = Omit<Parameters<typeof unconfirmedCard>[0], 'language' | 'timeZone' | 'today' | 'privateChatUrl'>;

/** Pages through the customers without acceptance, and searches them. */
export class UnconfirmedHandler {
  readonly #options: UnconfirmedHandlerOptions;

  constructor(options: UnconfirmedHandlerOptions) {
    this.#options = options;
  }

  async list(turn: Turn, place: ListPlace = { filter: 'all', page: 1 }, outcome?: Outcome): Promise<Reply> {
    const { filter, page } = place;
    const query = { filter, page: page - 1, pageSize: unconfirmedPageSize };
    const progress = await this.#options.progress.getProgress(turn.agent);
    if (progress.isForProviderAlone && turn.isPersonal) return this.#options.listOfReseller(turn, page);
    const found = outcome ? undefined : await this.#found(turn, place);
    if (found) return this.#reply(turn, { ...found, progress, place });
    const list = await this.#options.unconfirmed.list(turn.agent, query);
    const shown = { ...place, page: list.page + 1, found: undefined };
    return this.#reply(turn, { ...list, progress, place: shown, outcome });
  }

  /** Back from a customer that a search had found: what it found, as far as it is still open. */
  async #found({ agent }: Turn, { found = [] }: ListPlace) {
    if (found.length === 0) return undefined;
    const { rows, counts } = await this.#options.unconfirmed.listFound(agent, found);
    return rows.length === 0 ? undefined : { rows, counts, hasMore: false, search: { words: '', others: [] } };
  }

  /** Nothing typed is the list itself. */
  async search(turn: Turn, action: ActionOf<'unconfirmed.search'>): Promise<Reply> {
    const words = action.search.trim();
    const { found: _before, ...place } = listPlace(action);
    if (words === '') return this.list(turn, place);
    const [found, progress] = await Promise.all([
      this.#options.unconfirmed.search(turn.agent, words),
      this.#options.progress.getProgress(turn.agent),
    ]);
    const search = { words, others: found.others };
    const shown = { ...place, found: found.rows.map(({ customer }) => customer.customerId) };
    return this.#reply(turn, { ...found, progress, place: shown, search });
  }

  #reply({ language, agent, isPersonal, privateChatUrl }: Turn, list: ShownList): Reply {
    const { clock, linkToPage } = this.#options;
    const { timeZone } = agent;
    const today = dayAt(clock.now(), timeZone);
    const viewer = { language, timeZone, today, privateChatUrl: isPersonal ? undefined : privateChatUrl };
    return reply(linkToPage(unconfirmedCard({ ...viewer, ...list }), listOnPage(list.place.filter), language));
  }
}
