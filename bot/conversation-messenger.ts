import type { CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { AdaptiveCardJson } from '../cards/card-template.ts';
import { ProductError } from '../services/product-error.ts';
import { cardMessage } from './card-message.ts';

/** The chat could not be reached; what was to be said has not been said. */
export class ConversationUnreachableError extends ProductError {
  readonly code = 'conversation-unreachable';

  constructor(cause: unknown) {
    super('the conversation could not be reached', { cause });
  }
}

/** Sends and replaces cards outside of a turn. */
export class ConversationMessenger {
  readonly #adapter: CloudAdapter;
  readonly #appId: string;

  constructor(options: { adapter: CloudAdapter; appId: string }) {
    this.#adapter = options.adapter;
    this.#appId = options.appId;
  }

  async send(conversation: Partial<ConversationReference>, card: AdaptiveCardJson): Promise<void> {
    await this.#talk(conversation, (context) => context.sendActivity(cardMessage(card)));
  }

  async replace(
    conversation: Partial<ConversationReference>,
    activityId: string,
    card: AdaptiveCardJson,
  ): Promise<void> {
    await this.#talk(conversation, (context) => context.updateActivity({ ...cardMessage(card), id: activityId }));
  }

  async #talk(
    conversation: Partial<ConversationReference>,
    say: (context: TurnContext) => Promise<unknown>,
  ): Promise<void> {
    let said: Promise<unknown> | undefined;
    try {
      await this.#adapter.continueConversationAsync(this.#appId, conversation, async (context) => {
        said = say(context);
        await said;
      });
      // The adapter hands a failure in here to its `onTurnError`, and then resolves.
      await said;
    } catch (error) {
      throw new ConversationUnreachableError(error);
    }
  }
}
