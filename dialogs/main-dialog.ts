import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { ComponentDialog } from 'botbuilder-dialogs/lib/componentDialog.js';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { TextPrompt } from 'botbuilder-dialogs/lib/prompts/textPrompt.js';
import { type CardAction, parseCardAction } from '../cards/card-actions.ts';
import { outdatedCard } from '../cards/notice-cards.ts';
import type { DraftId } from '../services/ids.ts';
import { isRefusedForAgreement } from '../services/orders/refused-order.ts';
import type { AgreementCards } from './agreement-cards.ts';
import { AgreementStatusDialog, agreementStatusDialogId } from './agreement-status-dialog.ts';
import type { Answers } from './answers.ts';
import type { AttestationCards } from './attestation-cards.ts';
import { AttestationDialog, attestationDialogId } from './attestation-dialog.ts';
import { CardPrompt, awaitedDraft, cardPromptId } from './card-prompt.ts';
import type { CardPresses } from './card-presses.ts';
import { type Command, parseCommand } from './command.ts';
import { customerWordsPromptId } from './customer-dialog.ts';
import type { GeneralCards } from './general-cards.ts';
import type { InvitationCards } from './invitation-cards.ts';
import { InvitationDialog, invitationDialogId } from './invitation-dialog.ts';
import { HistoryDialog, historyDialogId } from './history-dialog.ts';
import type { OrderCards } from './order-cards.ts';
import { OrderDialog, orderDialogId } from './order-dialog.ts';
import { type Shown, shown } from './shown.ts';
import { type Turn, turnOf } from './turn.ts';

interface MainDialogOptions {
  readonly answers: Answers;
  readonly presses: CardPresses;
  readonly general: GeneralCards;
  readonly agreements: AgreementCards;
  readonly attestations: AttestationCards;
  readonly invitations: InvitationCards;
  readonly orders: OrderCards;
}

/** Takes every turn in a personal chat: a press on a card, a command, or an answer to what was asked last. */
export class MainDialog extends ComponentDialog {
  readonly #its: MainDialogOptions;

  constructor(options: MainDialogOptions) {
    super('main');
    this.#its = options;
    const { answers, agreements, attestations, invitations, orders } = options;
    this.addDialog(new TextPrompt(customerWordsPromptId));
    this.addDialog(new CardPrompt({ answers, cards: attestations }));
    this.addDialog(new AgreementStatusDialog(answers, agreements));
    this.addDialog(new HistoryDialog(answers, agreements));
    this.addDialog(new AttestationDialog(answers, { agreements, attestations }));
    this.addDialog(new InvitationDialog(answers, { agreements, invitations }));
    this.addDialog(new OrderDialog(answers, { agreements, orders }));
  }

  protected override async onBeginDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    return this.#take(dialog);
  }

  protected override async onContinueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    return this.#take(dialog);
  }

  async #take(dialog: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dialog.context);
    if (turn.cardData !== undefined) return this.#press(dialog, turn);
    if (isRefusedForAgreement(turn.text)) return dialog.beginDialog(orderDialogId, { isRefused: true });
    const command = parseCommand(turn.text);
    if (command) return this.#obey(dialog, command);
    if (dialog.activeDialog) return dialog.continueDialog();
    return this.#show(dialog.context, () => this.#its.general.unknownCommand(turn));
  }

  async #press(dialog: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    const action = parseCardAction(turn.cardData);
    const answered = await this.#its.answers.answer(dialog.context, async () =>
      action ? this.#its.presses.handle(turn, action) : shown(outdatedCard({ language: turn.language })),
    );
    return this.#awaitNext(dialog, { action, answered });
  }

  /** What is open stays open behind a question about something else; only another confirmation takes its place. */
  async #obey(dialog: DialogContext, command: Command): Promise<DialogTurnResult> {
    const { words } = command;
    switch (command.name) {
      case 'status':
        return dialog.beginDialog(agreementStatusDialogId, { words });
      case 'history':
        return dialog.beginDialog(historyDialogId, { words });
      case 'invite':
        return dialog.beginDialog(invitationDialogId, { words });
      case 'order':
        return dialog.beginDialog(orderDialogId, { words });
      case 'confirm':
        await dialog.cancelAllDialogs();
        return dialog.beginDialog(attestationDialogId, { words });
      case 'cancel':
        return this.#cancel(dialog);
      case 'help':
      case 'template':
      case 'language':
        return this.#show(dialog.context, (turn) => this.#its.general.obey(turn, command));
    }
  }

  async #cancel(dialog: DialogContext): Promise<DialogTurnResult> {
    const { attestations, general } = this.#its;
    const draftId = awaitedDraft(dialog);
    const wasAsking = dialog.activeDialog !== undefined;
    await dialog.cancelAllDialogs();
    return this.#show(dialog.context, (turn) =>
      draftId ? attestations.cancel(turn, draftId) : general.cancelled(turn, wasAsking),
    );
  }

  async #show(context: TurnContext, work: (turn: Turn) => Promise<Shown> | Shown): Promise<DialogTurnResult> {
    await this.#its.answers.answer(context, async (turn) => work(turn));
    return Dialog.EndOfTurn;
  }

  /** A card that is still open is waited for; one that has had its last press no longer is. A press ends any question. */
  async #awaitNext(dialog: DialogContext, press: Press): Promise<DialogTurnResult> {
    const awaited = awaitedDraft(dialog);
    const next = draftAfter(press, awaited);
    if (next === awaited && dialog.activeDialog?.id !== customerWordsPromptId) return Dialog.EndOfTurn;
    await dialog.cancelAllDialogs();
    return next === undefined ? Dialog.EndOfTurn : dialog.beginDialog(cardPromptId, { draftId: next });
  }
}

interface Press {
  readonly action: CardAction | undefined;
  readonly answered: Shown | undefined;
}

function draftAfter({ action, answered }: Press, awaited: DraftId | undefined): DraftId | undefined {
  if (answered?.awaiting.kind === 'draft') return answered.awaiting.draftId;
  const isOver = action !== undefined && 'draftId' in action && action.draftId === awaited;
  return isOver ? undefined : awaited;
}
