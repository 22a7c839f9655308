import type { OpenForm } from '../../cards/kit/open-form.ts';
import type { DialogContext } from 'botbuilder-dialogs';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { parseCardAction } from '../../cards/kit/card-actions.ts';
import type { Clock } from '../../services/clock.ts';
import { dayMs } from '../../services/duration.ts';
import { askCustomer } from '../customers/ask-customer.ts';
import { customerWords } from '../customers/parse-customer-command.ts';
import { type LateResults, type Replied, type Reply, isLate, openCardIn } from '../reply.ts';
import type { Responder } from '../respond.ts';
import { type Turn, turnOf } from '../turn.ts';
import { runAction } from './actions.ts';
import type { Task } from '../sign-in/task.ts';
import type { AnswerRequest, CustomerWords } from './answer-request.ts';
import type { Handlers } from './handlers.ts';
import type { Command } from './command.ts';
import { answerCommand, commands, readCommand, withoutAct } from './commands.ts';
import { LateCards, cancelOpenCard, findOpenForm, isSameCard, openAfter, showOpenCard } from './open-cards.ts';
import {
  type Asked,
  type Next,
  askedIn,
  awaitedCard,
  cardPrompt,
  cardPromptId,
  customerPrompt,
  customerPromptId,
  endQuestion,
  nextAfter,
} from './prompts.ts';
import type { SmallTalk } from './small-talk.ts';
import type { Understanding } from './understanding.ts';

interface PersonalChatOptions {
  readonly responder: Responder;
  readonly handlers: Handlers;
  readonly understanding: Understanding;
  readonly lateResults: LateResults;
  readonly clock: Clock;
}

/** A question that nobody answered for so long is forgotten. */
const questionLastsMs = dayMs;

/** Takes every turn in a personal chat: a press on a card, a command, or an answer to what was asked last. */
export class PersonalChat {
  /** What the chat can wait for. */
  readonly prompts = new DialogSet().add(customerPrompt).add(cardPrompt);
  readonly #options: PersonalChatOptions;
  readonly #lateCards: LateCards;

  constructor(options: PersonalChatOptions) {
    this.#options = options;
    this.#lateCards = new LateCards(options.lateResults);
  }

  async take(dialog: DialogContext): Promise<void> {
    const turn = turnOf(dialog.context);
    const late = await this.#lateCards.settle(dialog);
    if (late) await this.#begin(dialog, late);
    const asked = this.#askedNow(dialog);
    if (turn.cardData !== undefined) await this.#press(dialog, turn);
    else if (turn.text !== '') await this.#listen(dialog, turn, asked);
    else if (asked && !turn.hasFiles) await this.#respond(dialog, () => this.#askAgain(turn, asked));
    else await this.#respond(dialog, () => this.#wordless(turn));
  }

