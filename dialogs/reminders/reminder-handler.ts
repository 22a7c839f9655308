import { cardForReminder } from '../../cards/reminders/reminder-message.ts';
import type { CardAction } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { BackLink } from '../../cards/kit/back-link.ts';
import type { JustDone } from '../../cards/reminders/reminder-parts.ts';
import { reminderCard } from '../../cards/reminders/reminder-card.ts';
import { type PlanForm, type PlanProblems, reminderPlanCard } from '../../cards/reminders/reminder-plan-card.ts';
import { type CalendarDay, dayAt, parseCalendarDay } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import { CustomerNotFoundError } from '../../services/customers/customer-not-found-error.ts';
import type { CustomerId, ReminderMessageId } from '../../services/ids.ts';
import type { RemindersService, ShownCase } from '../../services/reminders/reminders-service.ts';
import type { AgreementCards } from '../agreements/status-handler.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

const weekMs = 7 * 24 * 60 * 60_000;

interface ReminderCardsOptions {
  readonly reminders: RemindersService;
  readonly agreements: AgreementCards;
  readonly clock: Clock;
}

type PlanAction = Extract<CardAction, { verb: 'reminder.neededBy' | 'reminder.later' }>;
type StoppingAction = Extract<CardAction, { verb: 'reminder.snooze' | 'reminder.mute' | 'reminder.unmute' }>;

/** From each press on a reminder to the card that follows, in the same message. */
export class ReminderCards {
  readonly #its: ReminderCardsOptions;

  constructor(options: ReminderCardsOptions) {
    this.#its = options;
  }

  /** The reminder as it stands now. */
  async list(turn: Turn, messageId: ReminderMessageId): Promise<Shown> {
    const reminder = await this.#its.reminders.showMessage(turn.agent, messageId);
    if (!reminder) return shown(outdatedCard({ language: turn.language }));
    const recipient = { ...turn.agent, language: turn.language };
    return shown(cardForReminder({ ...reminder, recipient }));
  }

  /** One customer of a digest, with the reason that the digest gives. */
  async open(turn: Turn, customerId: CustomerId, messageId: ReminderMessageId): Promise<Shown> {
    const reminder = await this.#its.reminders.showMessage(turn.agent, messageId);
    const reminded = reminder?.cases.find(({ customer }) => customer.customerId === customerId);
    if (!reminder || !reminded) return this.show(turn, customerId);
    return this.#single(turn, { case: reminded, offers: reminder.offers }, { from: { kind: 'reminder', messageId } });
  }

  async show(turn: Turn, customerId: CustomerId, how: ShownHow = {}): Promise<Shown> {
    const found = await this.find(turn, customerId);
    return found ? this.#single(turn, found, how) : this.#status(turn, customerId);
  }

  /** Undefined for a customer that the directory has not seen yet. */
  async find(turn: Turn, customerId: CustomerId): Promise<ShownCase | undefined> {
    try {
      return await this.#its.reminders.showCase(turn.agent, customerId);
    } catch (error) {
      if (error instanceof CustomerNotFoundError) return undefined;
      throw error;
    }
  }

  /** Off for a week, off for good, or on again. */
  async stop(turn: Turn, action: StoppingAction): Promise<Shown> {
    const { reminders, clock } = this.#its;
    const { customerId } = action;
    if (!turn.isAutomatic) {
      const until = new Date(clock.now().getTime() + weekMs);
      if (action.verb === 'reminder.snooze') await reminders.snooze(turn.agent, customerId, until);
      if (action.verb === 'reminder.mute') await reminders.mute(turn.agent, customerId);
      if (action.verb === 'reminder.unmute') await reminders.unmute(turn.agent, customerId);
    }
    return this.show(turn, customerId, { from: openedFrom(action) });
  }

  /** When the customer needs the agreement, and when to bring it up again; a day that was typed is taken at once. */
  async plan(turn: Turn, customerId: CustomerId, remindOn = ''): Promise<Shown> {
    if (remindOn === '') return this.#plan(turn, customerId);
    return this.savePlan(turn, { verb: 'reminder.later', customerId, neededBy: '', neededFor: '', remindOn });
  }

