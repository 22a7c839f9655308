import { type ConversationReference, TurnContext } from 'botbuilder';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { ProductError } from '../../services/product-error.ts';
import { cardMessage } from './card-message.ts';
import type { Connector, Spot } from './connector.ts';
import { untilTaken } from './until-taken.ts';

/** The chat could not be reached; what was to be said has not been said. */
export class ConversationUnreachableError extends ProductError {
  readonly code = 'conversation-unreachable';

  constructor(cause: unknown) {
    super('the conversation could not be reached', { cause });
  }
}

/** Sends and replaces cards outside of a turn, for somebody who waits for them. */
export class ConversationMessenger {
  readonly #connector: Connector;

  constructor({ connector }: { readonly connector: Connector }) {
    this.#connector = connector;
  }

  async send(conversation: Partial<ConversationReference>, card: AdaptiveCardJson): Promise<void> {
    const message = TurnContext.applyConversationReference(cardMessage(card), conversation);
    await this.#talk(conversation, (spot) => this.#connector.send(spot, message));
  }

  async replace(
    conversation: Partial<ConversationReference>,
    activityId: string,
    card: AdaptiveCardJson,
  ): Promise<void> {
    const message = TurnContext.applyConversationReference(cardMessage(card), conversation);
    await this.#talk(conversation, (spot) => this.#connector.update(spot, activityId, message));
  }

  async #talk(
    { conversation, serviceUrl }: Partial<ConversationReference>,
    say: (spot: Spot) => Promise<unknown>,
  ): Promise<void> {
    try {
      if (conversation === undefined || serviceUrl === undefined) throw new Error('nobody knows where the chat is');
      const spot = { serviceUrl, conversationId: conversation.id };
      await untilTaken(() => say(spot));
    } catch (error) {
      throw new ConversationUnreachableError(error);
    }
  }
}
