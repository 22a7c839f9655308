import { weekMs } from '../../services/duration.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { cardForReminder } from '../../cards/reminders/reminder-message.ts';
import type { PageLink } from '../../cards/kit/page-link.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import { type BackLink, openedFrom } from '../../cards/reminders/back-link.ts';
import type { JustDone } from '../../cards/reminders/reminder-facts.ts';
import { type ShownHow, reminderCard } from '../../cards/reminders/reminder-card.ts';
import { type PlanForm, type PlanProblems, reminderPlanCard } from '../../cards/reminders/reminder-plan-card.ts';
import { type CalendarDay, dayAt, parseCalendarDay } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import { CustomerNotFoundError } from '../../services/customers/customer-not-found-error.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { CustomerId, ReminderMessageId } from '../../services/ids.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { RemindersService, ShownCase } from '../../services/reminders/reminders-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface ReminderHandlerOptions {
  readonly reminders: RemindersService;
  readonly showStatus: (turn: Turn, customer: CustomerSummary) => Promise<Reply>;
  readonly customers: CustomersService;
  readonly linkToPage: PageLink;
  readonly clock: Clock;
}

type StoppingAction = ActionOf<'reminder.snooze' | 'reminder.mute' | 'reminder.unmute'>;

/** Shows reminders and their customers, and what agents want of them, in the same message. */
export class ReminderHandler {
  readonly #options: ReminderHandlerOptions;

  constructor(options: ReminderHandlerOptions) {
    this.#options = options;
  }

  /** The reminder as it stands now. */
  async list(turn: Turn, messageId: ReminderMessageId): Promise<Reply> {
    const reminder = await this.#options.reminders.showMessage(turn.agent, messageId);
    if (!reminder) return reply(outdatedCard({ language: turn.language }));
    if (!turn.isAutomatic) await this.#atCard(turn, (place) => this.#options.reminders.attachCard(place));
    const recipient = { ...turn.agent, language: turn.language };
    return reply(cardForReminder({ ...reminder, recipient }, this.#options.linkToPage));
  }

  /** One customer of a digest, with the reason that the digest gives. */
  async open(turn: Turn, { customerId, messageId }: ActionOf<'reminder.open'>): Promise<Reply> {
    const reminder = await this.#options.reminders.showMessage(turn.agent, messageId);
    const reminded = reminder?.cases.find(({ customer }) => customer.customerId === customerId);
    if (!reminder || !reminded) return this.show(turn, customerId);
    return this.#single(turn, { case: reminded, offers: reminder.offers }, { from: { kind: 'reminder', messageId } });
  }

  /** Before something else takes the place of the reminder whose card was used. */
  async detachCard(turn: Turn): Promise<void> {
    await this.#atCard(turn, (place) => this.#options.reminders.detachCard(place));
  }

  async #atCard(
    { conversationId, cardActivityId }: Turn,
    act: (place: { readonly conversationId: string; readonly activityId: string }) => Promise<void>,
  ): Promise<void> {
    if (cardActivityId !== undefined) await act({ conversationId, activityId: cardActivityId });
  }

  async showAgain(turn: Turn, action: ActionOf<'reminder.show'>): Promise<Reply> {
    return this.show(turn, action.customerId, { from: openedFrom(action) });
  }

  async show(turn: Turn, customerId: CustomerId, how: ShownHow = {}): Promise<Reply> {
    const found = await this.find(turn, customerId);
    return found ? this.#single(turn, found, how) : this.#status(turn, customerId);
  }

  /** Undefined for a customer that the directory has not seen yet. */
  async find(turn: Turn, customerId: CustomerId): Promise<ShownCase | undefined> {
    try {
      return await this.#options.reminders.showCase(turn.agent, customerId);
    } catch (error) {
      if (error instanceof CustomerNotFoundError) return undefined;
      throw error;
    }
  }

  /** Off for a week. */
  async snooze(turn: Turn, action: ActionOf<'reminder.snooze'>): Promise<Reply> {
    const { reminders, clock } = this.#options;
    await reminders.snooze(turn.agent, action.customerId, new Date(clock.now().getTime() + weekMs));
    return this.#showStopped(turn, action);
  }

  async mute(turn: Turn, action: ActionOf<'reminder.mute'>): Promise<Reply> {
    const { reminders } = this.#options;
    const { customerId } = action;
    await reminders.mute(turn.agent, customerId);
    const remindedInstead = await reminders.listReminded(turn.agent, customerId);
    return this.show(turn, customerId, { from: openedFrom(action), remindedInstead });
  }

  async unmute(turn: Turn, action: ActionOf<'reminder.unmute'>): Promise<Reply> {
    await this.#options.reminders.unmute(turn.agent, action.customerId);
    return this.#showStopped(turn, action);
  }

  #showStopped(turn: Turn, action: StoppingAction): Promise<Reply> {
    return this.show(turn, action.customerId, { from: openedFrom(action) });
  }

