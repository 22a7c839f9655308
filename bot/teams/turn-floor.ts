import { randomUUID } from 'node:crypto';
import type { Activity, Middleware, TurnContext } from 'botbuilder';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { invokeAnswer } from '../../dialogs/respond.ts';
import { cardOfFailure } from '../../dialogs/failure-card.ts';
import { type Turn, findTurn } from '../../dialogs/turn.ts';
import { languageFor } from '../../services/conversations/language.ts';
import type { Log } from '../../services/log.ts';
import { cardMessage } from '../../dialogs/card-message.ts';
import { isEdit } from './activity/turn-from-activity.ts';

const answerKey = Symbol('answer');

/** The state of the answer to a turn. */
interface AnswerState {
  kind: 'none' | 'given' | 'refused';
  status?: unknown;
}

/** Whether the agent has an answer. Teams did not take a refused one. */
export function answerIn(context: TurnContext): AnswerState['kind'] {
  return context.turnState.get<AnswerState | undefined>(answerKey)?.kind ?? 'none';
}

/** When a turn fails, the agent gets a sentence and a reference, and the log one line under that reference. */
export class TurnFloor implements Middleware {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const answer = watchAnswer(context);
    try {
      await next();
    } catch (error) {
      // The SDK's name for what the bot says of its own accord. There is nobody to answer.
      if (context.activity.type === 'event') throw error;
      await this.#end(context, error, answer);
    }
  }

  async #end(context: TurnContext, error: unknown, answer: AnswerState): Promise<void> {
    const { type } = context.activity;
    const turn = findTurn(context);
    const reference = turn?.reference ?? randomUUID();
    const isTold = await tell(context, { turn, reference, error, answer });
    this.#log.error({ reference, agentId: turn?.agent.agentId, type, err: error, isTold }, 'turn ended in an error');
  }
}

function watchAnswer(context: TurnContext): AnswerState {
  const state: AnswerState = { kind: 'none' };
  context.turnState.set(answerKey, state);
  context.onSendActivities(async (_context, activities, send) => {
    if (activities.every(({ type }) => type === 'typing')) return send();
    return noting(state, send);
  });
  context.onUpdateActivity((_context, _activity, update) => noting(state, update));
  return state;
}

async function noting<Result>(state: AnswerState, send: () => Promise<Result>): Promise<Result> {
  try {
    const sent = await send();
    state.kind = 'given';
    return sent;
  } catch (error) {
    state.kind = 'refused';
    state.status = (error as { statusCode?: unknown }).statusCode;
    throw error;
  }
}

interface Failure {
  readonly turn: Turn | undefined;
  readonly reference: string;
  readonly error: unknown;
  readonly answer: AnswerState;
}

/** True when the agent has an answer now. */
async function tell(context: TurnContext, { turn, reference, error, answer }: Failure): Promise<boolean> {
  if (answer.kind === 'given') return true;
  if (!isAsked(context.activity)) return false;
  if (answer.kind === 'refused' && !isOurFault(answer.status)) return false;
  const language = turn?.language ?? languageFor(undefined, context.activity.locale);
  const card = cardOfFailure(error, { reference, language, cardData: turn?.cardData });
  try {
    await context.sendActivity(answerWith(card, context.activity));
    return true;
  } catch {
    return false;
  }
}

/** Teams refused the content of the card, so a smaller card may pass. After any other refusal, the next card would be refused too. */
function isOurFault(status: unknown): boolean {
  return status === 400 || status === 413;
}

/** Whether an agent said or pressed something, and waits for an answer. */
export function isAsked(activity: Activity): boolean {
  const { type, name } = activity;
  return type === 'message' || isEdit(activity) || (type === 'invoke' && name === 'adaptiveCard/action');
}

function answerWith(card: AdaptiveCardJson, { type }: Activity): Partial<Activity> {
  if (type !== 'invoke') return cardMessage(card);
  return { type: 'invokeResponse', value: { status: 200, body: invokeAnswer(card) } };
}
