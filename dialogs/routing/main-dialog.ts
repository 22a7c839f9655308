import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { ComponentDialog } from 'botbuilder-dialogs/lib/componentDialog.js';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { parseCardAction } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { Answers } from '../respond.ts';
import { CardPrompt, type LateCard, awaitedCard, cardPromptId, lateCard } from './card-prompt.ts';
import type { CardPresses } from './actions.ts';
import type { Command } from './command.ts';
import {
  type CustomerCommand,
  type CustomerDialogCards,
  createCustomerDialogs,
  customerQuestion,
  isCustomerCommand,
} from '../customers/customer-dialogs.ts';
import type { CustomerQuestion } from '../customers/parse-customer-command.ts';
import { CustomerWordsPrompt, customerWordsPromptId } from '../customers/customer-words-prompt.ts';
import type { GeneralCards } from '../conversations/general-handler.ts';
import { type LateCards, commandFor } from './late-cards.ts';
import { OpenCards, type Press, isSameCard, openAfter } from './open-card.ts';
import type { ReportCards } from '../reports/report-handler.ts';
import type { ReminderSettingsCards } from '../reminders/reminder-settings-handler.ts';
import type { NewCustomerCards } from '../new-customers/new-customer-handler.ts';
import type { RelationshipCards } from '../invitations/relationship-handler.ts';
import { type OpenCard, type Shown, isLate, openCardIn, openCardOf, shown } from '../reply.ts';
import { type Turn, turnOf } from '../turn.ts';
import type { UnconfirmedCards } from '../reminders/unconfirmed-handler.ts';
import type { Understanding } from './understanding.ts';

interface MainDialogOptions extends CustomerDialogCards {
  readonly answers: Answers;
  readonly presses: CardPresses;
  readonly understanding: Understanding;
  readonly lateCards: LateCards;
  readonly general: GeneralCards;
  readonly settingsCards: ReminderSettingsCards;
  readonly unconfirmedCards: UnconfirmedCards;
  readonly newCustomers: NewCustomerCards;
  readonly relationships: RelationshipCards;
  readonly reportCards: ReportCards;
}

/** Takes every turn in a personal chat: a press on a card, a command, or an answer to what was asked last. */
export class MainDialog extends ComponentDialog {
  readonly #its: MainDialogOptions;
  readonly #openCards: OpenCards;

  constructor(options: MainDialogOptions) {
    super('main');
    this.#its = options;
    this.#openCards = new OpenCards(options);
    const { answers } = options;
    this.addDialog(new CustomerWordsPrompt());
    this.addDialog(new CardPrompt({ answers, show: (turn, open) => this.#openCards.show(turn, open) }));
    for (const dialog of createCustomerDialogs(answers, options)) this.addDialog(dialog);
  }

  protected override async onBeginDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    return this.#take(dialog);
  }

  protected override async onContinueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    return this.#take(dialog);
  }

  async #take(dialog: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dialog.context);
    await this.#its.lateCards.settle(dialog);
    if (turn.cardData !== undefined) return this.#press(dialog, turn);
    const isAnswer = dialog.activeDialog !== undefined && !turn.hasFiles;
    if (turn.text === '' && !isAnswer) return this.#show(dialog.context, () => this.#its.general.wordless(turn));
    const meant = await this.#its.understanding.read(turn, dialog.activeDialog?.id === customerWordsPromptId);
    if (meant.kind === 'refused-order') return begin(dialog, 'order', { isRefused: true });
    if (meant.kind === 'command') return this.#obey(dialog, meant.command);
    if (dialog.activeDialog && !isOnItsWay(dialog)) return dialog.continueDialog();
    return this.#show(dialog.context, () => this.#its.general.unknownCommand(turn));
  }