  async savePlan(turn: Turn, action: PlanAction): Promise<Shown> {
    const { customerId, neededBy, neededFor, remindOn } = action;
    const form = { neededBy, neededFor, remindOn };
    if (turn.isAutomatic) return this.#plan(turn, customerId);
    return action.verb === 'reminder.later'
      ? this.#saveLater(turn, customerId, form)
      : this.#saveNeededBy(turn, customerId, form);
  }

  async #saveLater(turn: Turn, customerId: CustomerId, form: PlanForm): Promise<Shown> {
    const remindOn = this.#dayAhead(turn, form.remindOn);
    if (remindOn.problem) return this.#plan(turn, customerId, { form, problems: { remindOn: remindOn.problem } });
    await this.#its.reminders.remindLater(turn.agent, customerId, remindOn.day);
    return this.#plan(turn, customerId);
  }

  /** An empty field takes the day back. */
  async #saveNeededBy(turn: Turn, customerId: CustomerId, form: PlanForm): Promise<Shown> {
    const { reminders } = this.#its;
    if (form.neededBy.trim() === '') {
      await reminders.setNeededBy(turn.agent, customerId, undefined);
      return this.#plan(turn, customerId, { justDone: 'unplanned' });
    }
    const neededBy = this.#dayAhead(turn, form.neededBy);
    if (neededBy.problem) return this.#plan(turn, customerId, { form, problems: { neededBy: neededBy.problem } });
    const neededFor = form.neededFor === 'order' ? 'order' : 'renewal';
    await reminders.setNeededBy(turn.agent, customerId, { day: neededBy.day, for: neededFor });
    return this.#plan(turn, customerId, { justDone: 'planned' });
  }

  #dayAhead(turn: Turn, typed: string): DayAhead {
    const day = parseCalendarDay(typed.trim());
    if (!day) return { problem: 'not-a-date' };
    return day > this.#today(turn) ? { day } : { problem: 'not-ahead' };
  }

  async #plan(turn: Turn, customerId: CustomerId, how: PlanHow = {}): Promise<Shown> {
    const found = await this.find(turn, customerId);
    if (!found) return this.#status(turn, customerId);
    const { neededBy } = found.case;
    const kept = { neededBy: neededBy?.day ?? '', neededFor: neededBy?.for ?? '', remindOn: '' };
    return shown(
      reminderPlanCard({
        ...this.#viewer(turn),
        reminded: found.case,
        offers: found.offers,
        today: this.#today(turn),
        form: how.form ?? kept,
        problems: how.problems ?? {},
        justDone: how.justDone,
      }),
    );
  }

  #single(turn: Turn, { case: reminded, offers }: ShownCase, how: ShownHow): Shown {
    return shown(reminderCard({ ...this.#viewer(turn), ...how, reminded, offers }));
  }

  async #status(turn: Turn, customerId: CustomerId): Promise<Shown> {
    const { agreements } = this.#its;
    return agreements.status(turn, await agreements.getCustomer(turn, customerId));
  }

  #viewer({ language, agent }: Turn) {
    return { language, timeZone: agent.timeZone, agentId: agent.agentId };
  }

  #today(turn: Turn): CalendarDay {
    return dayAt(this.#its.clock.now(), turn.agent.timeZone);
  }
}

interface ShownHow {
  readonly from?: BackLink | undefined;
  readonly justDone?: JustDone;
}

interface PlanHow {
  readonly form?: PlanForm;
  readonly problems?: PlanProblems;
  readonly justDone?: JustDone;
}

type DayAhead =
  { readonly day: CalendarDay; readonly problem?: undefined } | { readonly problem: 'not-a-date' | 'not-ahead' };

/** Where the way back leads, as a button carries it along. */
export function openedFrom({ messageId, owner, page }: CarriedFrom): BackLink | undefined {
  if (messageId !== undefined) return { kind: 'reminder', messageId };
  return owner !== undefined && page !== undefined ? { kind: 'unconfirmed', owner, page } : undefined;
}

type CarriedFrom = Pick<StoppingAction, 'messageId' | 'owner' | 'page'>;
