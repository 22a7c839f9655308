import type { PolicyStore } from './policy-store.ts';
import type { ReminderDispatcher } from './reminder-dispatcher.ts';
import type { ReminderScheduler } from './reminder-scheduler.ts';
import type { ReminderSettler } from './reminder-settler.ts';

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

  /** What is settled comes first, so that nobody is reminded of it; and again at the end, for what was found settled. */
  async runOnce(stopping: AbortSignal): Promise<void> {
    const saved = await this.#policies.get();
    await this.#settler.settle(stopping);
    if (saved.policy.isOn) {
      await this.#scheduler.run(saved, stopping);
      await this.#dispatcher.run(saved.policy, stopping);
      await this.#settler.settle(stopping);
    }
    await this.#settler.updateMessages(stopping);
  }
}
