import { setTimeout as delay } from 'node:timers/promises';
import type { Middleware, TurnContext } from 'botbuilder';

/** Long enough for the connector client's own retries. */
const sendWithinMs = 15_000;

/** The connector client of botbuilder 4.23 waits for an answer for ever. */
export class SendDeadline implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    context.onSendActivities((_context, _activities, send) => inTime(send()));
    context.onUpdateActivity((_context, _activity, update) => inTime(update()));
    await next();
  }
}

async function inTime<Result>(sent: Promise<Result>): Promise<Result> {
  const timer = new AbortController();
  const tooLate = delay(sendWithinMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error('the Bot Connector did not answer in time');
  });
  try {
    return await Promise.race([sent, tooLate]);
  } finally {
    tooLate.catch(() => undefined);
    timer.abort();
  }
}
