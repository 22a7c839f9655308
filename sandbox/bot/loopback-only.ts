import type { Middleware, TurnContext } from 'botbuilder';

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Without signatures anybody could name any service URL; the sandbox bot talks to its own machine only. */
export class LoopbackOnly implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const { hostname } = new URL(context.activity.serviceUrl);
    if (!loopbackHosts.includes(hostname)) throw new Error('the sandbox bot talks to loopback addresses only');
    await next();
  }
}
