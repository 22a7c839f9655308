import { refusedOrderCard } from '../../cards/kit/notice-cards.ts';
import type { DialogContext } from 'botbuilder-dialogs';
import { DialogReason } from 'botbuilder-dialogs/lib/dialog.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { parseCardAction } from '../../cards/kit/card-actions.ts';
import { customerWords } from '../customers/parse-customer-command.ts';
import { type LateResults, type Replied, type Reply, isLate, openCardIn, reply } from '../reply.ts';
import type { Responder } from '../respond.ts';
import { type Turn, turnOf } from '../turn.ts';
import { type Handlers, runAction } from './actions.ts';
import type { Command } from './command.ts';
import { answerCommand, commands, readCommand } from './commands.ts';
import { LateCards, cancelOpenCard, isSameCard, openAfter, showOpenCard } from './open-cards.ts';
import {
  type Asked,
  CardPrompt,
  CustomerPrompt,
  type Next,
  awaitedCard,
  cardPromptId,
  customerPromptId,
  nextAfter,
} from './prompts.ts';
import type { Understanding } from './understanding.ts';

interface PersonalChatOptions {
  readonly responder: Responder;
  readonly handlers: Handlers;
  readonly understanding: Understanding;
  readonly lateResults: LateResults;
}

/** Takes every turn in a personal chat: a press on a card, a command, or an answer to what was asked last. */
export class PersonalChat {
  /** What the chat can wait for. */
  readonly prompts: DialogSet;
  readonly #responder: Responder;
  readonly #handlers: Handlers;
  readonly #understanding: Understanding;
  readonly #lateCards: LateCards;

  constructor({ responder, handlers, understanding, lateResults }: PersonalChatOptions) {
    this.#responder = responder;
    this.#handlers = handlers;
    this.#understanding = understanding;
    this.#lateCards = new LateCards(lateResults);
    this.prompts = new DialogSet()
      .add(new CustomerPrompt({ responder, answer: (turn, asked, typed) => this.#answerTo(turn, asked, typed) }))
      .add(new CardPrompt({ responder, show: (turn, open) => showOpenCard(handlers, turn, open) }));
  }

  async take(dialog: DialogContext): Promise<void> {
    const turn = turnOf(dialog.context);
    await this.#lateCards.settle(dialog);
    const isAnswer = dialog.activeDialog !== undefined && !turn.hasFiles;
    if (turn.cardData !== undefined) await this.#press(dialog, turn);
    else if (turn.text === '' && !isAnswer) await this.#respond(dialog, () => this.#handlers.general.wordless(turn));
    else await this.#listen(dialog, turn);
  }

  async #listen(dialog: DialogContext, turn: Turn): Promise<void> {
    const meant = await this.#understanding.read(turn, dialog.activeDialog?.id === customerPromptId);
    if (meant.kind === 'refused-order') await this.#askWhoseOrder(dialog);
    else if (meant.kind === 'command') await this.#run(dialog, meant.command);
    else if (dialog.activeDialog && !isOnItsWay(dialog)) await dialog.continueDialog();
    else await this.#respond(dialog, () => this.#handlers.general.unknownCommand(turn));
  }

  /** A card that is still open is waited for; one that has had its last press no longer is. A press ends any question. */
  async #press(dialog: DialogContext, turn: Turn): Promise<void> {
    const action = parseCardAction(turn.cardData);
    const replied = await this.#respond(dialog, () => runAction(this.#handlers, turn, action));
    if (turn.isAutomatic) return;
    const awaited = awaitedCard(dialog)?.open;
    const open = openAfter({ action, replied }, awaited);
    if (isLate(replied))
      return waitOnlyFor(dialog, { id: cardPromptId, options: { open, late: { key: replied.lateKey } } });
    const awaiting = replied?.awaiting;
    if (awaiting?.kind === 'customer-for')
      return waitOnlyFor(dialog, { id: customerPromptId, options: { command: awaiting.command, isToldAlready: true } });
    if (isSameCard(open, awaited) && dialog.activeDialog?.id !== customerPromptId) return;
    await waitOnlyFor(dialog, open && { id: cardPromptId, options: { open } });
  }

  /** What is open stays open behind a question about something else; only another confirmation or new customer takes its place. */
  async #run(dialog: DialogContext, { name, words }: Command): Promise<void> {
    if (name === 'cancel') return this.#cancel(dialog);
    const { about, opensForm } = commands[name];
    if (opensForm) await dialog.cancelAllDialogs();
    const request = readCommand({ name, words }, turnOf(dialog.context));
    const replied = await this.#respond(dialog, (turn) => answerCommand(this.#handlers, turn, request));
    const { customer, rest } = request;
    const asked = { command: name, rest, isToldAlready: customer !== undefined };
    const next = about || opensForm ? nextAfter(replied, asked) : undefined;
    if (next) await waitAlsoFor(dialog, next);
    else if (customer) await this.#askAgain(dialog);
  }

  /** What was asked before is asked again behind the answer. */
  async #askAgain(dialog: DialogContext): Promise<void> {
    const before = dialog.activeDialog && this.prompts.find(dialog.activeDialog.id);
    await before?.resumeDialog(dialog, DialogReason.endCalled);
  }

  async #answerTo(turn: Turn, asked: Asked, typed: string | undefined): Promise<Reply> {
    const { command, rest, isRefused } = asked;
    if (typed === undefined && isRefused) return reply(refusedOrderCard({ language: turn.language }));
    const customer = typed === undefined ? undefined : customerWords(typed, { mentions: turn.mentions });
    return answerCommand(this.#handlers, turn, { command, words: '', customer, rest });
  }

  async #askWhoseOrder(dialog: DialogContext): Promise<void> {
    const asked = { command: 'order', isRefused: true } as const;
    await this.#respond(dialog, (turn) => this.#answerTo(turn, asked, undefined));
    await dialog.beginDialog(customerPromptId, asked);
  }

  /** A form that is on its way is waited for, so that it does not stay open behind the word that nothing is. */
  async #cancel(dialog: DialogContext): Promise<void> {
    const { late, open } = awaitedCard(dialog) ?? {};
    const wasAsking = dialog.activeDialog !== undefined;
    await dialog.cancelAllDialogs();
    await this.#respond(dialog, async (turn) => {
      const awaited = openCardIn(late && (await this.#lateCards.wait(late))) ?? open;
      return awaited
        ? cancelOpenCard(this.#handlers, turn, awaited)
        : this.#handlers.general.cancelled(turn, wasAsking);
    });
  }

  #respond({ context }: DialogContext, work: (turn: Turn) => Promise<Reply> | Reply): Promise<Replied> {
    return this.#responder.respond(context, async (turn) => work(turn));
  }
}

/** There is no card yet that words could be about. */
function isOnItsWay(dialog: DialogContext): boolean {
  return dialog.activeDialog?.id === cardPromptId && awaitedCard(dialog)?.open === undefined;
}

async function waitOnlyFor(dialog: DialogContext, next: Next | undefined): Promise<void> {
  await dialog.cancelAllDialogs();
  if (next) await dialog.beginDialog(next.id, next.options);
}

/** In front of what is waited for already. A form that is open waits for the late reply too. */
async function waitAlsoFor(dialog: DialogContext, next: Next): Promise<void> {
  const awaited = awaitedCard(dialog);
  if (awaited && next.id === cardPromptId) Object.assign(awaited, next.options);
  else await dialog.beginDialog(next.id, next.options);
}
