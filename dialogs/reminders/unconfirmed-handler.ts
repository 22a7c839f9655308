import type { ActionOf } from '../../cards/kit/card-actions.ts';
import type { ShownHow } from '../../cards/reminders/reminder-card.ts';
import { unconfirmedCard } from '../../cards/reminders/unconfirmed-card.ts';
import type { DirectoryProgressService } from '../../services/customers/directory/directory-progress-service.ts';
import { type CustomerId, parseGuid } from '../../services/ids.ts';
import type { UnconfirmedService } from '../../services/reminders/unconfirmed-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { OwnerFilter } from '../../services/reminders/unconfirmed-page.ts';
import type { Turn } from '../turn.ts';

interface UnconfirmedHandlerOptions {
  readonly unconfirmed: UnconfirmedService;
  readonly progress: DirectoryProgressService;
  readonly showReminder: (turn: Turn, customerId: CustomerId, how: ShownHow) => Promise<Reply>;
}

/** Pages through the customers without acceptance. */
export class UnconfirmedHandler {
  readonly #options: UnconfirmedHandlerOptions;

  constructor(options: UnconfirmedHandlerOptions) {
    this.#options = options;
  }

  /** `page` counts from 1. */
  async list(turn: Turn, part: { readonly owner: OwnerFilter; readonly page: number }): Promise<Reply> {
    const { owner, page } = part;
    const [list, progress] = await Promise.all([
      this.#options.unconfirmed.list(turn.agent, { owner, page: page - 1 }),
      this.#options.progress.getProgress(turn.agent),
    ]);
    const { language, agent, isPersonal } = turn;
    const privateChatUrl = isPersonal ? undefined : turn.privateChatUrl;
    const shownPage = list.page + 1;
    const { timeZone } = agent;
    return reply(unconfirmedCard({ language, timeZone, owner, page: shownPage, list, progress, privateChatUrl }));
  }

  async open(turn: Turn, action: ActionOf<'unconfirmed.open'>): Promise<Reply> {
    const { owner, page } = action;
    const customerId = parseGuid<CustomerId>(action.chosen);
    if (!customerId) return this.list(turn, { owner, page: Number(page) });
    return this.#options.showReminder(turn, customerId, { from: { kind: 'unconfirmed', owner, page } });
  }
}
