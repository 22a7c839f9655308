import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import type { LateAnswer, LateAnswers } from '../../dialogs/reply.ts';
import type { Log } from '../../services/log.ts';
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

  /**
   * `afterwards` is done only where the agent has the card: an outcome of which it takes note is told again otherwise, by the
   * reconciliation of attestations or of new customers.
   */
  async finish(answer: LateAnswer): Promise<void> {
    const { card, afterwards } = await answer.work;
    if (await this.#show(answer, card)) await afterwards?.();
  }

  async #show({ conversation, activityId, reference }: LateAnswer, card: AdaptiveCardJson): Promise<boolean> {
    try {
      await this.#messenger.replace(conversation, activityId, card);
      return true;
    } catch (error) {
      this.#log.warn({ reference, err: error }, 'card was not replaced');
    }
    try {
      await this.#messenger.send(conversation, card);
      return true;
    } catch (error) {
      this.#log.error({ reference, err: error }, 'answer was lost');
      return false;
    }
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
