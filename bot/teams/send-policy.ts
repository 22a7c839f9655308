import { setTimeout as delay } from 'node:timers/promises';
import type { Middleware, TurnContext } from 'botbuilder';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';

/** Long enough for the connector client's own retries, and for some of ours. */
const sendWithinMs = 15_000;
const firstWaitMs = 500;

/** The connector client of botbuilder 4.23 waits for an answer for ever, and does not repeat all that Teams asks to repeat. */
export class SendPolicy implements Middleware {
  readonly #retry = retry(handleWhen(asksToRepeat), {
    backoff: new ExponentialBackoff({ initialDelay: firstWaitMs }),
  });

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    context.onSendActivities((_context, _activities, send) => this.#inTime(send));
    context.onUpdateActivity((_context, _activity, update) => this.#inTime(update));
    await next();
  }

  async #inTime<Result>(send: () => Promise<Result>): Promise<Result> {
    const over = new AbortController();
    const tooLate = delay(sendWithinMs, undefined, { signal: over.signal }).then(() => {
      throw new Error('the Bot Connector did not answer in time');
    });
    try {
      return await Promise.race([this.#retry.execute(send, over.signal), tooLate]);
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
