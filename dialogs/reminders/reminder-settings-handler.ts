import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { reminderPolicyCard } from '../../cards/reminders/reminder-policy-card.ts';
import { type DeliveryChoice, reminderPreferencesCard } from '../../cards/reminders/reminder-preferences-card.ts';
import { dayAt, parseCalendarDay, startOfDay } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { ReminderMessageId } from '../../services/ids.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { OwnersService } from '../../services/reminders/owners-service.ts';
import {
  type PolicyField,
  type PolicyForm,
  policyForm,
  policyFrom,
} from '../../services/reminders/policy/reminder-policy.ts';
import type { ReminderSettingsService } from '../../services/reminders/policy/reminder-settings-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface ReminderSettingsHandlerOptions {
  readonly settings: ReminderSettingsService;
  readonly owners: OwnersService;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

interface FromMessage {
  readonly messageId?: ReminderMessageId | undefined;
}

interface PolicyShown extends FromMessage {
  readonly form: PolicyForm;
  readonly wrong?: readonly PolicyField[];
  readonly isSaved?: boolean;
}

interface PreferencesForm extends FromMessage {
  readonly delivery: DeliveryChoice;
  readonly pausedUntil: string;
  readonly problem?: 'not-a-date' | 'not-ahead' | undefined;
  readonly isSaved?: boolean;
}

/** How the agent is reminded, and the policy of the whole partner. */
export class ReminderSettingsHandler {
  readonly #options: ReminderSettingsHandlerOptions;

  constructor(options: ReminderSettingsHandlerOptions) {
    this.#options = options;
  }

  /** `messageId` is the reminder in whose place it is shown. */
  async show(turn: Turn, messageId?: ReminderMessageId, isSaved = false): Promise<Reply> {
    const { pausedUntil, hasOptedOut, delivery } = await this.#options.settings.getPreferences(turn.agent);
    const isPaused = pausedUntil !== undefined && pausedUntil > this.#options.clock.now();
    return this.#preferences(turn, {
      delivery: hasOptedOut ? 'off' : delivery,
      pausedUntil: isPaused ? dayAt(pausedUntil, turn.agent.timeZone) : '',
      isSaved,
      messageId,
    });
  }

  async save(turn: Turn, action: ActionOf<'reminders.save'>): Promise<Reply> {
    const { settings } = this.#options;
    const before = await settings.getPreferences(turn.agent);
    const delivery = deliveryFrom(action.delivery) ?? before.delivery;
    const pause = this.#pauseFrom(turn, action.pausedUntil.trim());
    const { messageId, pausedUntil } = action;
    if (pause.problem) return this.#preferences(turn, { ...pause, delivery, pausedUntil, messageId });
    await settings.savePreferences(turn.agent, {
      delivery: delivery === 'off' ? before.delivery : delivery,
      hasOptedOut: delivery === 'off',
      pausedUntil: pause.until,
    });
    return this.show(turn, messageId, true);
  }

  async showPolicy(turn: Turn, { messageId }: FromMessage): Promise<Reply> {
    await this.#options.authorization.require(turn.agent, 'partner-settings');
    return this.#policy(turn, { form: policyForm(await this.#options.settings.getPolicy(turn.agent)), messageId });
  }

  /** With a mistake in it, nothing is saved and everything typed stays. */
  async savePolicy(turn: Turn, action: ActionOf<'policy.save'>): Promise<Reply> {
    const policy = policyFrom(action);
    const { messageId } = action;
    const saving = await this.#options.settings.savePolicy(turn.agent, policy);
    if (saving.kind === 'invalid')
      return this.#policy(turn, { form: action, wrong: Object.keys(saving.problems) as PolicyField[], messageId });
    return this.#policy(turn, { form: policyForm(policy), isSaved: true, messageId });
  }

  #pauseFrom(turn: Turn, typed: string): { until?: Date | undefined; problem?: 'not-a-date' | 'not-ahead' } {
    if (typed === '') return {};
    const day = parseCalendarDay(typed);
    if (!day) return { problem: 'not-a-date' };
    const { timeZone } = turn.agent;
    return day > dayAt(this.#options.clock.now(), timeZone)
      ? { until: startOfDay(day, timeZone) }
      : { problem: 'not-ahead' };
  }

  async #preferences(turn: Turn, form: PreferencesForm): Promise<Reply> {
    const { settings, authorization, clock } = this.#options;
    const { agent, language } = turn;
    const [policy, mayChangePolicy] = await Promise.all([
      settings.getPolicy(agent),
      authorization.isOffered(agent, 'partner-settings'),
    ]);
    const today = dayAt(clock.now(), agent.timeZone);
    const { problem, isSaved = false } = form;
    return reply(reminderPreferencesCard({ ...form, language, problem, isSaved, today, policy, mayChangePolicy }));
  }

  async #policy(turn: Turn, { form, wrong = [], isSaved = false, messageId }: PolicyShown): Promise<Reply> {
    const agents = await this.#options.owners.listAssignable(turn.agent);
    return reply(reminderPolicyCard({ language: turn.language, form, wrong, isSaved, agents, messageId }));
  }
}

function deliveryFrom(typed: string): DeliveryChoice | undefined {
  return (['digest', 'single', 'off'] as const).find((choice) => choice === typed);
}
