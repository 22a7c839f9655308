import { setTimeout as delay } from 'node:timers/promises';
import type { Middleware, TurnContext } from 'botbuilder';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';

/** Long enough for the connector client's own retries, and for some of ours. */
const sendWithinMs = 15_000;
const firstWaitMs = 500;

const sendFailed = Symbol('send failed');

/** Whether Teams did not take something in this turn, so that it is no use to send more. */
export function hasSendFailed(context: TurnContext): boolean {
  return context.turnState.get(sendFailed) === true;
}

/** The connector client of botbuilder 4.23 waits for an answer for ever, and does not repeat all that Teams asks to repeat. */
export class SendPolicy implements Middleware {
  readonly #retry = retry(handleWhen(asksToRepeat), {
    backoff: new ExponentialBackoff({ initialDelay: firstWaitMs }),
  });

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    context.onSendActivities((_context, _activities, send) => this.#inTime(context, send));
    context.onUpdateActivity((_context, _activity, update) => this.#inTime(context, update));
    await next();
  }

  async #inTime<Result>(context: TurnContext, send: () => Promise<Result>): Promise<Result> {
    const over = new AbortController();
    const tooLate = delay(sendWithinMs, undefined, { signal: over.signal }).then(() => {
      throw new Error('the Bot Connector did not answer in time');
    });
    try {
      return await Promise.race([this.#retry.execute(send, over.signal), tooLate]);
    } catch (error) {
      context.turnState.set(sendFailed, true);
      throw error;
    } finally {
      tooLate.catch(() => undefined);
      over.abort();
    }
  }
}

/** As bots/how-to/rate-limit asks for. The client repeats 5xx and cut connections itself, and 429 with a Retry-After. */
function asksToRepeat(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: unknown };
  return statusCode === 429 || statusCode === 412;
}