  async #press(dialog: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    const action = parseCardAction(turn.cardData);
    const answered = await this.#its.answers.answer(dialog.context, async () =>
      action ? this.#its.presses.handle(turn, action) : shown(outdatedCard({ language: turn.language })),
    );
    return turn.isAutomatic ? Dialog.EndOfTurn : this.#awaitNext(dialog, { action, answered });
  }

  /** What is open stays open behind a question about something else; only another confirmation or new customer takes its place. */
  async #obey(dialog: DialogContext, command: Command): Promise<DialogTurnResult> {
    const { name, words } = command;
    if (name === 'cancel') return this.#cancel(dialog);
    if (name === 'confirm' || name === 'new-customer') await dialog.cancelAllDialogs();
    if (name === 'new-customer') return this.#open(dialog, (turn) => this.#its.newCustomers.start(turn));
    const isAboutNobody = name === 'guide' && words === '';
    if (isCustomerCommand(name) && !isAboutNobody)
      return begin(dialog, name, customerQuestion(name, words, turnOf(dialog.context).mentions));
    return this.#show(dialog.context, (turn) => this.#answerTo(turn, command));
  }

  async #answerTo(turn: Turn, command: Command): Promise<Shown> {
    const { scenarios, unconfirmedCards, settingsCards, relationships, reportCards, general } = this.#its;
    switch (command.name) {
      case 'guide':
        return scenarios.start(turn);
      case 'unconfirmed':
        return unconfirmedCards.list(turn, { owner: 'all', page: 1 });
      case 'reminders':
        return settingsCards.show(turn);
      case 'invite-new':
        return relationships.start(turn);
      case 'report':
        return reportCards.show(turn);
      default:
        return general.obey(turn, command);
    }
  }

  /** A form that is on its way is waited for, so that it does not stay open behind the word that nothing is. */
  async #cancel(dialog: DialogContext): Promise<DialogTurnResult> {
    const late = lateCard(dialog);
    const open = awaitedCard(dialog);
    const wasAsking = dialog.activeDialog !== undefined;
    await dialog.cancelAllDialogs();
    return this.#show(dialog.context, async (turn) => {
      const awaited = openCardIn(late && (await this.#its.lateCards.wait(late))) ?? open;
      return awaited ? this.#openCards.cancel(turn, awaited) : this.#its.general.cancelled(turn, wasAsking);
    });
  }

  async #open(dialog: DialogContext, work: (turn: Turn) => Promise<Shown>): Promise<DialogTurnResult> {
    const answered = await this.#its.answers.answer(dialog.context, work);
    const open = isLate(answered) ? lateFrom(answered.lateKey) : openCardOf(answered);
    return open ? dialog.beginDialog(cardPromptId, open) : Dialog.EndOfTurn;
  }

  async #show(context: TurnContext, work: (turn: Turn) => Promise<Shown> | Shown): Promise<DialogTurnResult> {
    await this.#its.answers.answer(context, async (turn) => work(turn));
    return Dialog.EndOfTurn;
  }

  /** A card that is still open is waited for; one that has had its last press no longer is. A press ends any question. */
  async #awaitNext(dialog: DialogContext, press: Press): Promise<DialogTurnResult> {
    const { answered } = press;
    const awaited = awaitedCard(dialog);
    const next = openAfter(press, awaited);
    if (isLate(answered)) return waitFor(dialog, lateFrom(answered.lateKey, next));
    const awaiting = answered?.awaiting;
    if (awaiting?.kind === 'customer-for') {
      await dialog.cancelAllDialogs();
      return begin(dialog, commandFor[awaiting.verb], { isAskedAgain: true });
    }
    if (isSameCard(next, awaited) && dialog.activeDialog?.id !== customerWordsPromptId) return Dialog.EndOfTurn;
    return waitFor(dialog, next);
  }
}

function lateFrom(key: string, before?: OpenCard): LateCard {
  return { kind: 'late', key, before };
}

async function waitFor(dialog: DialogContext, card: OpenCard | LateCard | undefined): Promise<DialogTurnResult> {
  await dialog.cancelAllDialogs();
  return card === undefined ? Dialog.EndOfTurn : dialog.beginDialog(cardPromptId, card);
}

/** There is no card yet that words could be about. */
function isOnItsWay(dialog: DialogContext): boolean {
  return dialog.activeDialog?.id === cardPromptId && awaitedCard(dialog) === undefined;
}

function begin(dialog: DialogContext, command: CustomerCommand, question: CustomerQuestion): Promise<DialogTurnResult> {
  return dialog.beginDialog(command, question);
}
