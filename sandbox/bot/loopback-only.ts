import type { Middleware, TurnContext } from 'botbuilder';

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

export function isLoopback(serviceUrl: string): boolean {
  return loopbackHosts.includes(URL.parse(serviceUrl)?.hostname ?? '');
}

/** Without signatures anybody could name any service URL; the sandbox bot talks to its own machine only. */
export class LoopbackOnly implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    if (isLoopback(context.activity.serviceUrl)) return next();
    // Whatever failed here would be told to that very address.
    await context.sendActivity({ type: 'invokeResponse', value: { status: 403 } });
  }
}
