import { setTimeout as delay } from 'node:timers/promises';
import { type Activity, TurnContext } from 'botbuilder';
import type { AdaptiveCardJson } from '../cards/kit/card-template.ts';
import { openedBelowText, workingCard } from '../cards/kit/notice-cards.ts';
import { signInBelowText } from '../cards/sign-in/sign-in-card.ts';
import type { Log } from '../services/log.ts';
import { type ShowableCard, cardMessage, isSignInCard, isTeamsCard } from './card-message.ts';
import type { Late, LateAnswers, LateResults, Replied, Reply } from './reply.ts';
import { isUnderstood } from './failure-card.ts';
import { type AnswerNote, type Turn, noteAnswer, turnOf } from './turn.ts';

/** Teams shows an error some ten seconds after the press and then sends it again; three keep well clear of that. */
const answerWithinMs = 2_500;
const typingAfterMs = 1_000;
/** The answer to a press and an update of its message reach Teams by different ways; this keeps the update the later one. */
const orderedByMs = 500;

const late = Symbol('late');

/** What the agent sees of a failure. */
type FailureReply = (error: unknown, turn: Turn) => Promise<Reply>;

/** Answers turns with cards: in place where a card was used that does not open below, as a new message otherwise, and never too late. */
export class Responder {
  readonly #lateAnswers: LateAnswers;
  readonly #lateResults: LateResults;
  readonly #failureReply: FailureReply;
  readonly #log: Log;

  constructor(options: { lateAnswers: LateAnswers; lateResults: LateResults; failureReply: FailureReply; log: Log }) {
    this.#lateAnswers = options.lateAnswers;
    this.#lateResults = options.lateResults;
    this.#failureReply = options.failureReply;
    this.#log = options.log;
  }

  /**
   * Shows what `work` comes to. When it takes long, the agent sees at once that it is being worked on, and the card is
   * replaced later; what the conversation then waits for is saved before that, under a key. `work` must not touch the turn context, which it may outlive.
   */
  async respond(context: TurnContext, work: (turn: Turn) => Promise<Reply>): Promise<Replied> {
    const turn = turnOf(context);
    const failed: { note?: AnswerNote } = {};
    const result = this.#withoutFailure(turn, work, (note) => (failed.note = note));
    const inTime = await this.#waitFor(context, result);
    const note = inTime === late ? 'late' : failed.note;
    if (note) noteAnswer(context, note);
    if (inTime === late) return this.#promise(context, result);
    const shownIn = await this.#show(context, inTime.card);
    if (shownIn !== undefined) await inTime.noteMessage?.(shownIn);
    const { afterwards } = inTime;
    if (afterwards) turn.afterAnswer(async (wasTaken) => (wasTaken ? afterwards(shownIn) : undefined));
    return inTime;
  }

  async #waitFor(context: TurnContext, result: Promise<Reply>): Promise<Reply | typeof late> {
    let timer: NodeJS.Timeout | undefined;
    const after = (ms: number) =>
      new Promise<typeof late>((resolve) => {
        timer = setTimeout(resolve, ms, late);
      });
    try {
      const quick = await Promise.race([result, after(typingAfterMs)]);
      if (quick !== late) return quick;
      if (context.activity.type !== 'invoke') showTyping(context);
      return await Promise.race([result, after(answerWithinMs - typingAfterMs)]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #promise(context: TurnContext, work: Promise<Reply>): Promise<Late | undefined> {
    const turn = turnOf(context);
    const activityId = await this.#show(context, workingCard({ language: turn.language }));
    if (activityId === undefined) return undefined;
    const lateKey = turn.reference;
    const conversation = TurnContext.getConversationReference(context.activity);
    const saved = work.then((late) => this.#save(lateKey, late));
    turn.afterAnswer(async () => {
      await delay(orderedByMs);
      await this.#lateAnswers.finish({ conversation, activityId, reference: lateKey, work: saved });
    });
    return { lateKey };
  }

  /** A reply that cannot be remembered is shown all the same: its buttons carry what they need. */
  async #save(lateKey: string, late: Reply): Promise<Reply> {
    try {
      await this.#lateResults.save(lateKey, late.awaiting);
    } catch (error) {
      this.#log.warn({ reference: lateKey, err: error }, 'late answer was not remembered');
    }
    return late;
  }

  async #withoutFailure(
    turn: Turn,
    work: (turn: Turn) => Promise<Reply>,
    onFailure: (note: AnswerNote) => void,
  ): Promise<Reply> {
    try {
      return await work(turn);
    } catch (error) {
      onFailure(isUnderstood(error) ? 'refused' : 'failed');
      return this.#failureReply(error, turn);
    }
  }

  /** Returns the id of the message that holds the card. */
  async #show(context: TurnContext, card: ShowableCard): Promise<string | undefined> {
    const { cardActivityId, isPress } = turnOf(context);
    if (isPress) return this.#answerPress(context, card);
    const message = cardMessage(card) as Activity;
    if (cardActivityId === undefined) return (await context.sendActivity(message))?.id;
    const replaced = await this.#replaceCard(context, { ...message, id: cardActivityId });
    return replaced ?? (await context.sendActivity(message))?.id;
  }

  /** In place of the card that was used, or below it. Teams takes cards of its own only as messages. */
  async #answerPress(context: TurnContext, card: ShowableCard): Promise<string | undefined> {
    const { cardActivityId, isAutomatic, opensBelow, language } = turnOf(context);
    const isBelow = opensBelow || isTeamsCard(card);
    const below = isBelow ? (await context.sendActivity(cardMessage(card)))?.id : undefined;
    const beside = isSignInCard(card) ? signInBelowText({ language }) : openedBelowText({ language });
    const body = opensBelow || isTeamsCard(card) ? invokeText(beside) : invokeAnswer(card);
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    return isAutomatic ? undefined : (below ?? cardActivityId);
  }

  /** Undefined when the message that held the card is gone, or cannot be changed for another reason. */
  async #replaceCard(context: TurnContext, message: Activity): Promise<string | undefined> {
    try {
      await context.updateActivity(message);
      return message.id;
    } catch (error) {
      this.#log.warn({ reference: turnOf(context).reference, err: error }, 'card was not replaced');
      return undefined;
    }
  }
}

/** Not awaited: the reply counts, and may well arrive where this did not. */
function showTyping(context: TurnContext): void {
  context.sendActivity({ type: 'typing' }).catch(() => undefined);
}

/** Said beside the card that was used, which stays as it is with what was typed into it. */
export function invokeText(text: string) {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

/** The card takes the place of the one that was used. */
export function invokeAnswer(card: AdaptiveCardJson) {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}
