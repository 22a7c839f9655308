import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { Answers } from '../respond.ts';
import { type OpenCard, type Shown, isLate, openCardOf } from '../reply.ts';
import type { Turn } from '../turn.ts';

export const cardPromptId = 'card';

/** A card that is still on its way; `before` was open when it was asked for, and still is unless the new one takes its place. */
export interface LateCard {
  readonly kind: 'late';
  readonly key: string;
  readonly before?: OpenCard | undefined;
}

/** As it was stored, perhaps by an older version. */
interface CardPromptState {
  open?: OpenCard | LateCard | undefined;
}

/**
 * Waits while a form is open. Bot Framework's own prompts take only text: a press on a card never reaches a waterfall
 * (botbuilder-js issue 515). Presses go by the id they carry, so this prompt deals with the rest: words that are no
 * command bring the card up again.
 */
export class CardPrompt extends Dialog<OpenCard | LateCard> {
  readonly #answers: Answers;
  readonly #show: (turn: Turn, open: OpenCard) => Promise<Shown>;

  constructor(options: { answers: Answers; show: (turn: Turn, open: OpenCard) => Promise<Shown> }) {
    super(cardPromptId);
    this.#answers = options.answers;
    this.#show = options.show;
  }

  override beginDialog(dialog: DialogContext, options?: OpenCard | LateCard): Promise<DialogTurnResult> {
    Object.assign(stateOf(dialog), { open: options });
    return Promise.resolve(Dialog.EndOfTurn);
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const open = cardIn(stateOf(dialog));
    if (!open) return Dialog.EndOfTurn;
    const answered = await this.#answers.answer(dialog.context, (turn) => this.#show(turn, open));
    return isLate(answered) || openCardOf(answered) ? Dialog.EndOfTurn : dialog.endDialog();
  }

  /** Something else was asked in between and is answered; the card still stands where it was. */
  override resumeDialog(): Promise<DialogTurnResult> {
    return Promise.resolve(Dialog.EndOfTurn);
  }
}

/** The form that the conversation waits for, be it behind another question. */
export function awaitedCard(dialog: DialogContext): OpenCard | undefined {
  const prompt = promptIn(dialog);
  return prompt && cardIn(prompt);
}

/** The card that the conversation waits for and that is still on its way. */
export function lateCard(dialog: DialogContext): LateCard | undefined {
  const open = promptIn(dialog)?.open;
  return open?.kind === 'late' ? open : undefined;
}

/** The card is there. */
export function openLateCard(dialog: DialogContext, open: OpenCard): void {
  const prompt = promptIn(dialog);
  if (prompt) prompt.open = open;
}

function promptIn(dialog: DialogContext): CardPromptState | undefined {
  return dialog.stack.find((instance) => instance.id === cardPromptId)?.state as CardPromptState | undefined;
}

function cardIn({ open }: CardPromptState): OpenCard | undefined {
  return open?.kind === 'late' ? open.before : open;
}

function stateOf(dialog: DialogContext): CardPromptState {
  return dialog.activeDialog?.state as CardPromptState;
}
