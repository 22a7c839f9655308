import type { LateAnswer, LateAnswers } from '../dialogs/late-answers.ts';
import type { Log } from '../services/log.ts';
import type { ConversationMessenger } from './conversation-messenger.ts';

/** Work that outlives its turn. The process stops only after it. */
export class BackgroundAnswers implements LateAnswers {
  readonly #underway = new Set<Promise<void>>();
  readonly #messenger: ConversationMessenger;
  readonly #log: Log;

  constructor(options: { messenger: ConversationMessenger; log: Log }) {
    this.#messenger = options.messenger;
    this.#log = options.log;
  }

  async finish({ conversation, activityId, work }: LateAnswer): Promise<void> {
    const { card, afterwards } = await work;
    try {
      await this.#messenger.replace(conversation, activityId, card);
    } catch (error) {
      this.#log.warn({ err: error }, 'card was not replaced');
      await this.#messenger.send(conversation, card);
    }
    await afterwards?.();
  }

  /** Runs work that nobody waits for but the end of the process. */
  run(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => this.#log.error({ err: error }, 'background work failed'))
      .finally(() => this.#underway.delete(done));
    this.#underway.add(done);
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }
}