  /** A file that may be a list of customers is read as one. */
  #wordless(turn: Turn): Promise<Reply> | Reply {
    const { lists, general } = this.#options.handlers;
    const file = lists.fileIn(turn);
    return file ? lists.receive(turn, file) : general.wordless(turn);
  }

  /** Goes on, after a sign-in, with what the agent was doing. A press stands in the turn. */
  async resume(dialog: DialogContext, task: Task): Promise<void> {
    const late = await this.#lateCards.settle(dialog);
    if (late) await this.#begin(dialog, late);
    if (task.kind === 'press') await this.#press(dialog, turnOf(dialog.context));
    else await this.#answerRequest(dialog, task.request);
  }

  #askedNow(dialog: DialogContext): Asked | undefined {
    const asked = askedIn(dialog);
    if (asked?.askedAt === undefined || this.#now() - asked.askedAt < questionLastsMs) return asked;
    endQuestion(dialog);
    return undefined;
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }

  /** Whatever is understood ends the question that was asked before it. */
  async #listen(dialog: DialogContext, turn: Turn, asked: Asked | undefined): Promise<void> {
    const meant = await this.#options.understanding.read(turn, asked !== undefined);
    if (meant.kind === 'other' && asked) return this.#hear(dialog, turn, asked);
    if (meant.kind === 'command' && !(turn.isEdited && meant.command.name === 'cancel'))
      return this.#run(dialog, meant.command);
    endQuestion(dialog);
    if (meant.kind === 'refused-order') return this.#askWhoseOrder(dialog);
    if (meant.kind === 'small-talk') return this.#chat(dialog, meant.talk);
    const { general } = this.#options.handlers;
    await this.#respond(dialog, async () => {
      const open = await this.#openForm(dialog, turn);
      return meant.kind === 'offer' ? general.offer(turn, meant.offer, open) : general.unknownCommand(turn, open);
    });
  }

  /** A form comes back only when it is asked for. */
  async #chat(dialog: DialogContext, talk: SmallTalk): Promise<void> {
    const { handlers } = this.#options;
    const { open } = awaitedCard(dialog) ?? {};
    if (talk !== 'goOn') await this.#respond(dialog, (turn) => handlers.general.smallTalk(turn, talk));
    else if (open) await this.#respond(dialog, (turn) => showOpenCard(handlers, turn, open));
    else await this.#respond(dialog, (turn) => handlers.general.unknownCommand(turn));
  }

  async #openForm(dialog: DialogContext, turn: Turn): Promise<OpenForm | undefined> {
    const { open } = awaitedCard(dialog) ?? {};
    return open && findOpenForm(this.#options.handlers, turn, open);
  }

  /** An answer to what was asked last. A second one that finds nobody ends the question. */
  async #hear(dialog: DialogContext, turn: Turn, asked: Asked): Promise<void> {
    endQuestion(dialog);
    const customer = customerWords(turn.text, { mentions: turn.mentions });
    const replied = await this.#respond(dialog, () => this.#answer(turn, asked, customer));
    const isOver = asked.hasMissed && !isLate(replied) && replied?.awaiting.kind === 'customer';
    if (!isOver) await this.#waitAfter(dialog, replied, { ...asked, hasMissed: true });
  }

  /** A card that is still open is waited for; one that has had its last press no longer is. A press ends any question. */
  async #press(dialog: DialogContext, turn: Turn): Promise<void> {
    const action = parseCardAction(turn.cardData);
    const replied = await this.#respond(dialog, () => runAction(this.#options.handlers, turn, action));
    if (turn.isAutomatic) return;
    const awaited = awaitedCard(dialog)?.open;
    const open = openAfter({ action, replied }, awaited);
    if (isLate(replied))
      return this.#waitOnlyFor(dialog, { id: cardPromptId, options: { open, late: { key: replied.lateKey } } });
    const awaiting = replied?.awaiting;
    if (awaiting?.kind === 'customer-for')
      return this.#waitOnlyFor(dialog, { id: customerPromptId, options: { command: awaiting.command } });
    if (isSameCard(open, awaited) && !askedIn(dialog)) return;
    await this.#waitOnlyFor(dialog, open && { id: cardPromptId, options: { open } });
  }

  async #run(dialog: DialogContext, { name, words }: Command): Promise<void> {
    if (name === 'cancel') return this.#cancel(dialog);
    const turn = turnOf(dialog.context);
    const read = readCommand({ name, words }, turn);
    return this.#answerRequest(dialog, turn.isEdited ? withoutAct(read) : read);
  }

  /** What is open stays open over a question about something else; only another confirmation or new customer takes its place. */
  async #answerRequest(dialog: DialogContext, request: AnswerRequest): Promise<void> {
    endQuestion(dialog);
    const { about, opensForm } = commands[request.command];
    if (opensForm) await dialog.cancelAllDialogs();
    const replied = await this.#respond(dialog, (turn) => answerCommand(this.#options.handlers, turn, request));
    const { command, customer, rest } = request;
    if (about || opensForm)
      await this.#waitAfter(dialog, replied, { command, rest, hasMissed: customer !== undefined });
  }

  #answer(turn: Turn, { command, rest }: Asked, customer?: CustomerWords): Promise<Reply> {
    return answerCommand(this.#options.handlers, turn, { command, words: '', customer, rest });
  }

  async #askAgain(turn: Turn, asked: Asked): Promise<Reply> {
    const { customers } = this.#options.handlers;
    return asked.isRefused
      ? askCustomer(customers, turn, { command: 'order', isRefused: true })
      : this.#answer(turn, asked);
  }

  async #askWhoseOrder(dialog: DialogContext): Promise<void> {
    const asked = { command: 'order', isRefused: true } as const;
    await this.#respond(dialog, (turn) => this.#askAgain(turn, asked));
    await this.#waitAlsoFor(dialog, { id: customerPromptId, options: asked });
  }

  /** The question goes first, and a form below it stays. A form that is on its way is waited for, so that it does not stay open behind the word that nothing is. */
  async #cancel(dialog: DialogContext): Promise<void> {
    const { handlers } = this.#options;
    const { late, open } = awaitedCard(dialog) ?? {};
    if (askedIn(dialog)) {
      endQuestion(dialog);
      await this.#respond(dialog, (turn) => handlers.general.cancelled(turn, true));
      return;
    }
    await dialog.cancelAllDialogs();
    await this.#respond(dialog, async (turn) => {
      const awaited = openCardIn(late && (await this.#lateCards.wait(late))) ?? open;
      return awaited ? cancelOpenCard(handlers, turn, awaited) : handlers.general.cancelled(turn, false);
    });
  }

  async #waitAfter(dialog: DialogContext, replied: Replied, asked: Asked): Promise<void> {
    const next = nextAfter(replied, asked);
    if (next) await this.#waitAlsoFor(dialog, next);
  }

  async #waitOnlyFor(dialog: DialogContext, next: Next | undefined): Promise<void> {
    await dialog.cancelAllDialogs();
    if (next) await this.#begin(dialog, next);
  }

  /** In front of what is waited for already. A form that is open waits for the late reply too. */
  async #waitAlsoFor(dialog: DialogContext, next: Next): Promise<void> {
    const awaited = awaitedCard(dialog);
    if (awaited && next.id === cardPromptId) Object.assign(awaited, next.options);
    else await this.#begin(dialog, next);
  }

  async #begin(dialog: DialogContext, { id, options }: Next): Promise<void> {
    await dialog.beginDialog(id, id === customerPromptId ? { ...options, askedAt: this.#now() } : options);
  }

  #respond({ context }: DialogContext, work: (turn: Turn) => Promise<Reply> | Reply): Promise<Replied> {
    return this.#options.responder.respond(context, async (turn) => work(turn));
  }
}
