import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { DraftId } from '../services/ids.ts';
import type { Answers } from './answers.ts';
import type { AttestationCards } from './attestation-cards.ts';

export const cardPromptId = 'card';

interface CardPromptState {
  draftId: DraftId;
}

/**
 * Waits while a draft's card is open. Bot Framework's own prompts take only text: a press on a card never reaches a waterfall
 * (botbuilder-js issue 515). Presses go by the draft they name, so this prompt deals with the rest: words that are no
 * command bring the card up again.
 */
export class CardPrompt extends Dialog<CardPromptState> {
  readonly #answers: Answers;
  readonly #cards: AttestationCards;

  constructor(options: { answers: Answers; cards: AttestationCards }) {
    super(cardPromptId);
    this.#answers = options.answers;
    this.#cards = options.cards;
  }

  override beginDialog(dialog: DialogContext, options?: CardPromptState): Promise<DialogTurnResult> {
    Object.assign(stateOf(dialog), { draftId: options?.draftId });
    return Promise.resolve(Dialog.EndOfTurn);
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const { draftId } = stateOf(dialog);
    const shown = await this.#answers.answer(dialog.context, (turn) => this.#cards.show(turn, draftId));
    return shown?.awaiting.kind === 'draft' ? Dialog.EndOfTurn : dialog.endDialog();
  }

  /** Something else was asked in between and is answered; the card still stands where it was. */
  override resumeDialog(): Promise<DialogTurnResult> {
    return Promise.resolve(Dialog.EndOfTurn);
  }
}

/** The draft whose card the conversation waits for, be it behind another question. */
export function awaitedDraft(dialog: DialogContext): DraftId | undefined {
  const prompt = dialog.stack.find((instance) => instance.id === cardPromptId);
  return (prompt?.state as CardPromptState | undefined)?.draftId;
}

function stateOf(dialog: DialogContext): CardPromptState {
  return dialog.activeDialog?.state as CardPromptState;
}
