import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { Answers } from './answers.ts';
import { type OpenCard, type Shown, openCardOf } from './shown.ts';
import type { Turn } from './turn.ts';

export const cardPromptId = 'card';

interface CardPromptState {
  open: OpenCard;
}

/**
 * Waits while a form is open. Bot Framework's own prompts take only text: a press on a card never reaches a waterfall
 * (botbuilder-js issue 515). Presses go by the id they carry, so this prompt deals with the rest: words that are no
 * command bring the card up again.
 */
export class CardPrompt extends Dialog<OpenCard> {
  readonly #answers: Answers;
  readonly #show: (turn: Turn, open: OpenCard) => Promise<Shown>;

  constructor(options: { answers: Answers; show: (turn: Turn, open: OpenCard) => Promise<Shown> }) {
    super(cardPromptId);
    this.#answers = options.answers;
    this.#show = options.show;
  }

  override beginDialog(dialog: DialogContext, options?: OpenCard): Promise<DialogTurnResult> {
    Object.assign(stateOf(dialog), { open: options });
    return Promise.resolve(Dialog.EndOfTurn);
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const { open } = stateOf(dialog);
    const shown = await this.#answers.answer(dialog.context, (turn) => this.#show(turn, open));
    return openCardOf(shown) ? Dialog.EndOfTurn : dialog.endDialog();
  }

  /** Something else was asked in between and is answered; the card still stands where it was. */
  override resumeDialog(): Promise<DialogTurnResult> {
    return Promise.resolve(Dialog.EndOfTurn);
  }
}

/** The form that the conversation waits for, be it behind another question. */
export function awaitedCard(dialog: DialogContext): OpenCard | undefined {
  const prompt = dialog.stack.find((instance) => instance.id === cardPromptId);
  return (prompt?.state as CardPromptState | undefined)?.open;
}

function stateOf(dialog: DialogContext): CardPromptState {
  return dialog.activeDialog?.state as CardPromptState;
}
