import type { LateAnswer, LateAnswers } from '../../dialogs/reply.ts';
import { type ConversationReference, TurnContext } from 'botbuilder';
import { type ShowableCard, cardMessage } from '../../dialogs/card-message.ts';
import type { Log } from '../../services/log.ts';
import { ProductError } from '../../services/product-error.ts';
import { type Connector, type Spot, untilTaken } from './connector.ts';

/** Work that outlives its turn. The process waits for this work before it stops. */
export class LateReplies implements LateAnswers {
  readonly #underway = new Set<Promise<void>>();
  readonly #messenger: ConversationMessenger;
  readonly #log: Log;

  constructor(options: { messenger: ConversationMessenger; log: Log }) {
    this.#messenger = options.messenger;
    this.#log = options.log;
  }

  /**
   * `afterwards` is done only where the agent has the card. Otherwise the reconciliation of attestations or of new customers
   * tells the outcome again.
   */
  async finish(answer: LateAnswer): Promise<void> {
    const { card, noteMessage, afterwards } = await answer.work;
    const shownIn = await this.#show(answer, card);
    if (shownIn === undefined) return;
    await noteMessage?.(shownIn);
    await afterwards?.(shownIn);
  }

  /** Returns the id of the message that holds the card. */
  async #show({ conversation, activityId, reference }: LateAnswer, card: ShowableCard): Promise<string | undefined> {
    try {
      await this.#messenger.replace(conversation, activityId, card);
      return activityId;
    } catch (error) {
      this.#log.warn({ reference, err: error }, 'card was not replaced');
    }
    try {
      return await this.#messenger.send(conversation, card);
    } catch (error) {
      this.#log.error({ reference, err: error }, 'answer was lost');
      return undefined;
    }
  }

  /** Runs work for which only the end of the process waits. */
  run(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => this.#log.error({ err: error }, 'background work failed'))
      .finally(() => this.#underway.delete(done));
    this.#underway.add(done);
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }
}

/** The chat could not be reached, and nothing was said. */
export class ConversationUnreachableError extends ProductError {
  readonly code = 'conversation-unreachable';

  constructor(cause: unknown) {
    super('the conversation could not be reached', { cause });
  }
}

/** Sends and replaces cards outside of a turn, for agents who wait for them. */
export class ConversationMessenger {
  readonly #connector: Connector;

  constructor({ connector }: { readonly connector: Connector }) {
    this.#connector = connector;
  }

  /** Returns the id of the message. */
  async send(conversation: Partial<ConversationReference>, card: ShowableCard): Promise<string> {
    const message = TurnContext.applyConversationReference(cardMessage(card), conversation);
    return this.#talk(conversation, (spot) => this.#connector.send(spot, message));
  }

  async replace(conversation: Partial<ConversationReference>, activityId: string, card: ShowableCard): Promise<void> {
    const message = TurnContext.applyConversationReference(cardMessage(card), conversation);
    await this.#talk(conversation, (spot) => this.#connector.update(spot, activityId, message));
  }

  async #talk<Answer>(
    { conversation, serviceUrl }: Partial<ConversationReference>,
    say: (spot: Spot) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      if (conversation === undefined || serviceUrl === undefined) throw new Error('nobody knows where the chat is');
      const spot = { serviceUrl, conversationId: conversation.id };
      return await untilTaken(() => say(spot));
    } catch (error) {
      throw new ConversationUnreachableError(error);
    }
  }
}
