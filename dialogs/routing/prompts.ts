import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { type OpenCard, type Replied, type Reply, isLate, openCardOf } from '../reply.ts';
import type { Responder } from '../respond.ts';
import { type Turn, turnOf } from '../turn.ts';
import type { AnsweredCommand } from './command.ts';

// What a chat can wait for. Bot Framework's own prompts take only text: a press on a card never reaches a waterfall
// (botbuilder-js issue 515), and their text prompt loads a recognizer of numbers, which takes five megabytes of memory.

export const customerPromptId = 'customer';
export const cardPromptId = 'card';

/** A command that still needs its customer. */
export interface Asked {
  readonly command: AnsweredCommand;
  /** What else the command said. */
  readonly rest?: string | undefined;
  /** What was pasted tells that an order was refused, and not whose. */
  readonly isRefused?: boolean;
  /** The newest reply says that words are awaited, so that nothing else needs to ask for them. */
  readonly isToldAlready?: boolean;
}

/** A reply that is still on its way. */
export interface LateReply {
  readonly key: string;
  /** What to ask again where no single customer fits. */
  readonly asked?: Asked | undefined;
}

/** The card that is open, and the reply that may take its place once it is there. */
export interface AwaitedCard {
  open?: OpenCard | undefined;
  late?: LateReply | undefined;
}

/** What to wait for next. */
export type Next =
  | { readonly id: typeof customerPromptId; readonly options: Asked }
  | { readonly id: typeof cardPromptId; readonly options: AwaitedCard };

/** From what was replied about a customer to what the chat waits for. */
export function nextAfter(replied: Replied, asked: Asked): Next | undefined {
  if (isLate(replied)) return { id: cardPromptId, options: { late: { key: replied.lateKey, asked } } };
  if (replied?.awaiting.kind === 'customer') return { id: customerPromptId, options: asked };
  const open = openCardOf(replied);
  return open && { id: cardPromptId, options: { open } };
}

/** `typed` is undefined where the question is to be asked once more. */
type AnswerTo = (turn: Turn, asked: Asked, typed: string | undefined) => Promise<Reply>;

/** Waits for the words that name a customer, until they name one. The agent has been asked already. */
export class CustomerPrompt extends Dialog<Asked> {
  readonly #responder: Responder;
  readonly #answer: AnswerTo;

  constructor(options: { responder: Responder; answer: AnswerTo }) {
    super(customerPromptId);
    this.#responder = options.responder;
    this.#answer = options.answer;
  }

  override beginDialog(dialog: DialogContext, asked?: Asked): Promise<DialogTurnResult> {
    Object.assign(stateOf(dialog), asked);
    return Promise.resolve(Dialog.EndOfTurn);
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const { text } = turnOf(dialog.context);
    if (text === '') return this.#askAgain(dialog);
    const asked = stateOf(dialog);
    const replied = await this.#responder.respond(dialog.context, (turn) => this.#answer(turn, asked, text));
    const next = nextAfter(replied, { ...asked, isToldAlready: true });
    return next ? dialog.replaceDialog(next.id, next.options) : dialog.endDialog();
  }

  /** Something else was asked in between and is answered. */
  override async resumeDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    return stateOf(dialog).isToldAlready ? Dialog.EndOfTurn : this.#askAgain(dialog);
  }

  async #askAgain(dialog: DialogContext): Promise<DialogTurnResult> {
    const asked = stateOf(dialog);
    await this.#responder.respond(dialog.context, (turn) => this.#answer(turn, asked, undefined));
    return Dialog.EndOfTurn;
  }
}

function stateOf(dialog: DialogContext): Asked {
  return dialog.activeDialog?.state as Asked;
}

/** Waits while a form is open. Presses go by the id they carry; words that are no command bring the form up again. */
export class CardPrompt extends Dialog<AwaitedCard> {
  readonly #responder: Responder;
  readonly #show: (turn: Turn, open: OpenCard) => Promise<Reply>;

  constructor(options: { responder: Responder; show: (turn: Turn, open: OpenCard) => Promise<Reply> }) {
    super(cardPromptId);
    this.#responder = options.responder;
    this.#show = options.show;
  }

  override beginDialog(dialog: DialogContext, awaited?: AwaitedCard): Promise<DialogTurnResult> {
    Object.assign(dialog.activeDialog?.state as AwaitedCard, awaited);
    return Promise.resolve(Dialog.EndOfTurn);
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const { open } = dialog.activeDialog?.state as AwaitedCard;
    if (!open) return Dialog.EndOfTurn;
    const replied = await this.#responder.respond(dialog.context, (turn) => this.#show(turn, open));
    return isLate(replied) || openCardOf(replied) ? Dialog.EndOfTurn : dialog.endDialog();
  }

  /** Something else was asked in between and is answered; the card still stands where it was. */
  override resumeDialog(): Promise<DialogTurnResult> {
    return Promise.resolve(Dialog.EndOfTurn);
  }
}

/** The form that the chat waits for, even behind another question. */
export function awaitedCard({ stack }: DialogContext): AwaitedCard | undefined {
  return stack.find(({ id }) => id === cardPromptId)?.state as AwaitedCard | undefined;
}
