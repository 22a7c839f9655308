import type { TurnContext } from 'botbuilder';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import { parseCardAction } from '../../cards/kit/card-actions.ts';
import type { AgreementCards } from '../agreements/status-handler.ts';
import type { Answers } from '../respond.ts';
import type { CardPresses } from './actions.ts';
import { parseCommand } from './command.ts';
import { customerWords } from '../customers/customer-words.ts';
import type { GeneralCards } from '../conversations/general-handler.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { UnconfirmedCards } from '../reminders/unconfirmed-handler.ts';

interface SharedChatOptions {
  readonly answers: Answers;
  readonly presses: CardPresses;
  readonly general: GeneralCards;
  readonly agreements: AgreementCards;
  readonly unconfirmedCards: UnconfirmedCards;
}

/** Channels and group chats: status, who is unconfirmed and help for everybody to see, the rest in private. Nothing is asked back here. */
export class SharedChat {
  readonly #its: SharedChatOptions;

  constructor(options: SharedChatOptions) {
    this.#its = options;
  }

  async run(context: TurnContext): Promise<void> {
    await this.#its.answers.answer(context, (turn) => this.#cardFor(turn));
  }

  async #cardFor(turn: Turn): Promise<Shown> {
    const { presses, general, agreements, unconfirmedCards } = this.#its;
    if (turn.cardData !== undefined) {
      const action = parseCardAction(turn.cardData);
      return action ? presses.handle(turn, action) : shown(outdatedCard({ language: turn.language }));
    }
    if (turn.text === '') return general.wordless(turn);
    const command = parseCommand(turn.text, turn.pasted);
    if (!command) return general.unknownCommand(turn);
    if (command.name === 'help') return general.obey(turn, command);
    if (command.name === 'unconfirmed') return unconfirmedCards.list(turn, { owner: 'all', page: 1 });
    if (command.name !== 'status' || command.words === '') return general.privateOnly(turn);
    const { mentions } = turn;
    return agreements.forCustomer(turn, customerWords(command.words, { command: 'status', mentions }), {
      verb: 'status.show',
      show: (customer) => agreements.status(turn, customer),
    });
  }
}
