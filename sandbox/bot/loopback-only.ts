import type { Middleware, TurnContext } from 'botbuilder';

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

export function isLoopback(serviceUrl: string): boolean {
  return loopbackHosts.includes(URL.parse(serviceUrl)?.hostname ?? '');
}

/** Without signatures anybody could name any service URL; the sandbox bot talks to its own machine only. */
export class LoopbackOnly implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    if (!isLoopback(context.activity.serviceUrl)) throw new Error('the sandbox bot talks to loopback addresses only');
    await next();
  }
}
