import { CardFactory, MessageFactory } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { turnOf } from '../turn.ts';

export const customerWordsPromptId = 'customer-words';

interface Question {
  readonly question: AdaptiveCardJson;
  /** The agent has been told already that words are awaited. */
  readonly isAsked: boolean;
}

/**
 * Waits for the words that name a customer, and ends with them. Bot Framework's own text prompt would do, but loads a
 * recognizer of numbers, which takes five megabytes of memory.
 */
export class CustomerWordsPrompt extends Dialog<Question> {
  constructor() {
    super(customerWordsPromptId);
  }

  override async beginDialog(dialog: DialogContext, options?: Question): Promise<DialogTurnResult> {
    Object.assign(stateOf(dialog), options);
    return options?.isAsked === false ? ask(dialog) : Dialog.EndOfTurn;
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const { text } = turnOf(dialog.context);
    return text === '' ? ask(dialog) : dialog.endDialog(text);
  }

  /** Something else was asked in between and is answered. */
  override async resumeDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    return stateOf(dialog).isAsked ? Dialog.EndOfTurn : ask(dialog);
  }
}

async function ask(dialog: DialogContext): Promise<DialogTurnResult> {
  const { question } = stateOf(dialog);
  await dialog.context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(question)));
  return Dialog.EndOfTurn;
}

function stateOf(dialog: DialogContext): Question {
  return dialog.activeDialog?.state as Question;
}