  /** When the customer needs the agreement, and when to bring it up again; a day that was typed is taken at once. */
  async plan(turn: Turn, customerId: CustomerId, remindOn = ''): Promise<Reply> {
    return remindOn === ''
      ? this.#plan(turn, { customerId })
      : this.saveLater(turn, { customerId, neededBy: '', neededFor: '', remindOn });
  }

  async showPlan(turn: Turn, action: Planned & CarriedFrom): Promise<Reply> {
    return this.#plan(turn, planned(action));
  }

  async saveLater(turn: Turn, action: TypedPlan): Promise<Reply> {
    const { customerId, neededBy, neededFor, remindOn: typed } = action;
    const form = { neededBy, neededFor, remindOn: typed };
    const remindOn = this.#dayAhead(turn, form.remindOn);
    if (remindOn.problem) return this.#plan(turn, planned(action), { form, problems: { remindOn: remindOn.problem } });
    await this.#options.reminders.remindLater(turn.agent, customerId, remindOn.day);
    return this.#plan(turn, planned(action));
  }

  /** An empty field takes the day back. */
  async saveNeededBy(turn: Turn, action: TypedPlan): Promise<Reply> {
    const { reminders } = this.#options;
    const { customerId, neededBy: typed, neededFor, remindOn } = action;
    const form = { neededBy: typed, neededFor, remindOn };
    if (form.neededBy.trim() === '') {
      await reminders.setNeededBy(turn.agent, customerId, undefined);
      return this.#plan(turn, planned(action), { justDone: 'unplanned' });
    }
    const neededBy = this.#dayAhead(turn, form.neededBy);
    if (neededBy.problem) return this.#plan(turn, planned(action), { form, problems: { neededBy: neededBy.problem } });
    const needed = { day: neededBy.day, for: neededFor === 'order' ? 'order' : 'renewal' } as const;
    await reminders.setNeededBy(turn.agent, customerId, needed);
    return this.#plan(turn, planned(action), { justDone: 'planned' });
  }

  #dayAhead(turn: Turn, typed: string): DayAhead {
    const day = parseCalendarDay(typed.trim());
    if (!day) return { problem: 'not-a-date' };
    return day > this.#today(turn) ? { day } : { problem: 'not-ahead' };
  }

  async #plan(turn: Turn, { customerId, from, back }: Planned, how: PlanHow = {}): Promise<Reply> {
    const found = await this.find(turn, customerId);
    if (!found || found.offers.providers) return this.#status(turn, customerId);
    const { neededBy } = found.case;
    const kept = { neededBy: neededBy?.day ?? '', neededFor: neededBy?.for ?? '', remindOn: '' };
    return reply(
      reminderPlanCard({
        ...this.#viewer(turn),
        reminded: found.case,
        offers: found.offers,
        from,
        back,
        today: this.#today(turn),
        form: how.form ?? kept,
        problems: how.problems ?? {},
        justDone: how.justDone,
      }),
    );
  }

  #single(turn: Turn, { case: reminded, offers }: ShownCase, how: ShownHow): Reply {
    return reply(reminderCard({ ...this.#viewer(turn), ...how, reminded, offers }));
  }

  async #status(turn: Turn, customerId: CustomerId): Promise<Reply> {
    const { showStatus, customers } = this.#options;
    return showStatus(turn, await customers.getCustomer(turn.agent, customerId));
  }

  #viewer({ language, agent }: Turn) {
    return { language, timeZone: agent.timeZone, agentId: agent.agentId };
  }

  #today(turn: Turn): CalendarDay {
    return dayAt(this.#options.clock.now(), turn.agent.timeZone);
  }
}

/** A customer whose reminders are planned, and the card that this was opened from. */
interface Planned {
  readonly customerId: CustomerId;
  readonly from?: BackLink | undefined;
  readonly back?: 'status' | undefined;
}

type CarriedFrom = Partial<Parameters<typeof openedFrom>[0]>;

/** Typed into a form, or after the command. */
type TypedPlan = PlanForm & Omit<Planned, 'from'> & CarriedFrom;

function planned({ customerId, back, ...carried }: Planned & CarriedFrom): Planned {
  return { customerId, back, from: openedFrom(carried) };
}

interface PlanHow {
  readonly form?: PlanForm;
  readonly problems?: PlanProblems;
  readonly justDone?: JustDone;
}

type DayAhead =
  { readonly day: CalendarDay; readonly problem?: undefined } | { readonly problem: 'not-a-date' | 'not-ahead' };
