import type { CardAction } from '../../cards/kit/card-actions.ts';
import { unconfirmedCard } from '../../cards/reminders/unconfirmed-card.ts';
import type { DirectoryProgressService } from '../../services/customers/directory/directory-progress-service.ts';
import { type CustomerId, parseGuid } from '../../services/ids.ts';
import type { OwnerFilter } from '../../services/reminders/unconfirmed-page.ts';
import type { UnconfirmedService } from '../../services/reminders/unconfirmed-service.ts';
import type { ReminderCards } from './reminder-handler.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface UnconfirmedCardsOptions {
  readonly unconfirmed: UnconfirmedService;
  readonly directory: DirectoryProgressService;
  readonly reminderCards: ReminderCards;
}

/** Pages through the customers without acceptance. */
export class UnconfirmedCards {
  readonly #its: UnconfirmedCardsOptions;

  constructor(options: UnconfirmedCardsOptions) {
    this.#its = options;
  }

  /** `page` counts from 1. */
  async list(turn: Turn, part: { readonly owner: OwnerFilter; readonly page: number }): Promise<Shown> {
    const { owner, page } = part;
    const [list, progress] = await Promise.all([
      this.#its.unconfirmed.list(turn.agent, { owner, page: page - 1 }),
      this.#its.directory.getProgress(turn.agent),
    ]);
    const { language, agent, isPersonal } = turn;
    const privateChatUrl = isPersonal ? undefined : turn.privateChatUrl;
    const shownPage = list.page + 1;
    const { timeZone } = agent;
    return shown(unconfirmedCard({ language, timeZone, owner, page: shownPage, list, progress, privateChatUrl }));
  }

  async open(turn: Turn, action: Extract<CardAction, { verb: 'unconfirmed.open' }>): Promise<Shown> {
    const { owner, page } = action;
    const customerId = parseGuid<CustomerId>(action.chosen);
    if (!customerId) return this.list(turn, { owner, page: Number(page) });
    return this.#its.reminderCards.show(turn, customerId, { from: { kind: 'unconfirmed', owner, page } });
  }
}
