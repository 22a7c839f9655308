import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { type ListPlace, listPlace } from '../../cards/reminders/back-link.ts';
import { severalCard } from '../../cards/reminders/several-card.ts';
import type { Outcome } from '../../cards/reminders/several-outcome.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import { type AgentId, parseGuid } from '../../services/ids.ts';
import type { OwnersService } from '../../services/reminders/owners-service.ts';
import type { RemindersService } from '../../services/reminders/reminders-service.ts';
import type { SeveralCustomersService } from '../../services/reminders/several-customers-service.ts';
import { mostChosen, unconfirmedPageSize } from '../../services/reminders/unconfirmed-page.ts';
import type { UnconfirmedService } from '../../services/reminders/unconfirmed-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface SeveralHandlerOptions {
  readonly several: SeveralCustomersService;
  readonly unconfirmed: UnconfirmedService;
  readonly owners: OwnersService;
  readonly reminders: RemindersService;
  /** The list again, with what was done. */
  readonly showList: (turn: Turn, place: ListPlace, outcome: Outcome) => Promise<Reply>;
  readonly clock: Clock;
}

type Form = Parameters<typeof severalCard>[0]['form'];
type Problem = Parameters<typeof severalCard>[0]['problem'];

/** Does one thing to several unconfirmed customers. */
export class SeveralHandler {
  readonly #options: SeveralHandlerOptions;

  constructor(options: SeveralHandlerOptions) {
    this.#options = options;
  }

  /** The page of the list that was seen is among the customers to choose from. */
  async choose(turn: Turn, place: ListPlace, form?: Form, problem?: Problem): Promise<Reply> {
    const { unconfirmed, owners, clock } = this.#options;
    const { agent, language } = turn;
    const first = (place.page - 1) * unconfirmedPageSize;
    const query = { filter: place.filter, page: Math.floor(first / mostChosen), pageSize: mostChosen };
    const [list, agents] = await Promise.all([unconfirmed.list(agent, query), owners.listAssignable(agent)]);
    const { timeZone } = agent;
    const today = dayAt(clock.now(), timeZone);
    const shown = { ...place, page: (list.page * mostChosen) / unconfirmedPageSize + 1 };
    return reply(severalCard({ language, timeZone, today, ...list, place: shown, agents, form, problem }));
  }

  async assign(turn: Turn, action: ActionOf<'unconfirmed.assign'>): Promise<Reply> {
    const { several, owners, showList } = this.#options;
    const { chosen, assignee } = action;
    const place = listPlace(action);
    if (chosen.length === 0) return this.choose(turn, place, action, 'nothing-chosen');
    const to = parseGuid<AgentId>(assignee);
    const owner = (await owners.listAssignable(turn.agent)).find(({ agentId }) => agentId === to);
    if (!owner) return this.choose(turn, place, action, 'no-assignee');
    const outcome = await several.assign(turn.agent, chosen, owner.agentId);
    return showList(turn, place, { kind: 'assigned', to: owner.name, ...outcome });
  }

  async mute(turn: Turn, action: ActionOf<'unconfirmed.mute'>): Promise<Reply> {
    const { several, reminders, showList } = this.#options;
    const place = listPlace(action);
    if (action.chosen.length === 0) return this.choose(turn, place, { chosen: [], assignee: '' }, 'nothing-chosen');
    const outcome = await several.mute(turn.agent, action.chosen);
    const stopped = outcome.done.map(({ customerId }) => customerId);
    const heardByNobody = new Set(await reminders.listUnheard(turn.agent, stopped));
    const unheard = outcome.done.filter(({ customerId }) => heardByNobody.has(customerId));
    const names = unheard.map(({ companyName }) => companyName);
    return showList(turn, place, { kind: 'stopped', unheard: names, ...outcome });
  }
}
