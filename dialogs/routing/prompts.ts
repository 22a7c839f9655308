import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { type OpenCard, type Replied, isLate, openCardOf } from '../reply.ts';
import type { AnsweredCommand } from './answer-request.ts';

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
  /** An answer found nobody: the next one that does not ends the question. */
  readonly hasMissed?: boolean;
  /** Milliseconds; a question that nobody answered for a day is over. */
  readonly askedAt?: number;
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

/** Waits for what comes next, which `PersonalChat` decides on; all it keeps is what it waits for. */
class Waiting<State extends object> extends Dialog<State> {
  override beginDialog(dialog: DialogContext, state?: State): Promise<DialogTurnResult> {
    Object.assign(dialog.activeDialog?.state as State, state);
    return Promise.resolve(Dialog.EndOfTurn);
  }
}

/** For the words that name a customer. The agent has been asked already. */
export const customerPrompt = new Waiting<Asked>(customerPromptId);

/** While a form is open. Presses go by the id they carry. */
export const cardPrompt = new Waiting<AwaitedCard>(cardPromptId);

/** What the chat asked for. */
export function askedIn({ activeDialog }: DialogContext): Asked | undefined {
  return activeDialog?.id === customerPromptId ? (activeDialog.state as Asked) : undefined;
}

/** Whatever else the chat waits for, it goes on waiting for. */
export function endQuestion(dialog: DialogContext): void {
  if (askedIn(dialog)) dialog.stack.pop();
}

/** The form that the chat waits for, even behind another question. */
export function awaitedCard({ stack }: DialogContext): AwaitedCard | undefined {
  return stack.find(({ id }) => id === cardPromptId)?.state as AwaitedCard | undefined;
}
