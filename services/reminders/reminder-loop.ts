import { eachOf } from '../each-of.ts';
import type { PolicyStore } from './policy/policy-store.ts';
import type { ReminderDispatcher } from './sending/reminder-dispatcher.ts';
import type { ReminderScheduler } from './queue/reminder-scheduler.ts';
import type { ReminderSettler } from './sending/reminder-settler.ts';

/** All that is to be done about reminders at this moment; several instances may do so at once. */
export class ReminderLoop {
  readonly #policies: PolicyStore;
  readonly #settler: ReminderSettler;
  readonly #scheduler: ReminderScheduler;
  readonly #dispatcher: ReminderDispatcher;

  constructor(options: {
    readonly policies: PolicyStore;
    readonly settler: ReminderSettler;
    readonly scheduler: ReminderScheduler;
    readonly dispatcher: ReminderDispatcher;
  }) {
    this.#policies = options.policies;
    this.#settler = options.settler;
    this.#scheduler = options.scheduler;
    this.#dispatcher = options.dispatcher;
  }

  async runOnce(stopping: AbortSignal): Promise<void> {
    await eachOf([() => this.remind(stopping), () => this.update(stopping)]);
  }

  /** May wait long for Partner Center. What is settled comes first, so that nobody is reminded of it. */
  async remind(stopping: AbortSignal): Promise<void> {
    const saved = await this.#policies.get();
    const settle = () => this.#settler.settle(stopping);
    if (!saved.policy.isOn) return settle();
    await eachOf([
      settle,
      () => this.#scheduler.run(saved, stopping),
      () => this.#dispatcher.run(saved.policy, stopping),
    ]);
  }

  /** Waits for nothing but the channel: what is settled, or was found settled, is shown in the messages of before. */
  async update(stopping: AbortSignal): Promise<void> {
    await eachOf([() => this.#settler.settle(stopping), () => this.#settler.updateMessages(stopping)]);
  }
}
