import type { TurnContext } from 'botbuilder';
import { parseCardAction } from '../../cards/kit/card-actions.ts';
import type { Reply } from '../reply.ts';
import type { Responder } from '../respond.ts';
import type { Turn } from '../turn.ts';
import { runAction } from './actions.ts';
import type { Handlers } from './handlers.ts';
import { isShared, parseCommand } from './command.ts';
import { answerCommand, readCommand } from './commands.ts';

interface SharedChatOptions {
  readonly responder: Responder;
  readonly handlers: Handlers;
}

/** Channels and group chats: status, who is unconfirmed and help for everybody to see, the rest in private. Nothing is asked back here. */
export class SharedChat {
  readonly #responder: Responder;
  readonly #handlers: Handlers;

  constructor({ responder, handlers }: SharedChatOptions) {
    this.#responder = responder;
    this.#handlers = handlers;
  }

  async run(context: TurnContext): Promise<void> {
    await this.#responder.respond(context, (turn) => this.#answer(turn));
  }

  async #answer(turn: Turn): Promise<Reply> {
    const { general } = this.#handlers;
    if (turn.cardData !== undefined) return runAction(this.#handlers, turn, parseCardAction(turn.cardData));
    if (turn.text === '') return general.wordless(turn);
    const command = parseCommand(turn.text, turn.pasted);
    if (!command) return general.unknownCommand(turn);
    const { name, words } = command;
    if (!isShared(name) || (name === 'status' && words === '')) return general.privateOnly(turn);
    return answerCommand(this.#handlers, turn, readCommand({ name, words }, turn));
  }
}
