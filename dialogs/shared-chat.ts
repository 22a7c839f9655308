import type { TurnContext } from 'botbuilder';
import { outdatedCard } from '../cards/notice-cards.ts';
import { parseCardAction } from '../cards/card-actions.ts';
import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import type { CardPresses } from './card-presses.ts';
import { parseCommand } from './command.ts';
import { customerWords } from './customer-words.ts';
import type { GeneralCards } from './general-cards.ts';
import { type Shown, shown } from './shown.ts';
import type { Turn } from './turn.ts';
import type { UnconfirmedCards } from './unconfirmed-cards.ts';

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
