import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { idsIn } from '../../cards/kit/customer-ids.ts';
import { type ListPlace, listPlace } from '../../cards/reminders/back-link.ts';
import { type SeveralForm, type SeveralProblem, severalCard } from '../../cards/reminders/several-card.ts';
import type { Outcome } from '../../cards/reminders/several-outcome.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { type AgentId, type CustomerId, parseGuid } from '../../services/ids.ts';
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
  readonly authorization: AuthorizationService;
  /** The list again, with what was done. */
  readonly showList: (turn: Turn, place: ListPlace, outcome: Outcome) => Promise<Reply>;
  /** The letter to the first of them; the others follow. */
  readonly showLetters: (turn: Turn, customerIds: readonly CustomerId[], place: ListPlace) => Promise<Reply>;
  readonly clock: Clock;
}

type SeveralVerb = `unconfirmed.${'choose' | 'assign' | 'invite' | 'mute'}`;

/** Does one thing to several unconfirmed customers. */
export class SeveralHandler {
  readonly #options: SeveralHandlerOptions;

  constructor(options: SeveralHandlerOptions) {
    this.#options = options;
  }

  /** The page of the list that was seen is among the customers to choose from; what is ticked stays ticked from page to page. */
  async choose(turn: Turn, action: ActionOf<SeveralVerb>, problem?: SeveralProblem): Promise<Reply> {
    const { unconfirmed, owners, authorization, clock } = this.#options;
    const { agent, language } = turn;
    const { timeZone } = agent;
    const place = listPlace(action);
    const typed = formOf(action);
    const first = (place.page - 1) * unconfirmedPageSize;
    const query = { filter: place.filter, page: Math.floor(first / mostChosen), pageSize: mostChosen };
    const [list, ticked, agents, { invite: mayInvite }] = await Promise.all([
      unconfirmed.list(agent, query),
      unconfirmed.listTicked(agent, typed.ticked),
      owners.listAssignable(agent),
      authorization.listOfferedRoads(agent),
    ]);
    const shown = { ...place, page: (list.page * mostChosen) / unconfirmedPageSize + 1 };
    const here = list.rows.map(({ customer }) => customer.customerId);
    const isAll = action.verb === 'unconfirmed.choose' && action.all === 'yes';
    const form = isAll ? { ...typed, ticked: [...new Set([...typed.ticked, ...here])] } : typed;
    const isHere = new Set(here);
    const elsewhere = ticked.filter(({ customerId }) => !isHere.has(customerId));
    const viewer = { language, timeZone, today: dayAt(clock.now(), timeZone) };
    const wrong = problem ?? (form.ticked.length > mostChosen ? 'too-many' : undefined);
    return reply(severalCard({ ...viewer, ...list, place: shown, agents, mayInvite, form, elsewhere, problem: wrong }));
  }

  async assign(turn: Turn, action: ActionOf<'unconfirmed.assign'>): Promise<Reply> {
    const { several, owners, showList } = this.#options;
    const { ticked, assignee } = formOf(action);
    const problem = problemWith(ticked);
    if (problem) return this.choose(turn, action, problem);
    const to = parseGuid<AgentId>(assignee);
    const owner = (await owners.listAssignable(turn.agent)).find(({ agentId }) => agentId === to);
    if (!owner) return this.choose(turn, action, 'no-assignee');
    const outcome = await several.assign(turn.agent, ticked, owner.agentId);
    return showList(turn, listPlace(action), { kind: 'assigned', to: owner.name, ...outcome });
  }

  /** Nobody is invited by it: each letter has to be sent, and to be said to have been sent. */
  async invite(turn: Turn, action: ActionOf<'unconfirmed.invite'>): Promise<Reply> {
    const { ticked } = formOf(action);
    const problem = problemWith(ticked);
    return problem ? this.choose(turn, action, problem) : this.#options.showLetters(turn, ticked, listPlace(action));
  }

  async mute(turn: Turn, action: ActionOf<'unconfirmed.mute'>): Promise<Reply> {
    const { several, reminders, showList } = this.#options;
    const { ticked } = formOf(action);
    const problem = problemWith(ticked);
    if (problem) return this.choose(turn, action, problem);
    const outcome = await several.mute(turn.agent, ticked);
    const stopped = outcome.done.map(({ customerId }) => customerId);
    const heardByNobody = new Set(await reminders.listUnheard(turn.agent, stopped));
    const unheard = outcome.done.filter(({ customerId }) => heardByNobody.has(customerId));
    const names = unheard.map(({ companyName }) => companyName);
    return showList(turn, listPlace(action), { kind: 'stopped', unheard: names, ...outcome });
  }

  /** What came of the letters to them. */
  async showInvited(turn: Turn, customerIds: readonly CustomerId[], place: ListPlace): Promise<Reply> {
    const { several, showList } = this.#options;
    return showList(turn, place, { kind: 'invited', ...(await several.seeInvited(turn.agent, customerIds)) });
  }
}

/** Here and on other pages. */
function formOf({ chosen, ticked, assignee }: ActionOf<SeveralVerb>): SeveralForm {
  return { ticked: [...new Set([...chosen, ...idsIn(ticked)])], assignee };
}

function problemWith(ticked: readonly CustomerId[]): SeveralProblem | undefined {
  if (ticked.length === 0) return 'nothing-chosen';
  return ticked.length > mostChosen ? 'too-many' : undefined;
}
