import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { ComponentDialog } from 'botbuilder-dialogs/lib/componentDialog.js';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { parseCardAction } from '../cards/card-actions.ts';
import { outdatedCard } from '../cards/notice-cards.ts';
import { isRefusedForAgreement } from '../services/orders/refused-order.ts';
import type { AgreementCards } from './agreement-cards.ts';
import { AgreementStatusDialog } from './agreement-status-dialog.ts';
import type { Answers } from './answers.ts';
import type { AttestationCards } from './attestation-cards.ts';
import { AssignDialog } from './assign-dialog.ts';
import { AttestationDialog, attestationDialogId } from './attestation-dialog.ts';
import { CardPrompt, awaitedCard, cardPromptId } from './card-prompt.ts';
import type { CardPresses } from './card-presses.ts';
import { type Command, parseCommand } from './command.ts';
import { customerDialogs } from './customer-dialogs.ts';
import { CustomerWordsPrompt, customerWordsPromptId } from './customer-words-prompt.ts';
import type { GeneralCards } from './general-cards.ts';
import type { HandoverCards } from './handover-cards.ts';
import { HandoverDialog } from './handover-dialog.ts';
import type { InvitationCards } from './invitation-cards.ts';
import { InvitationDialog, invitationDialogId } from './invitation-dialog.ts';
import { HistoryDialog } from './history-dialog.ts';
import { OpenCards, type Press, isSameCard, openAfter } from './open-cards.ts';
import type { OrderCards } from './order-cards.ts';
import { OrderDialog, orderDialogId } from './order-dialog.ts';
import type { ReportCards } from './report-cards.ts';
import type { ScenarioCards } from './scenario-cards.ts';
import { ScenarioDialog } from './scenario-dialog.ts';
import type { OwnerCards } from './owner-cards.ts';
import { RemindDialog } from './remind-dialog.ts';
import type { ReminderCards } from './reminder-cards.ts';
import type { ReminderSettingsCards } from './reminder-settings-cards.ts';
import type { NewCustomerCards } from './new-customer-cards.ts';
import type { RelationshipCards } from './relationship-cards.ts';
import { type Shown, openCardOf, shown } from './shown.ts';
import { type Turn, turnOf } from './turn.ts';
import type { UnconfirmedCards } from './unconfirmed-cards.ts';

interface MainDialogOptions {
  readonly answers: Answers;
  readonly presses: CardPresses;
  readonly general: GeneralCards;
  readonly agreements: AgreementCards;
  readonly attestations: AttestationCards;
  readonly invitations: InvitationCards;
  readonly orders: OrderCards;
  readonly handovers: HandoverCards;
  readonly scenarios: ScenarioCards;
  readonly reminderCards: ReminderCards;
  readonly settingsCards: ReminderSettingsCards;
  readonly ownerCards: OwnerCards;
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
    const { answers, agreements, attestations, invitations, orders, handovers, scenarios } = options;
    this.addDialog(new CustomerWordsPrompt());
    this.addDialog(new CardPrompt({ answers, show: (turn, open) => this.#openCards.show(turn, open) }));
    this.addDialog(new AgreementStatusDialog(answers, agreements));
    this.addDialog(new HistoryDialog(answers, agreements));
    this.addDialog(new AttestationDialog(answers, { agreements, attestations }));
    this.addDialog(new InvitationDialog(answers, { agreements, invitations }));
    this.addDialog(new OrderDialog(answers, { agreements, orders }));
    this.addDialog(new HandoverDialog(answers, { agreements, handovers }));
    this.addDialog(new ScenarioDialog(answers, { agreements, scenarios }));
    this.addDialog(new RemindDialog(answers, options));
    this.addDialog(new AssignDialog(answers, options));
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

  /** What is open stays open behind a question about something else; only another confirmation or new customer takes its place. */
  async #obey(dialog: DialogContext, command: Command): Promise<DialogTurnResult> {
    const { name, words } = command;
    if (name === 'cancel') return this.#cancel(dialog);
    const start = name === 'guide' && words === '' ? undefined : customerDialogs[name];
    if (start) return dialog.beginDialog(start.dialogId, start.question(words));
    if (name !== 'confirm' && name !== 'new-customer')
      return this.#show(dialog.context, (turn) => this.#answerTo(turn, command));
    await dialog.cancelAllDialogs();
    if (name === 'confirm') return dialog.beginDialog(attestationDialogId, { words });
    return this.#open(dialog, (turn) => this.#its.newCustomers.start(turn));
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

  async #cancel(dialog: DialogContext): Promise<DialogTurnResult> {
    const open = awaitedCard(dialog);
    const wasAsking = dialog.activeDialog !== undefined;
    await dialog.cancelAllDialogs();
    return this.#show(dialog.context, (turn) =>
      open ? this.#openCards.cancel(turn, open) : this.#its.general.cancelled(turn, wasAsking),
    );
  }

  async #open(dialog: DialogContext, work: (turn: Turn) => Promise<Shown>): Promise<DialogTurnResult> {
    const open = openCardOf(await this.#its.answers.answer(dialog.context, work));
    return open ? dialog.beginDialog(cardPromptId, open) : Dialog.EndOfTurn;
  }

  async #show(context: TurnContext, work: (turn: Turn) => Promise<Shown> | Shown): Promise<DialogTurnResult> {
    await this.#its.answers.answer(context, async (turn) => work(turn));
    return Dialog.EndOfTurn;
  }

  /** A card that is still open is waited for; one that has had its last press no longer is. A press ends any question. */
  async #awaitNext(dialog: DialogContext, press: Press): Promise<DialogTurnResult> {
    const awaiting = press.answered?.awaiting;
    if (awaiting?.kind === 'customer-for') {
      await dialog.cancelAllDialogs();
      return dialog.beginDialog(dialogFor[awaiting.verb], { isAskedAgain: true });
    }
    const awaited = awaitedCard(dialog);
    const next = openAfter(press, awaited);
    if (isSameCard(next, awaited) && dialog.activeDialog?.id !== customerWordsPromptId) return Dialog.EndOfTurn;
    await dialog.cancelAllDialogs();
    return next === undefined ? Dialog.EndOfTurn : dialog.beginDialog(cardPromptId, next);
  }
}

const dialogFor = { 'attestation.start': attestationDialogId, 'invitation.start': invitationDialogId } as const;
