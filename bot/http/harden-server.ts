import type { Server } from 'node:http';

/** Well below what a process may have open, and far above what Teams and probes need. */
const mostConnections = 2_000;

const limits = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  /** How often Node looks for requests that are over those two. */
  connectionsCheckingInterval: 5_000,
  /** Longer than the minute for which proxies usually keep an idle connection, so that it is they who end it. */
  keepAliveTimeout: 75_000,
  /** Of a connection on which nothing moves: a turn takes some 20 seconds at most. */
  timeout: 120_000,
  maxHeadersCount: 100,
  maxConnections: mostConnections,
};

/** Limits what a client can hold on to before anybody knows who it is. To be called before the server listens. */
export function hardenServer(server: Server): void {
  Object.assign(server, limits);
  // restify listens for upgrades on every server and forgets them, and a socket that was handed over has no time limit of
  // Node's. With no listener left, Node answers the request as if nothing else had been asked for.
  server.removeAllListeners('upgrade');
}
